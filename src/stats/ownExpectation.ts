import type { RepPeriod } from './consistency.ts';
import { shifted, shiftToTotal } from './shiftToTotal.ts';

/** One part of somebody's deals against what is expected of that person there. */
export interface OwnPart {
  /** Rate to be expected of one who is as good here as over all. */
  rate: number;
  /** (won − expected) / its standard error; null where all of the deals are of this part, or nothing is open to chance. */
  z: number | null;
}

/** What rounding leaves of no variance. */
const NO_VARIANCE = 1e-9;

/**
 * Is somebody better in one part of their deals than in the rest? All expectations are moved to the person's own level,
 * so that one who wins more everywhere is strong in nothing. z² is Rao's score statistic of that part against the others.
 * @param parts of one person, which together are all of their deals; expected rates as the mix alone would have it
 * @returns one for each part; null when all of the deals ended alike
 * @see Rao 1948; R: m <- glm(cbind(won, lost) ~ 1 + offset(qlogis(rate)), binomial),
 * anova(m, update(m, . ~ . + (part == l)), test = 'Rao')$Rao is z², where `varianceRatio` is 1
 */
export function ownExpectation(parts: readonly RepPeriod[]): OwnPart[] | null {
  const won = parts.reduce((sum, one) => sum + one.won, 0);
  const shift = shiftToTotal(parts, won);
  if (shift === null) return null;
  const moved = parts.map((one) => {
    const rate = shifted(one.rate, shift);
    return { ...one, rate, variance: one.deals * rate * (1 - rate) * one.varianceRatio };
  });
  const all = moved.reduce((sum, one) => sum + one.variance, 0);
  return moved.map(({ deals, won: own, rate, variance }) => {
    const left = variance * (1 - variance / all);
    const told = all > 0 && left > NO_VARIANCE * all;
    return { rate, z: told ? (own - deals * rate) / Math.sqrt(left) : null };
  });
}
