import type { SegmentFrame } from './segmentFrame.ts';
import { weigh, type Statistic } from './segmentStatistics.ts';

/** Numbers held at once: slots × levels of a factor, 32 MB. */
const MOST_NUMBERS = 4e6;
/** Additions between two yields. */
const WORK_PER_YIELD = 1_500_000;

/**
 * What every question shares with every column of the model: X'W·a, statistics × columns. A row has one level per
 * factor, so a factor's columns are summed together, at one addition per row and table.
 */
export function* crossWeights(
  frame: SegmentFrame,
  statistics: readonly Statistic[],
): Generator<void, Float64Array> {
  const { rows, tables, model, periods } = frame;
  const { size } = model;
  const cross = new Float64Array(statistics.length * size);
  const block = Math.max(1, Math.floor(MOST_NUMBERS / tables.slots));
  const place = (columns: readonly number[], lanes: number, found: Float64Array): void => {
    for (const [lane, column] of columns.entries()) {
      if (column >= size) continue;
      for (let i = 0; i < statistics.length; i++)
        cross[i * size + column] = found[i * lanes + lane] ?? 0;
    }
  };
  // The intercept, as a factor of one level, then every factor.
  const factors = [
    { codes: new Int32Array(rows.rows), columns: [0] },
    ...rows.factors.map(({ codes }, i) => ({ codes, columns: Array.from(model.columns[i] ?? []) })),
  ];
  for (const { codes, columns } of factors) {
    for (let from = 0; from < columns.length; from += block) {
      const some = columns.slice(from, from + block);
      if (some.every((column) => column >= size)) continue;
      const sums = new Float64Array(tables.slots * some.length);
      yield* addWeights(frame, codes, from, some.length, sums);
      const found = new Float64Array(statistics.length * some.length);
      weigh(statistics, tables.times, periods, sums, found, some.length);
      place(some, some.length, found);
      yield;
    }
  }
  return cross;
}

/** Σ weight by slot and level, for `lanes` levels from one on. */
function* addWeights(
  { rows, tables }: SegmentFrame,
  codes: ArrayLike<number>,
  from: number,
  lanes: number,
  into: Float64Array,
): Generator<void, void> {
  const at = new Int32Array(rows.rows);
  for (let row = 0; row < at.length; row++) at[row] = row;
  let work = 0;
  for (const stage of tables.stages) {
    for (let row = 0; row < at.length; row++) {
      const level = (codes[row] ?? 0) - from;
      const weight = rows.weights[row] ?? 0;
      const here = at[row] ?? 0;
      if (level >= 0 && level < lanes) {
        const end = (here + 1) * stage.tables;
        for (let i = here * stage.tables; i < end; i++) {
          const cell = (stage.slots[i] ?? 0) * lanes + level;
          into[cell] = (into[cell] ?? 0) + weight;
        }
      }
      if (stage.next) at[row] = stage.next[here] ?? 0;
      work += stage.tables + 1;
      if (work >= WORK_PER_YIELD) {
        work = 0;
        yield;
      }
    }
  }
}
