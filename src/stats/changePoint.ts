import type { Counts } from './counts.ts';
import type { Random } from './random.ts';

/** One period: its deals and wins, and the wins to expect if nothing ever changed (season included). */
export interface ExpectedPeriod extends Counts {
  expected: number;
}

export interface ChangePoint {
  /** Place of the first period after the split, over all blocks in order. */
  at: number;
  before: Counts;
  after: Counts;
  /** The largest |z| over all splits, with its sign: positive when the rate rose. */
  z: number;
  pValue: number;
  /** Orders looked at; all of them where they are few enough. */
  permutations: number;
}

/** Up to so many blocks every order is looked at: 720. */
const MOST_ENUMERATED = 6;
const PERMUTATIONS = 999;

/**
 * The one moment that splits a history best into before and after: the split with the largest |z| of what was won
 * beyond expectation. As the largest of many is large by nature, p comes from shuffling.
 *
 * What is shuffled are whole blocks (quarters of three months), never single months. Months of one quarter share its
 * targets, prices and pushes, so under "nothing changed" they are not interchangeable: shuffled one by one, a quarter's
 * common shock would look like a change. Quarters are interchangeable. The months' standardised residuals move, their
 * numbers of deals stay in place, so that growth of the business is no evidence.
 * @param blocks in order, of like length; `expected` between 0 and deals, and adding up to what was won
 * @returns null with fewer than three blocks, or when no deal's outcome was open to chance
 * @see Andrews 1993 (the largest statistic over splits); Good 2005, ch. 3 (restricted permutation)
 */
export function changePoint(
  blocks: readonly (readonly ExpectedPeriod[])[],
  random: Random,
): ChangePoint | null {
  const length = blocks[0]?.length ?? 0;
  const periods = blocks.flat();
  if (blocks.length < 3 || periods.length !== blocks.length * length) return null;
  const roots = Float64Array.from(periods, ({ deals, expected }) =>
    deals > 0 ? Math.sqrt(Math.max(0, expected * (1 - expected / deals))) : 0,
  );
  const residuals = Float64Array.from(periods, ({ won, expected }, i) =>
    (roots[i] ?? 0) > 0 ? (won - expected) / (roots[i] ?? 1) : 0,
  );
  const order = blocks.map((_, i) => i);
  const observed = largest(residuals, roots, order, length);
  if (observed === null) return null;
  const limit = Math.abs(observed.z) * (1 - 1e-9);
  let extreme = 0;
  const look = (shuffled: readonly number[]): void => {
    const found = largest(residuals, roots, shuffled, length);
    if (found && Math.abs(found.z) >= limit) extreme++;
  };
  const all = blocks.length <= MOST_ENUMERATED;
  const permutations = all ? everyOrder(order, look) : PERMUTATIONS;
  for (let draw = 0; !all && draw < PERMUTATIONS; draw++) look(shuffle(order, random));
  return {
    ...observed,
    before: sumOf(periods.slice(0, observed.at)),
    after: sumOf(periods.slice(observed.at)),
    pValue: all ? extreme / permutations : (1 + extreme) / (1 + permutations),
    permutations,
  };
}

const sumOf = (periods: readonly Counts[]): Counts => ({
  deals: periods.reduce((sum, one) => sum + one.deals, 0),
  won: periods.reduce((sum, one) => sum + one.won, 0),
});

/** The split with the largest |z|; at least one block's worth of periods on each side. Null without any variance. */
function largest(
  residuals: Float64Array,
  roots: Float64Array,
  order: readonly number[],
  length: number,
): { at: number; z: number } | null {
  let sum = 0;
  let variance = 0;
  order.forEach((block, place) => {
    for (let i = 0; i < length; i++) {
      const root = roots[place * length + i] ?? 0;
      sum += root * (residuals[block * length + i] ?? 0);
      variance += root * root;
    }
  });
  let best: { at: number; z: number } | null = null;
  let [partSum, partVariance] = [0, 0];
  const last = roots.length - length;
  for (let at = 1; at <= last; at++) {
    const root = roots[at - 1] ?? 0;
    const block = order[Math.floor((at - 1) / length)] ?? 0;
    partSum += root * (residuals[block * length + ((at - 1) % length)] ?? 0);
    partVariance += root * root;
    const share = partVariance / variance;
    if (at < length || !(share > 0) || !(share < 1)) continue;
    // Minus: what came after the split, against what came before it.
    const z = -(partSum - share * sum) / Math.sqrt(partVariance * (1 - share));
    if (best === null || Math.abs(z) > Math.abs(best.z)) best = { at, z };
  }
  return best;
}

/** Fisher and Yates. R: sample(order) */
function shuffle(order: readonly number[], random: Random): number[] {
  const result = [...order];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] ?? 0, result[i] ?? 0];
  }
  return result;
}

/** Heap's algorithm. @returns how many orders there are */
function everyOrder(order: readonly number[], look: (order: readonly number[]) => void): number {
  const now = [...order];
  let seen = 0;
  const visit = (size: number): void => {
    if (size <= 1) {
      seen++;
      look(now);
      return;
    }
    for (let i = 0; i < size; i++) {
      visit(size - 1);
      const j = size % 2 === 0 ? i : 0;
      [now[j], now[size - 1]] = [now[size - 1] ?? 0, now[j] ?? 0];
    }
  };
  visit(now.length);
  return seen;
}
