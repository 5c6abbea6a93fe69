import { largestWarning } from '../words/largestWarning.ts';
import type { Comparison } from './comparison.ts';
import type { ComparedCounts } from './sideCounts.ts';

/** From this share of a period's amount on a single deal decides what its rate by value is. */
const LARGE_SHARE = 0.2;

/** A sentence for each side whose rate by value rests on one deal; none by count. */
export const largestDeals = (comparison: Comparison, counts: ComparedCounts): string[] =>
  (['before', 'after'] as const).flatMap((side) => {
    if (comparison.measure !== 'value') return [];
    const { value, largest = 0 } = counts[side];
    const share = value && value.amount > 0 ? largest / value.amount : 0;
    return share >= LARGE_SHARE ? [largestWarning(comparison[side].label, share)] : [];
  });
