import type { ComparedPeriod, Verdict, VerdictKind } from '../domain/document/verdict.ts';
import type { Interval } from '../domain/interval.ts';
import { unusualMovement } from '../stats/dispersion.ts';
import { wilson } from '../stats/wilson.ts';
import { periodKind } from '../words/periodName.ts';
import { verdictSentence } from '../words/verdictSentence.ts';
import type { Comparison, Side } from './comparison.ts';
import { largestDeals } from './largestDeal.ts';
import { movedByCount, movedByValue } from './moved.ts';
import type { ComparedCounts, SideCounts } from './sideCounts.ts';
import { valueInterval } from './totals.ts';

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
  asked: Comparison,
  counts: ComparedCounts,
  clustering: Clustering | null,
  materiality: number,
  looksTried: number,
): Verdict {
  const comparison = { ...asked, warnings: [...asked.warnings, ...largestDeals(asked, counts)] };
  const { before, after } = counts;
  const effect = clustering?.designEffect ?? 1;
  const byValue = comparison.measure === 'value';
  const moved = byValue ? movedByValue(counts, effect) : movedByCount(counts, effect);
  const sides = {
    before: compared(comparison.before, before),
    after: compared(comparison.after, after),
  };
  if (!moved || !sides.before || !sides.after)
    return withoutVerdict(whyNone(comparison, counts), comparison);
  const { change, pValue, test, detectable } = moved;
  const enough = moved.earlier.length >= FEWEST_EARLIER && moved.plainZ !== null;
  const unusual = enough ? unusualMovement(moved.plainZ ?? 0, moved.earlier) : null;
  const verdict = {
    kind: kindOf(change, detectable, materiality),
    before: sides.before,
    after: sides.after,
    change,
    pValue,
    test,
    smallestDetectable: detectable,
    ...told(comparison),
    designEffect: clustering?.designEffect ?? null,
    clusteredBy: clustering && clustering.designEffect > 1 ? clustering.by : null,
    unusual: unusual && { ...unusual, periods: moved.earlier.length },
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

function compared(side: Side, { deals, won, value }: SideCounts): ComparedPeriod | null {
  const about = { label: side.label, from: side.from, to: side.to, deals, won };
  if (value) {
    const byValue = valueInterval(value);
    return byValue && { ...about, winRate: byValue, amount: value.amount, wonAmount: value.won };
  }
  const winRate = wilson(won, deals);
  return winRate && { ...about, winRate };
}

/** What the document says of the comparison itself; by count and without a warning nothing more than the clock. */
const told = ({
  clock,
  measure,
  warnings,
}: Pick<Comparison, 'clock' | 'measure' | 'warnings'>): Pick<
  Verdict,
  'clock' | 'measure' | 'warnings'
> => ({
  clock,
  ...(measure === 'value' ? { measure } : {}),
  ...(warnings.length > 0 ? { warnings } : {}),
});

function whyNone({ before, after, measure }: Comparison, counts: ComparedCounts): string {
  const kind = periodKind(before.label);
  const periods = kind === 'quarter' && kind === periodKind(after.label) ? 'quarters' : 'periods';
  if (counts.before.deals === 0 || counts.after.deals === 0)
    return `One of the two ${periods} has no closed deals.`;
  return measure === 'value'
    ? `One of the two ${periods} has too few closed deals with an amount, or a few deals make up most of it.`
    : `One of the two ${periods} has no closed deals.`;
}

/** A file without two periods to compare still has a Brief: it says so. */
export function withoutVerdict(
  reason: string,
  comparison: Pick<Comparison, 'clock' | 'measure' | 'warnings' | 'chosenByUser'>,
): Verdict {
  const verdict = {
    kind: 'too-few-deals' as const,
    before: null,
    after: null,
    change: null,
    pValue: null,
    test: null,
    smallestDetectable: null,
    ...told(comparison),
    designEffect: null,
    clusteredBy: null,
    unusual: null,
    looks: { chosenByUser: comparison.chosenByUser, tried: 1 },
    sensitivity: [],
    reason,
  };
  return { ...verdict, sentence: verdictSentence(verdict) };
}
