/** Numbers that are summed side by side; a slot is as many numbers wide. */
export const LANES = 8;

/** One pass over rows: each row is added to the slots of some tables, and to a row of the next stage. */
export interface Stage {
  rows: number;
  tables: number;
  /** rows × tables */
  slots: Int32Array;
  /** The row of the next stage that a row becomes part of; null at the last. */
  next: Int32Array | null;
}

/** Additions between two yields. */
const WORK_PER_YIELD = 1_500_000;

/**
 * Adds rows up into slots, eight numbers of a row at once: reading where a row belongs is then paid once, not eight
 * times. Yields within long passes.
 * @param values rows × LANES of the first stage   @param into slots × LANES, overwritten
 */
export function* slotSums(
  stages: readonly Stage[],
  values: Float64Array,
  into: Float64Array,
): Generator<void, void> {
  into.fill(0);
  let here = values;
  for (const [i, stage] of stages.entries()) {
    const there = new Float64Array(stage.next ? (stages[i + 1]?.rows ?? 0) * LANES : 0);
    const step = Math.max(1, Math.floor(WORK_PER_YIELD / (stage.tables + 1)));
    for (let from = 0; from < stage.rows; from += step) {
      if (from > 0) yield;
      addRows(stage, here, into, there, from, Math.min(stage.rows, from + step));
    }
    here = there;
  }
}

/** Written out for eight lanes: a loop over them would cost more than the additions. */
function addRows(
  { tables, slots, next }: Stage,
  values: Float64Array,
  into: Float64Array,
  there: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const at = row * LANES;
    const a = values[at] ?? 0;
    const b = values[at + 1] ?? 0;
    const c = values[at + 2] ?? 0;
    const d = values[at + 3] ?? 0;
    const e = values[at + 4] ?? 0;
    const f = values[at + 5] ?? 0;
    const g = values[at + 6] ?? 0;
    const h = values[at + 7] ?? 0;
    const end = (row + 1) * tables;
    for (let i = row * tables; i < end; i++) {
      const slot = (slots[i] ?? 0) * LANES;
      into[slot] = (into[slot] ?? 0) + a;
      into[slot + 1] = (into[slot + 1] ?? 0) + b;
      into[slot + 2] = (into[slot + 2] ?? 0) + c;
      into[slot + 3] = (into[slot + 3] ?? 0) + d;
      into[slot + 4] = (into[slot + 4] ?? 0) + e;
      into[slot + 5] = (into[slot + 5] ?? 0) + f;
      into[slot + 6] = (into[slot + 6] ?? 0) + g;
      into[slot + 7] = (into[slot + 7] ?? 0) + h;
    }
    if (next) {
      const slot = (next[row] ?? 0) * LANES;
      there[slot] = (there[slot] ?? 0) + a;
      there[slot + 1] = (there[slot + 1] ?? 0) + b;
      there[slot + 2] = (there[slot + 2] ?? 0) + c;
      there[slot + 3] = (there[slot + 3] ?? 0) + d;
      there[slot + 4] = (there[slot + 4] ?? 0) + e;
      there[slot + 5] = (there[slot + 5] ?? 0) + f;
      there[slot + 6] = (there[slot + 6] ?? 0) + g;
      there[slot + 7] = (there[slot + 7] ?? 0) + h;
    }
  }
}
