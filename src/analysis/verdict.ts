import type { Clock } from '../domain/document/periods.ts';
import type { ComparedPeriod, Verdict, VerdictKind } from '../domain/document/verdict.ts';
import type { Interval } from '../domain/interval.ts';
import { differenceTest } from '../stats/differenceTest.ts';
import { unusualMovement } from '../stats/dispersion.ts';
import { newcombe } from '../stats/newcombe.ts';
import { smallestDetectable } from '../stats/smallestDetectable.ts';
import { wilson } from '../stats/wilson.ts';
import { verdictSentence } from '../words/verdictSentence.ts';
import type { Comparison, Side } from './comparison.ts';

/** Closed deals and wins of a compared period. */
export interface SideCounts {
  deals: number;
  won: number;
}

export interface Clustering {
  /** Variance ratio ≥ 1. */
  designEffect: number;
  by: 'account' | 'rep';
}

/** A smallest detectable change above this makes "no evidence" an empty statement. */
const TOO_COARSE = 0.1;
/** Fewer earlier quarters say nothing about what is usual. */
const FEWEST_EARLIER = 3;

/** What is decided before the sentence: did the win rate move? See statistics.md, section 2. */
export function judge(
  comparison: Comparison,
  counts: { before: SideCounts; after: SideCounts; earlier: SideCounts[] },
  clustering: Clustering | null,
  materiality: number,
  looksTried: number,
): Verdict {
  const { before, after } = counts;
  const effect = clustering?.designEffect ?? 1;
  const change = newcombe(before, after, effect);
  const test = differenceTest(before, after, effect);
  const detectable = smallestDetectable(before, after, effect);
  const sides = {
    before: compared(comparison.before, before),
    after: compared(comparison.after, after),
  };
  if (!change || !test || !sides.before || !sides.after)
    return withoutVerdict('One of the two quarters has no closed deals.', comparison.clock);
  const binomial = differenceTest(before, after);
  const enough = counts.earlier.length >= FEWEST_EARLIER && binomial;
  const unusual = enough ? unusualMovement(binomial.z, counts.earlier) : null;
  const verdict = {
    kind: kindOf(change, detectable, materiality),
    before: sides.before,
    after: sides.after,
    change,
    pValue: test.pValue,
    test: test.test,
    smallestDetectable: detectable,
    clock: comparison.clock,
    designEffect: clustering?.designEffect ?? null,
    clusteredBy: clustering && clustering.designEffect > 1 ? clustering.by : null,
    unusual: unusual && { ...unusual, periods: counts.earlier.length },
    looks: {
      chosenByUser: comparison.chosenByUser,
      tried: comparison.chosenByUser ? looksTried : 1,
    },
    sensitivity: [],
    reason: null,
  };
  return { ...verdict, sentence: verdictSentence(verdict) };
}

function kindOf(change: Interval, detectable: number | null, materiality: number): VerdictKind {
  const excludesZero = change.low > 0 || change.high < 0;
  if (excludesZero && Math.abs(change.estimate) >= materiality)
    return change.estimate < 0 ? 'declined' : 'improved';
  const coarse = detectable === null || detectable > TOO_COARSE;
  return !excludesZero && coarse ? 'too-few-deals' : 'no-evidence';
}

function compared(side: Side, { deals, won }: SideCounts): ComparedPeriod | null {
  const winRate = wilson(won, deals);
  return winRate && { label: side.label, from: side.from, to: side.to, deals, won, winRate };
}

/** A file without two periods to compare still has a Brief: it says so. */
export function withoutVerdict(reason: string, clock: Clock): Verdict {
  const verdict = {
    kind: 'too-few-deals' as const,
    before: null,
    after: null,
    change: null,
    pValue: null,
    test: null,
    smallestDetectable: null,
    clock,
    designEffect: null,
    clusteredBy: null,
    unusual: null,
    looks: { chosenByUser: false, tried: 1 },
    sensitivity: [],
    reason,
  };
  return { ...verdict, sentence: verdictSentence(verdict) };
}
