import type { Analysis } from '../../domain/analysis.ts';
import type { Recommendation } from '../../domain/document/recommendations.ts';
import { dealsPerArm } from '../../stats/dealsPerArm.ts';
import { trialNotes } from '../../words/recommendTrial.ts';
import { weeksFor } from './pace.ts';

/** Smaller effects are not worth a trial. */
const LEAST_EFFECT = 0.01;

/**
 * Every second deal is handled the new way: how many it takes until the difference shows.
 * @param from the rate as it is, 0–1   @param effect the shrunk size of what could be made good, over 0
 * @param pace deals of the segment that close in a week
 */
export function trialOf(
  { totals }: Pick<Analysis, 'totals'>,
  from: number | null,
  effect: number,
  pace: number | null,
): Pick<Recommendation, 'test' | 'testNote'> {
  if (from === null || effect < LEAST_EFFECT) return { test: null, testNote: trialNotes.tooSmall };
  const to = from + effect;
  const size = to < 1 ? dealsPerArm(from, to) : null;
  if (size === null) return { test: null, testNote: trialNotes.tooSmall };
  const deals = Math.ceil(size);
  const weeks = weeksFor(2 * deals, pace, totals.cycleDays?.p90 ?? null);
  return { test: { deals, arms: 2, weeks, from, to }, testNote: null };
}
