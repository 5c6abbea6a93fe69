import type { Analysis } from '../../domain/analysis.ts';
import { findingId } from '../../domain/findingId.ts';
import { dealsPerArm } from '../../stats/dealsPerArm.ts';
import { moneyNotes } from '../../words/recommendNotes.ts';
import { trialNotes } from '../../words/recommendTrial.ts';
import { advise, type Rule } from './advice.ts';
import { dealsPerWeek, weeksFor } from './pace.ts';

/** Changes people speak of, in points/100; the next finer one than could be seen is the one to wait for. */
const STEPS = [0.2, 0.1, 0.05, 0.03, 0.02, 0.01];
/** Finer by less than this is not finer. */
const CLEARLY_FINER = 0.8;

/**
 * No evidence: what to do instead. Change nothing on the strength of this gap; it says what change could have been seen,
 * and when to look again: how long until two periods, one after the other, have deals enough to show the next finer one.
 * The earlier of the two is there already where the file holds so many.
 */
export const lookAgain: Rule = ({ analysis }) => {
  const { verdict, totals } = analysis;
  const { kind, before, after, smallestDetectable } = verdict;
  if (kind !== 'no-evidence' && kind !== 'too-few-deals') return [];
  if (!before || !after || smallestDetectable === null) return [];
  const byValue = verdict.measure === 'value';
  const rate = byValue
    ? (before.winRate.estimate + after.winRate.estimate) / 2
    : (before.won + after.won) / (before.deals + after.deals);
  const step = STEPS.find((one) => one < CLEARLY_FINER * smallestDetectable && rate > one);
  const fine = CLEARLY_FINER * smallestDetectable <= Math.min(...STEPS);
  const deals = step === undefined ? null : dealsFor(verdict, rate, step);
  const closed = totals.won + totals.lost;
  const still = deals === null ? 0 : deals + Math.max(0, deals - closed);
  // Deals that close count on the day: no cycle has to be waited for.
  const weeks = deals === null ? null : weeksFor(still, dealsPerWeek(analysis), null);
  const about = {
    enough: kind === 'no-evidence',
    visible: smallestDetectable,
    step: step ?? null,
    weeks,
  };
  return [
    advise('look-again', about, {
      because: [findingId.verdict, findingId.period(after.label)],
      horizon: 'quarter',
      moneyNote: moneyNotes.noEvidence,
      test:
        deals === null || step === undefined
          ? null
          : { deals, arms: 1, weeks, from: rate, to: rate - step },
      testNote: deals === null ? (fine ? trialNotes.fineEnough : trialNotes.tooRare) : null,
    }),
  ];
};

/**
 * Deals of a period that would show a change of this size. By value from what the two periods could show, as that knows
 * how unequal the amounts are: half the change takes four times the deals.
 */
function dealsFor(
  { measure, before, after, smallestDetectable, designEffect }: Analysis['verdict'],
  rate: number,
  step: number,
): number | null {
  if (measure === 'value') {
    if (!before || !after || smallestDetectable === null) return null;
    const each = 2 / (1 / before.deals + 1 / after.deals);
    return Math.ceil(each * (smallestDetectable / step) ** 2);
  }
  const size = dealsPerArm(rate, rate - step);
  return size === null ? null : Math.ceil(size * Math.max(1, designEffect ?? 1));
}
