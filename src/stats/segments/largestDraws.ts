import type { Random } from '../random.ts';
import type { SegmentFrame } from './segmentFrame.ts';
import { columnSums, solveLanes } from './segmentModel.ts';
import type { SegmentScores } from './segmentScores.ts';
import { weigh } from './segmentStatistics.ts';
import { LANES, slotSums } from './slotSums.ts';
import { winTables } from './winTables.ts';

/** Rows drawn between two yields. */
const ROWS_PER_YIELD = 100_000;

/**
 * Reference draws of the largest |z| of all questions: wins w* ~ Binomial(n, p̂) of the main-effects model, the scores
 * of all questions with the model's own pull taken out, each over its standard error. Linearised: nothing is fitted
 * anew. Yields the largest |z| of `LANES` draws, again and again, or null to let other work in.
 * @see Westfall & Young 1993 (max-T)
 */
export function* largestDraws(
  frame: SegmentFrame,
  scores: SegmentScores,
  random: Random,
): Generator<Float64Array | null, never> {
  const { rows, tables, model, periods } = frame;
  const { statistics, cross, variance } = scores;
  const { size } = model;
  const wins = yield* quietly(winTables(rows.deals, rows.rates));
  yield null;
  const values = new Float64Array(rows.rows * LANES);
  for (let row = 0; row < rows.rows; row++)
    values[row * LANES] = (rows.deals[row] ?? 0) * (rows.rates[row] ?? 0);
  const sums = new Float64Array(tables.slots * LANES);
  const found = new Float64Array(statistics.length * LANES);
  const pull = new Float64Array(size * LANES);
  const moved = new Float64Array(size * LANES);
  yield* quietly(slotSums(tables.stages, values, sums));
  weigh(statistics, tables.times, periods, sums, found);
  columnSums(model, sums, pull);
  const expected = firstLane(found);
  const expectedPull = firstLane(pull);
  const perSpread = variance.map((one) => 1 / Math.sqrt(one));
  for (;;) {
    for (let from = 0; from < rows.rows; from += ROWS_PER_YIELD) {
      if (from > 0) yield null;
      wins.draw(random, LANES, values, from, Math.min(rows.rows, from + ROWS_PER_YIELD));
    }
    yield* quietly(slotSums(tables.stages, values, sums));
    weigh(statistics, tables.times, periods, sums, found);
    columnSums(model, sums, pull);
    lessFirst(pull, expectedPull);
    solveLanes(model, pull, moved);
    yield largest(found, expected, cross, size, moved, perSpread);
  }
}

function* quietly<T>(steps: Generator<void, T>): Generator<null, T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield null;
  }
}

function firstLane(values: Float64Array): Float64Array {
  const result = new Float64Array(values.length / LANES);
  for (let i = 0; i < result.length; i++) result[i] = values[i * LANES] ?? 0;
  return result;
}

function lessFirst(values: Float64Array, less: Float64Array): void {
  for (let i = 0; i < values.length; i++)
    values[i] = (values[i] ?? 0) - (less[Math.floor(i / LANES)] ?? 0);
}

/** Written out for eight lanes, as in `slotSums`: this loop is a third of the work. */
function largest(
  found: Float64Array,
  expected: Float64Array,
  cross: Float64Array,
  size: number,
  moved: Float64Array,
  perSpread: Float64Array,
): Float64Array {
  const most = new Float64Array(LANES);
  const z = new Float64Array(LANES);
  for (let i = 0; i < expected.length; i++) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    let at = 0;
    for (let j = i * size; j < (i + 1) * size; j++) {
      const shared = cross[j] ?? 0;
      a += shared * (moved[at] ?? 0);
      b += shared * (moved[at + 1] ?? 0);
      c += shared * (moved[at + 2] ?? 0);
      d += shared * (moved[at + 3] ?? 0);
      e += shared * (moved[at + 4] ?? 0);
      f += shared * (moved[at + 5] ?? 0);
      g += shared * (moved[at + 6] ?? 0);
      h += shared * (moved[at + 7] ?? 0);
      at += LANES;
    }
    z[0] = a;
    z[1] = b;
    z[2] = c;
    z[3] = d;
    z[4] = e;
    z[5] = f;
    z[6] = g;
    z[7] = h;
    const mean = expected[i] ?? 0;
    const scale = perSpread[i] ?? 0;
    for (let lane = 0; lane < LANES; lane++) {
      const score = (found[i * LANES + lane] ?? 0) - mean - (z[lane] ?? 0);
      const value = Math.abs(score) * scale;
      if (value > (most[lane] ?? 0)) most[lane] = value;
    }
  }
  return most;
}
