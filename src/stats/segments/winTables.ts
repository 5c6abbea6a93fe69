import type { Random } from '../random.ts';

/** One exact binomial number per row, many times over; see `winTables`. */
export interface WinTables {
  /**
   * Draws rows × lanes numbers of wins, row after row.
   * @param into receives them, rows × lanes
   * @param from first row drawn   @param to row behind the last one
   */
  draw(random: Random, lanes: number, into: Float64Array, from?: number, to?: number): void;
}

/** Beyond so many standard deviations and wins from the mean there is under 1e-12 of the chance. */
const REACH = { deviations: 9, wins: 6 };

/** Numbers prepared between two yields, and what a row costs besides. */
const WORK_PER_YIELD = 300_000;
const ROW_COST = 5;

/**
 * Prepares rows of deals for drawing wins again and again: Walker's alias tables, so that a draw costs one uniform
 * number and one comparison whatever n and p are (inversion and rejection take ten times as long). The tables hold
 * about one number per deal, and fewer for rows of many deals, whose tails under 1e-12 are cut.
 * @param deals whole numbers ≥ 0   @param rates probability of winning a deal of the row, 0…1
 * Yields while it prepares.
 * @see Walker 1977; Vose 1991; R: rbinom(rows, deals, rates)
 */
export function* winTables(deals: Float64Array, rates: Float64Array): Generator<void, WinTables> {
  const rows = deals.length;
  const start = new Int32Array(rows + 1);
  const least = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const { low, high } = reachOf(deals[row] ?? 0, rates[row] ?? 0);
    least[row] = low;
    start[row + 1] = (start[row] ?? 0) + high - low + 1;
  }
  const total = start[rows] ?? 0;
  const keep = new Float32Array(total);
  const alias = new Int32Array(total);
  let prepared = 0;
  for (let row = 0; row < rows; row++) {
    const from = start[row] ?? 0;
    const size = (start[row + 1] ?? 0) - from;
    const low = least[row] ?? 0;
    const chances = chancesOf(deals[row] ?? 0, rates[row] ?? 0, low, size);
    fillAlias(chances, keep.subarray(from, from + size), alias.subarray(from, from + size));
    prepared += size + ROW_COST;
    if (prepared >= WORK_PER_YIELD) {
      prepared = 0;
      yield;
    }
  }
  return {
    draw(random, lanes, into, from = 0, to = rows) {
      for (let row = from; row < to; row++) {
        const begin = start[row] ?? 0;
        const size = (start[row + 1] ?? 0) - begin;
        const low = least[row] ?? 0;
        const end = (row + 1) * lanes;
        for (let lane = row * lanes; lane < end; lane++) {
          const u = random() * size;
          const at = u | 0;
          into[lane] = low + (u - at < (keep[begin + at] ?? 1) ? at : (alias[begin + at] ?? 0));
        }
      }
    },
  };
}

function reachOf(n: number, p: number): { low: number; high: number } {
  if (!(n > 0) || p <= 0) return { low: 0, high: 0 };
  if (p >= 1) return { low: n, high: n };
  const reach = REACH.deviations * Math.sqrt(n * p * (1 - p)) + REACH.wins;
  return {
    low: Math.max(0, Math.floor(n * p - reach)),
    high: Math.min(n, Math.ceil(n * p + reach)),
  };
}

/** Binomial chances of `size` numbers from `low` on, scaled to a mean of 1: from the likeliest one outwards. */
function chancesOf(n: number, p: number, low: number, size: number): Float64Array {
  const chances = new Float64Array(size);
  const mode = Math.min(size - 1, Math.max(0, Math.floor((n + 1) * p) - low));
  chances[mode] = 1;
  let sum = 1;
  for (let i = mode + 1; i < size; i++) {
    const won = low + i;
    chances[i] = ((chances[i - 1] ?? 0) * (n - won + 1) * p) / (won * (1 - p));
    sum += chances[i] ?? 0;
  }
  for (let i = mode - 1; i >= 0; i--) {
    const won = low + i;
    chances[i] = ((chances[i + 1] ?? 0) * (won + 1) * (1 - p)) / ((n - won) * p);
    sum += chances[i] ?? 0;
  }
  for (let i = 0; i < size; i++) chances[i] = ((chances[i] ?? 0) * size) / sum;
  return chances;
}

/** Vose's way to fill the table: each column of height 1 holds its own number's chance and the rest of one other's. */
function fillAlias(chances: Float64Array, keep: Float32Array, alias: Int32Array): void {
  const size = chances.length;
  const order = new Int32Array(size);
  let small = 0;
  let large = size;
  for (let i = 0; i < size; i++) {
    if ((chances[i] ?? 0) < 1) order[small++] = i;
    else order[--large] = i;
  }
  // The small ones wait at the front of `order`, the large ones at its end.
  while (small > 0 && large < size) {
    const low = order[--small] ?? 0;
    const high = order[large] ?? 0;
    keep[low] = chances[low] ?? 0;
    alias[low] = high;
    chances[high] = (chances[high] ?? 0) + (chances[low] ?? 0) - 1;
    if ((chances[high] ?? 0) < 1) {
      large++;
      order[small++] = high;
    }
  }
  while (small > 0) fillWhole(order[--small] ?? 0, keep, alias);
  while (large < size) fillWhole(order[large++] ?? 0, keep, alias);
}

function fillWhole(at: number, keep: Float32Array, alias: Int32Array): void {
  keep[at] = 1;
  alias[at] = at;
}
