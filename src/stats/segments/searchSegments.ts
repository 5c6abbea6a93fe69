import { benjaminiHochberg } from '../benjaminiHochberg.ts';
import type { GroupedDesign } from '../design.ts';
import { normalTwoSided } from '../distributions.ts';
import type { LogisticFit } from '../logistic.ts';
import type { Random } from '../random.ts';
import { largestDraws } from './largestDraws.ts';
import { LargestCounter, type LargestTest } from './largestTest.ts';
import { segmentDesignEffects, type SegmentClusters } from './segmentClusters.ts';
import type { SegmentFrame } from './segmentFrame.ts';
import { segmentModel } from './segmentModel.ts';
import { segmentRows, type SegmentRows } from './segmentRows.ts';
import { segmentScores, type SegmentScores } from './segmentScores.ts';
import { segmentStatistics, type PeriodSlots, type Statistic } from './segmentStatistics.ts';
import { segmentTables, type SegmentTables } from './segmentTables.ts';
import { LANES, slotSums } from './slotSums.ts';

/** Segments with fewer closed deals are not looked at. */
export const FEWEST_DEALS = 30;
/** Reference draws: the smallest family-wise p is then 0.001. */
export const DRAWS = 999;
/** Segments are told under this family-wise p. */
export const TOLD_P = 0.05;

/** The two periods to compare, as levels of the factor that holds the closed quarter. */
export interface ComparedPeriods {
  factor: number;
  before: number;
  after: number;
}

export interface SearchOptions {
  /** Factors that are adjusted for and make no segments: the closed quarter. */
  adjusted: readonly number[];
  /** Null: only combinations are searched. */
  compared: ComparedPeriods | null;
  /** Most fields of a segment that is asked whether it differs from what its parts imply. */
  depth?: 2 | 3;
  fewestDeals?: number;
  draws?: number;
  /** Additions of all draws together; beyond it there are fewer draws, but at least 199. */
  workBudget?: number;
  /** Beyond so many questions only those with most deals are asked. */
  mostQuestions?: number;
  /** Where deals come in clusters: every |z| is then taken back by the root of its design effect. */
  clusters?: SegmentClusters | null;
}

export interface SegmentSearch {
  frame: SegmentFrame;
  scores: SegmentScores;
  /** The lists below run over `scores.statistics`. */
  z: Float64Array;
  /** Variance ratios ≥ 1 that each z was divided by the root of; null where deals are taken for independent. */
  designEffects: Float64Array | null;
  /** By the distribution of the largest |z| over all questions. */
  pValueFamilywise: Float64Array;
  /** Benjamini–Hochberg over all questions, from the normal approximation. */
  qValue: Float64Array;
  test: LargestTest;
  /** What is left of a |z| before `test` holds it against the draws; under 1 where levels are many and deals few. */
  kept: number;
  /** Questions that had enough deals and were left out all the same: there were too many. */
  leftOut: number;
  /** Draws that were asked for, and the most that the work budget allowed. */
  drawsAsked: number;
  drawsWanted: number;
  compared: ComparedPeriods | null;
}

/** Draws made so far, of at most so many. */
export interface SearchProgress {
  draws: number;
  of: number;
}

/** Questions × columns of the model that are kept in memory: 32 MB. */
const MOST_NUMBERS = 4e6;
/** The fewest draws of a search that is beyond the budget: p is then a multiple of 0.005. */
const FEWEST_DRAWS = 199;

/**
 * Which segments differ from what their parts imply (`combination`, two or three fields), and which moved otherwise
 * than the rest between two periods (`change`, one or two fields)? One family over both: a segment's p is the share of
 * reference draws, with main effects and nothing else, in which any of all the questions had an answer as extreme.
 * Work follows rows × tables × draws. Yields every few milliseconds, so that a worker can stop or answer.
 * @param design one row per combination of levels   @param fit of all its factors, by maximum likelihood or Firth
 * @returns null when the fit did not settle, no two fields can be crossed or no segment has enough deals
 * @see Westfall & Young 1993; Rao 1948; Besag & Clifford 1991
 */
export function* searchSegmentsSteps(
  design: GroupedDesign,
  fit: LogisticFit,
  {
    adjusted,
    compared,
    depth = 2,
    fewestDeals = FEWEST_DEALS,
    draws = DRAWS,
    workBudget = 3e9,
    mostQuestions = 20_000,
    clusters = null,
  }: SearchOptions,
  random: Random,
): Generator<SearchProgress, SegmentSearch | null> {
  const progress = { draws: 0, of: draws };
  const searched = design.factors.map((_, index) => index).filter((i) => !adjusted.includes(i));
  if (!fit.converged || searched.length === 0) return null;
  const rows = yield* reporting(progress, segmentRows(design, fit));
  const times = compared && timesOf(rows, compared);
  const tables = yield* reporting(
    progress,
    segmentTables(rows, { searched, depth, fewestDeals, times }),
  );
  const periods = compared && periodSlots(tables, compared);
  const model = segmentModel(rows, fit, tables);
  if (model === null) return null;
  yield progress;
  const all = yield* reporting(progress, questions(rows, tables, periods, fewestDeals));
  const most = Math.min(mostQuestions, Math.floor(MOST_NUMBERS / model.size));
  const asked = all.length <= most ? all : largestFirst(all, most);
  const frame = { rows, tables, model, periods };
  const scores = yield* reporting(progress, segmentScores(frame, asked));
  if (scores.statistics.length === 0) return null;
  const designEffects =
    clusters &&
    (yield* reporting(progress, segmentDesignEffects(scores.statistics, clusters, compared)));
  const z = scores.score.map(
    (score, i) => score / Math.sqrt((scores.variance[i] ?? 1) * (designEffects?.[i] ?? 1)),
  );
  const work = drawWork(frame, scores);
  progress.of = Math.min(draws, Math.max(FEWEST_DRAWS, Math.floor(workBudget / work)));
  const kept = keptSpread(rows, fit);
  const largest = z.reduce((sofar, value) => Math.max(sofar, Math.abs(value)), 0);
  const enough = Math.ceil(TOLD_P * (progress.of + 1));
  const counter = new LargestCounter(largest * kept, progress.of, enough);
  for (const some of largestDraws(frame, scores, random)) {
    some?.forEach((value) => counter.add(value));
    progress.draws = counter.draws;
    if (counter.done) break;
    yield progress;
  }
  const drawn = counter.result();
  const test: LargestTest = { ...drawn, pValue: (value: number) => drawn.pValue(value * kept) };
  const q = benjaminiHochberg(Array.from(z, normalTwoSided));
  return {
    frame,
    scores,
    z,
    designEffects,
    pValueFamilywise: z.map((value) => test.pValue(value)),
    qValue: Float64Array.from(q, (value) => value ?? 1),
    test,
    kept,
    leftOut: all.length - asked.length,
    drawsAsked: draws,
    drawsWanted: progress.of,
    compared,
  };
}

/** The same in one go. */
export function searchSegments(
  design: GroupedDesign,
  fit: LogisticFit,
  options: SearchOptions,
  random: Random,
): SegmentSearch | null {
  const steps = searchSegmentsSteps(design, fit, options, random);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function* reporting<T>(
  progress: SearchProgress,
  steps: Generator<void, T>,
): Generator<SearchProgress, T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield progress;
  }
}

function timesOf({ rows, factors }: SegmentRows, compared: ComparedPeriods): Int32Array {
  const codes = factors[compared.factor]?.codes ?? [];
  const times = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    if (codes[row] === compared.before) times[row] = 1;
    else if (codes[row] === compared.after) times[row] = 2;
  }
  return times;
}

function periodSlots({ margins }: SegmentTables, compared: ComparedPeriods): PeriodSlots {
  const first = margins[compared.factor] ?? 0;
  return { before: first + compared.before, after: first + compared.after };
}

function* questions(
  rows: SegmentRows,
  tables: SegmentTables,
  periods: PeriodSlots | null,
  fewestDeals: number,
): Generator<void, Statistic[]> {
  const values = new Float64Array(rows.rows * LANES);
  for (let row = 0; row < rows.rows; row++) values[row * LANES] = rows.deals[row] ?? 0;
  const sums = new Float64Array(tables.slots * LANES);
  yield* slotSums(tables.stages, values, sums);
  return segmentStatistics(tables, periods, sums, fewestDeals);
}

/** Half of each kind, those with most deals: a choice that does not look at outcomes leaves p-values honest. */
function largestFirst(all: readonly Statistic[], most: number): Statistic[] {
  return (['combination', 'change'] as const).flatMap((aspect) =>
    all
      .filter((one) => one.aspect === aspect)
      .sort((a, b) => b.deals - a.deals)
      .slice(0, most / 2),
  );
}

/**
 * A model of many levels follows its deals, so that the rates it gives are a little nearer to 0 and 1 than the true ones,
 * and standard errors a little too small. Draws from those rates don't show it: an observed |z| is held against them
 * after taking it back to the errors that the degrees of freedom leave, as a residual variance is. (Simulated: 80 reps of
 * 12 deals, main effects only: mean z² 1.10, and 8.2% instead of 5% of files told anything; so taken back, 6.1%.)
 */
function keptSpread({ deals }: SegmentRows, { rank }: LogisticFit): number {
  const all = deals.reduce((sum, one) => sum + one, 0);
  return Math.sqrt(Math.max(0, 1 - rank / all));
}

/** Additions of one draw, a drawn number counted as ten. */
function drawWork({ rows, tables, model }: SegmentFrame, { statistics }: SegmentScores): number {
  const sums = tables.stages.reduce((sum, stage) => sum + stage.rows * (stage.tables + 1), 0);
  return 10 * rows.rows + sums + statistics.length * model.size;
}
