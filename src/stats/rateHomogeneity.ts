import type { Counts } from './counts.ts';
import { differenceTest } from './differenceTest.ts';
import { chiSquareUpper } from './distributions.ts';

/** Fewest wins and losses to expect of a level, for the chi-square to hold. */
const FEWEST_EXPECTED = 5;

/**
 * Do the win rates of the levels of a field differ? Pearson's chi-square over levels × (won, lost). Levels with fewer
 * than 5 expected wins or losses are taken together, so that thin levels can't fake a difference; two levels are held
 * against each other by `differenceTest`, exactly where they are thin.
 * @returns the p-value, 0…1; null when fewer than two levels have deals, or fewer than two remain
 * @see Pearson 1900, Cochran 1954; R: prop.test(won, deals, correct = FALSE)$p.value
 */
export function rateHomogeneity(levels: readonly Counts[]): number | null {
  const filled = levels.filter(({ deals }) => deals > 0);
  const [first, second] = filled;
  if (!first || !second) return null;
  if (filled.length === 2) return differenceTest(first, second)?.pValue ?? null;
  const rate = sumOf(filled).won / sumOf(filled).deals;
  if (rate <= 0 || rate >= 1) return 1;
  const groups = grouped(filled, Math.min(rate, 1 - rate));
  if (groups.length < 2) return null;
  let chiSquare = 0;
  for (const { deals, won } of groups)
    chiSquare += (won - deals * rate) ** 2 / (deals * rate * (1 - rate));
  return chiSquareUpper(chiSquare, groups.length - 1);
}

/** Thin levels as one; where even that is thin, with the smallest of the others. */
function grouped(levels: readonly Counts[], rarer: number): Counts[] {
  const thin = ({ deals }: Counts): boolean => deals * rarer < FEWEST_EXPECTED;
  const rest = sumOf(levels.filter(thin));
  const groups = levels.filter((level) => !thin(level)).toSorted((a, b) => a.deals - b.deals);
  if (rest.deals === 0) return groups;
  const [smallest, ...others] = groups;
  return thin(rest) && smallest ? [sumOf([rest, smallest]), ...others] : [rest, ...groups];
}

const sumOf = (levels: readonly Counts[]): Counts => ({
  deals: levels.reduce((sum, { deals }) => sum + deals, 0),
  won: levels.reduce((sum, { won }) => sum + won, 0),
});
