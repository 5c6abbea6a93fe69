import { columnSums, solveLanes } from './segmentModel.ts';
import { TOLD_P, type SegmentSearch } from './searchSegments.ts';
import { weigh } from './segmentStatistics.ts';
import { LANES, slotSums } from './slotSums.ts';

/** More findings than this are not taken apart any further. */
const MOST_LEADERS = 20;
/** A finding that shares all but this much of its variance with stronger ones says the same. */
const OWN_SHARE = 0.02;

/**
 * One real effect shows in many segments: when Enterprise falls in APAC, so do Enterprise, APAC and every team in it, and
 * the others seem to rise. Takes the strongest finding, allows for it in all others (as if it stood in the model), then
 * the strongest of what is left, and so on, until nothing is left that the reference draws call too large for chance.
 * @param told places of the findings among the search's questions
 * @returns for each finding that nothing is left of, the place of the one it echoes
 * @see forward selection by Rao's score; Westfall & Young 1993
 */
export function* segmentEchoes(
  search: SegmentSearch,
  told: readonly number[],
): Generator<void, ReadonlyMap<number, number>> {
  const { scores, test } = search;
  const score = Float64Array.from(told, (at) => scores.score[at] ?? 0);
  const variance = Float64Array.from(told, (at) => scores.variance[at] ?? 1);
  const leaders: { place: number; shared: Float64Array; left: number }[] = [];
  const isLeader = new Set<number>();
  while (leaders.length < MOST_LEADERS) {
    const place = strongest(told, score, variance, isLeader, scores.variance);
    if (place < 0) break;
    const left = variance[place] ?? 1;
    const effect = search.designEffects?.[told[place] ?? 0] ?? 1;
    if (test.pValue((score[place] ?? 0) / Math.sqrt(left * effect)) >= TOLD_P) break;
    const shared = yield* sharedWith(search, told, told[place] ?? 0);
    for (const other of leaders) {
      const factor = (other.shared[place] ?? 0) / other.left;
      shared.forEach((value, i) => (shared[i] = value - factor * (other.shared[i] ?? 0)));
    }
    const step = (score[place] ?? 0) / left;
    shared.forEach((value, i) => {
      score[i] = (score[i] ?? 0) - step * value;
      variance[i] = Math.max(0, (variance[i] ?? 0) - value ** 2 / left);
    });
    leaders.push({ place, shared, left });
    isLeader.add(place);
  }
  const echoes = new Map<number, number>();
  if (leaders.length === 0 || leaders.length >= MOST_LEADERS) return echoes;
  told.forEach((at, i) => {
    if (isLeader.has(i)) return;
    const closest = leaders.reduce((best, one) =>
      (one.shared[i] ?? 0) ** 2 / one.left > (best.shared[i] ?? 0) ** 2 / best.left ? one : best,
    );
    echoes.set(at, told[closest.place] ?? at);
  });
  return echoes;
}

/** The place of the largest |z| among what is not told yet; −1 when all the rest shares its variance with it. */
function strongest(
  told: readonly number[],
  score: Float64Array,
  variance: Float64Array,
  done: ReadonlySet<number>,
  whole: Float64Array,
): number {
  let best = -1;
  let largest = 0;
  told.forEach((at, i) => {
    const left = variance[i] ?? 0;
    if (done.has(i) || left <= OWN_SHARE * (whole[at] ?? 1)) return;
    const z = Math.abs(score[i] ?? 0) / Math.sqrt(left);
    // Of equal ones the first, whatever the last digits say.
    if (z > largest * (1 + 1e-9)) {
      largest = z;
      best = i;
    }
  });
  return best;
}

/** Covariance of the scores of all findings with that of one: the same sums as of a draw, of its own rows' weights. */
function* sharedWith(
  search: SegmentSearch,
  told: readonly number[],
  one: number,
): Generator<void, Float64Array> {
  const { rows, tables, model, periods } = search.frame;
  const { statistics, cross } = search.scores;
  const { size } = model;
  const own = rowFactors(search, one);
  const values = new Float64Array(rows.rows * LANES);
  for (let row = 0; row < rows.rows; row++)
    values[row * LANES] = (rows.weights[row] ?? 0) * (own[row] ?? 0);
  const sums = new Float64Array(tables.slots * LANES);
  yield* slotSums(tables.stages, values, sums);
  const asked = told.flatMap((at) => statistics[at] ?? []);
  const found = new Float64Array(asked.length * LANES);
  weigh(asked, tables.times, periods, sums, found);
  const pull = new Float64Array(size * LANES);
  const moved = new Float64Array(size * LANES);
  columnSums(model, sums, pull);
  solveLanes(model, pull, moved);
  const shared = new Float64Array(told.length);
  told.forEach((at, i) => {
    let explained = 0;
    for (let j = 0; j < size; j++)
      explained += (cross[at * size + j] ?? 0) * (moved[j * LANES] ?? 0);
    shared[i] = (found[i * LANES] ?? 0) - explained;
  });
  return shared;
}

/** By what a question multiplies each row's residual. */
function rowFactors({ frame, scores, compared }: SegmentSearch, at: number): Float64Array {
  const { rows } = frame;
  const factors = new Float64Array(rows.rows);
  const statistic = scores.statistics[at];
  if (!statistic) return factors;
  const { segment, change } = statistic;
  const codes = segment.factors.map((factor) => rows.factors[factor]?.codes ?? []);
  const quarters = rows.factors[compared?.factor ?? -1]?.codes ?? [];
  for (let row = 0; row < rows.rows; row++) {
    const inside = codes.every((of, i) => of[row] === segment.levels[i]) ? 1 : 0;
    if (!change) factors[row] = inside;
    else if (quarters[row] === compared?.before)
      factors[row] = change.before.whole - inside * change.before.segment;
    else if (quarters[row] === compared?.after)
      factors[row] = inside * change.after.segment - change.after.whole;
  }
  return factors;
}
