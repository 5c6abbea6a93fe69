import { codesAt, type GroupedDesign } from './design.ts';

/** Up to so many possible combinations, or so many for each row, a table takes less than sorting. */
const FEW_KEYS = 1 << 12;
const KEYS_PER_ROW = 4;

/**
 * The same counts, one row per combination of levels, sorted by their codes: what is drawn or dealt out row by row
 * (folds, reference draws) then does not hang on the order in which the rows came, or on how they were split. Where
 * combinations are few, each has its place in a table; else a counting sort per factor, from the last to the first.
 * Work is rows × factors.
 */
export function inOrder(design: GroupedDesign): GroupedDesign {
  const keys = design.factors.reduce((product, { levels }) => product * levels.length, 1);
  if (keys <= Math.max(FEW_KEYS, KEYS_PER_ROW * design.rows)) return tabled(design, keys);
  let order = new Int32Array(design.rows);
  for (let row = 0; row < design.rows; row++) order[row] = row;
  for (const { codes, levels } of design.factors.toReversed()) {
    // Each level's rows begin where those of the levels before it end.
    const next = new Int32Array(levels.length + 1);
    for (let row = 0; row < design.rows; row++) {
      const after = (codes[row] ?? 0) + 1;
      next[after] = (next[after] ?? 0) + 1;
    }
    for (let level = 1; level <= levels.length; level++) {
      next[level] = (next[level] ?? 0) + (next[level - 1] ?? 0);
    }
    const sorted = new Int32Array(design.rows);
    for (let i = 0; i < design.rows; i++) {
      const row = order[i] ?? 0;
      const code = codes[row] ?? 0;
      const place = next[code] ?? 0;
      sorted[place] = row;
      next[code] = place + 1;
    }
    order = sorted;
  }
  return merged(design, order);
}

/** By a table of all possible combinations, in their order. */
function tabled(design: GroupedDesign, keys: number): GroupedDesign {
  const key = new Int32Array(design.rows);
  for (const { codes, levels } of design.factors) {
    const size = levels.length;
    for (let row = 0; row < key.length; row++)
      key[row] = (key[row] ?? 0) * size + (codes[row] ?? 0);
  }
  // The place of a combination that occurs, less one.
  const place = new Int32Array(keys);
  for (let row = 0; row < key.length; row++) place[key[row] ?? 0] = 1;
  let rows = 0;
  for (let k = 0; k < keys; k++) if (place[k] === 1) place[k] = ++rows;
  const deals = new Float64Array(rows);
  const won = new Float64Array(rows);
  const sample = new Int32Array(rows);
  for (let row = 0; row < key.length; row++) {
    const to = (place[key[row] ?? 0] ?? 1) - 1;
    deals[to] = (deals[to] ?? 0) + (design.deals[row] ?? 0);
    won[to] = (won[to] ?? 0) + (design.won[row] ?? 0);
    sample[to] = row;
  }
  const factors = design.factors.map((factor) => ({ ...factor, codes: codesAt(factor, sample) }));
  return { rows, deals, won, factors };
}

/** Rows one after the other; those with the same codes are one. */
function merged(design: GroupedDesign, order: Int32Array): GroupedDesign {
  const place = new Int32Array(design.rows);
  let rows = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] ?? 0;
    const before = order[i - 1] ?? row;
    const same = i > 0 && design.factors.every(({ codes }) => codes[row] === codes[before]);
    if (!same) rows += 1;
    place[row] = rows - 1;
  }
  const deals = new Float64Array(rows);
  const won = new Float64Array(rows);
  for (let row = 0; row < design.rows; row++) {
    const to = place[row] ?? 0;
    deals[to] = (deals[to] ?? 0) + (design.deals[row] ?? 0);
    won[to] = (won[to] ?? 0) + (design.won[row] ?? 0);
  }
  const factors = design.factors.map((factor) => {
    const codes = new Int32Array(rows);
    for (let row = 0; row < design.rows; row++) codes[place[row] ?? 0] = factor.codes[row] ?? 0;
    return { ...factor, codes };
  });
  return { rows, deals, won, factors };
}
