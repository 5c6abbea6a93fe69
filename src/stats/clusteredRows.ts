import type { GroupedDesign } from './design.ts';

/** Rows of a model that are of one cluster each (an account), a cluster's rows one after the other. */
export interface ClusteredRows extends GroupedDesign {
  /** Per cluster: its first row; and behind the last one's rows. Rows from there on are of deals each by itself. */
  starts: Int32Array;
  /** What a deal by itself counts, where only some of the clusters are looked at: their share, 0–1. */
  single: number;
}

/**
 * Rows put in order by their cluster.
 * @param clusters one name per row, −1 for deals each by itself
 */
export function clusteredRows(
  design: GroupedDesign,
  clusters: ArrayLike<number>,
  single: number,
): ClusteredRows {
  const place = new Map<number, number>();
  const of = new Int32Array(design.rows).fill(-1);
  for (let row = 0; row < design.rows; row++) {
    const name = clusters[row] ?? -1;
    if (name < 0) continue;
    let at = place.get(name);
    if (at === undefined) place.set(name, (at = place.size));
    of[row] = at;
  }
  const starts = new Int32Array(place.size + 1);
  for (let row = 0; row < design.rows; row++) {
    const after = (of[row] ?? -1) + 1;
    if (after > 0) starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(design.rows);
  for (let row = 0; row < design.rows; row++) {
    const at = of[row] ?? -1;
    const group = at < 0 ? place.size : at;
    const to = next[group] ?? 0;
    order[to] = row;
    next[group] = to + 1;
  }
  const picked = (values: Float64Array): Float64Array => {
    const result = new Float64Array(order.length);
    for (let i = 0; i < order.length; i++) result[i] = values[order[i] ?? 0] ?? 0;
    return result;
  };
  const factors = design.factors.map((factor) => {
    const codes = new Int32Array(order.length);
    for (let i = 0; i < order.length; i++) codes[i] = factor.codes[order[i] ?? 0] ?? 0;
    return { ...factor, codes };
  });
  const { rows, deals, won } = design;
  return { rows, deals: picked(deals), won: picked(won), factors, starts, single };
}
