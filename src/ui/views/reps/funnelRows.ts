import type { FunnelLimits, FunnelRow } from '../../../charts/repFunnelOption.ts';
import type { Rep, RepSpread } from '../../../domain/document/reps.ts';
import { count, percent, points, pointsRange, rate } from '../../text/format.ts';

const Z95 = 1.96;
const Z998 = 3.09;

/** Reps who have an expectation, in the order given. */
export const funnelRows = (
  reps: readonly Rep[],
  { tellApart }: Pick<RepSpread, 'tellApart'>,
): FunnelRow[] =>
  reps.flatMap(({ rep, deals, winRate, expected, difference, outside }) => {
    if (!winRate || expected === null || !difference) return [];
    const limit = outside === null ? '' : `\noutside the ${outside}% limits`;
    return [
      {
        label: rep,
        deals,
        difference: difference.estimate,
        outside,
        named: tellApart,
        tip: `${rep}: ${points(difference)} points (${pointsRange(difference)})\n${rate(winRate)} of ${count(deals)} closed deals, ${percent(expected)} expected${limit}`,
      },
    ];
  });

/**
 * The limits of one deal of an average book: those that reps are judged by, over the root of their deals. The fields tell
 * some deals apart, so they are narrower than a binomial's.
 */
export function funnelLimits(
  reps: readonly Pick<Rep, 'deals' | 'chanceError'>[],
): FunnelLimits | null {
  const known = reps.filter(({ chanceError }) => chanceError !== null);
  const deals = known.reduce((sum, one) => sum + one.deals, 0);
  if (deals === 0) return null;
  const variance = known.reduce(
    (sum, one) => sum + one.deals * one.deals * (one.chanceError ?? 0) ** 2,
    0,
  );
  const one = Math.sqrt(variance / deals);
  return { inner: Z95 * one, outer: Z998 * one };
}

/** What the picture says, for those who can't see it. */
export const funnelAlternative = (rows: readonly FunnelRow[]): string =>
  `Points won beyond expectation by closed deals: ${rows
    .map(({ tip }) => tip.replaceAll('\n', ', '))
    .join('; ')}.`;
