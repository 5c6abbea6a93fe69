import { codesAt, type Factor, type GroupedDesign } from './design.ts';

export interface Collapsed {
  /** Only the chosen factors, in the order they were asked for; one row per combination that occurs. */
  design: GroupedDesign;
  /** For each row of the original design, the row it went into. */
  rowOf: Int32Array;
}

/** Up to this many keys a plain table beats a hash map. */
const TABLE_KEYS = 1 << 22;

/**
 * Groups a design by some of its factors. A model of fewer factors has the same likelihood on fewer rows, so every
 * sub-model (a field left out, a field alone) costs less than the full one.
 * @param factors indexes into design.factors; none gives one row with the totals
 */
export function collapse(design: GroupedDesign, factors: readonly number[]): Collapsed {
  const chosen = factors.flatMap((index) => design.factors[index] ?? []);
  let rowOf: Int32Array = new Int32Array(design.rows);
  let groups = design.rows > 0 ? 1 : 0;
  let at = 0;
  while (at < chosen.length) {
    // Take as many factors at once as still give a key that a table can hold; at least one.
    let keys = groups;
    const from = at;
    do keys *= Math.max(1, chosen[at++]?.levels.length ?? 1);
    while (at < chosen.length && keys * (chosen[at]?.levels.length ?? 1) <= TABLE_KEYS);
    ({ rowOf, groups } = regroup(rowOf, chosen.slice(from, at), keys));
  }
  return { design: gather(design, chosen, rowOf, groups), rowOf };
}

/** Numbers the combinations of the present group and some factors in order of appearance. */
function regroup(
  rowOf: Int32Array,
  factors: readonly Factor[],
  keys: number,
): { rowOf: Int32Array; groups: number } {
  const key = keys <= TABLE_KEYS ? rowOf.slice() : new Float64Array(rowOf);
  for (const { codes, levels } of factors) {
    const size = Math.max(1, levels.length);
    for (let row = 0; row < key.length; row++) {
      key[row] = (key[row] ?? 0) * size + (codes[row] ?? 0);
    }
  }
  const next = new Int32Array(rowOf.length);
  let groups = 0;
  if (keys <= TABLE_KEYS) {
    const table = new Int32Array(keys);
    for (let row = 0; row < key.length; row++) {
      const k = key[row] ?? 0;
      if ((table[k] ?? 0) === 0) table[k] = ++groups;
      next[row] = (table[k] ?? 0) - 1;
    }
  } else {
    const table = new Map<number, number>();
    for (let row = 0; row < key.length; row++) {
      const k = key[row] ?? 0;
      let group = table.get(k);
      if (group === undefined) table.set(k, (group = groups++));
      next[row] = group;
    }
  }
  return { rowOf: next, groups };
}

function gather(
  design: GroupedDesign,
  chosen: readonly Factor[],
  rowOf: Int32Array,
  groups: number,
): GroupedDesign {
  const deals = new Float64Array(groups);
  const won = new Float64Array(groups);
  const sample = new Int32Array(groups);
  for (let row = 0; row < design.rows; row++) {
    const group = rowOf[row] ?? 0;
    deals[group] = (deals[group] ?? 0) + (design.deals[row] ?? 0);
    won[group] = (won[group] ?? 0) + (design.won[row] ?? 0);
    sample[group] = row;
  }
  const factors = chosen.map((factor) => ({ ...factor, codes: codesAt(factor, sample) }));
  return { rows: groups, deals, won, factors };
}
