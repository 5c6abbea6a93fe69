import type { Rule } from './advice.ts';
import { cycleLonger, mixShift, quarterEnd, repQuestion } from './book.ts';
import { fillColumn } from './fillColumn.ts';
import { lookAgain } from './lookAgain.ts';
import { openDeals } from './openDeals.ts';
import { emergingSegment, losingCombination, segmentDrop, weakSegment } from './segments.ts';

/**
 * The rule book. A rule looks at what was told, never at what was not: alerts have survived their budget, drivers,
 * seasons and drifts their corrected tests; facts are counted. Nothing here says why: an action worth money is worth it
 * if the association is causal, and names the trial that would show it. Earlier rules win where two say the same of the
 * same deals.
 */
export const RULES: readonly Rule[] = [
  segmentDrop,
  losingCombination,
  weakSegment,
  emergingSegment,
  mixShift,
  openDeals,
  cycleLonger,
  repQuestion,
  quarterEnd,
  lookAgain,
  fillColumn,
];
