import type { Rep } from '../../domain/document/reps.ts';
import { exactBinomial } from '../../stats/exactBinomial.ts';

/**
 * The larger of a rep's funnel p and the exact binomial one. The funnel's normal law is too narrow where few wins are
 * expected, just where the smallest p of many reps lies (simulated, 100 reps with 6 expected wins each: 3% of files with a
 * false alert at a share of 0.7%; 22% of files with a rep at q < 0.10).
 */
export const cautiousRepP = ({
  won,
  deals,
  expected,
  pValue,
}: Pick<Rep, 'won' | 'deals' | 'expected' | 'pValue'>): number | null =>
  pValue === null || expected === null
    ? pValue
    : Math.max(pValue, exactBinomial(won, deals, expected));
