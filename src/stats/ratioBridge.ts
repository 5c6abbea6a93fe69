import { Z95 } from './distributions.ts';
import type { Interval } from './interval.ts';
import { kitagawa, type BridgePart } from './kitagawa.ts';
import type { BridgeIntervals } from './kitagawaBootstrap.ts';
import type { RatioSums } from './ratioRate.ts';

/** Amounts of one level of a field in the two compared periods. */
export interface LevelAmounts {
  level: string;
  before: RatioSums;
  after: RatioSums;
}

/** How a figure answers to one more unit of money, won or lost, of each level: `won[k]`, `lost[k]`. */
interface Gradient {
  won: Float64Array;
  lost: Float64Array;
}

interface Side {
  sign: 1 | -1;
  total: number;
  /** Overall rate. */
  rate: number;
  sums: readonly RatioSums[];
  share: readonly number[];
  /** Of the level, or borrowed from the other period. */
  rates: readonly number[];
  has: readonly boolean[];
}

/**
 * The bridge of `kitagawa` by value: w is the share of the closed amount, r the win rate by value. The intervals are of
 * the linearised figures with single deals as what was drawn, so they follow from sums of squares: a figure's variance is
 * Σ over deals of (its answer to one unit of money of that level and outcome × the amount)². No chance is needed.
 * A level's own rate r varies by no less than r(1 − r) over the deals of one size that its unequal ones make, as in
 * `ratioRate`: a deal that is most of a level's money would else look certain of its rate.
 * `rateBefore` and `rateAfter` are by value, `dealsBefore` and `dealsAfter` the amounts.
 * @returns fractions; null when a period has no amounts
 * @see Kitagawa 1955; Cochran 1977, 6.3; Kish 1965; R: tests/reference/ratio.R, by numerical derivatives over the deals
 */
export function ratioBridge(levels: readonly LevelAmounts[]): BridgeIntervals | null {
  const bridge = kitagawa(
    levels.map(({ level, before, after }) => ({
      level,
      dealsBefore: before.amount,
      wonBefore: before.won,
      dealsAfter: after.amount,
      wonAfter: after.won,
    })),
  );
  if (!bridge) return null;
  const sides = [
    sideOf(bridge.parts, levels, 'before', bridge.before),
    sideOf(bridge.parts, levels, 'after', bridge.after),
  ] as const;
  const size = levels.length;
  const mixes = { estimate: bridge.mix, variance: 0 };
  const rates = { estimate: bridge.rate, variance: 0 };
  const parts = bridge.parts.map((part) => ({
    mix: { estimate: part.mix, variance: 0 },
    rate: { estimate: part.rate, variance: 0 },
  }));
  for (const side of sides) {
    const allMix = gradient(size);
    const allRate = gradient(size);
    for (const [j, part] of parts.entries()) {
      const rate = rateAnswer(sides, side, j);
      const mix = mixAnswer(sides, side, j, (bridge.before + bridge.after) / 2);
      part.rate.variance += varianceOf(side, rate);
      part.mix.variance += varianceOf(side, mix);
      addTo(allRate, rate);
      addTo(allMix, mix);
    }
    mixes.variance += varianceOf(side, allMix);
    rates.variance += varianceOf(side, allRate);
  }
  const rate = intervalOf(rates);
  return {
    before: bridge.before,
    after: bridge.after,
    change: bridge.change,
    mix: intervalOf(mixes),
    rate,
    parts: bridge.parts.map((part, i) => ({
      ...part,
      mix: intervalOf(parts[i]?.mix ?? mixes),
      rate: intervalOf(parts[i]?.rate ?? rates),
    })),
    simpson: bridge.change * bridge.rate < 0 && (rate.low > 0 || rate.high < 0),
  };
}

function sideOf(
  parts: readonly BridgePart[],
  levels: readonly LevelAmounts[],
  name: 'before' | 'after',
  rate: number,
): Side {
  const sums = levels.map((level) => level[name]);
  const total = sums.reduce((all, { amount }) => all + amount, 0);
  const own = parts.map((part) => (name === 'before' ? part.rateBefore : part.rateAfter));
  const other = parts.map((part) => (name === 'before' ? part.rateAfter : part.rateBefore));
  return {
    sign: name === 'before' ? -1 : 1,
    total,
    rate,
    sums,
    share: sums.map(({ amount }) => amount / total),
    rates: own.map((one, i) => one ?? other[i] ?? 0),
    has: own.map((one) => one !== null),
  };
}

const gradient = (size: number): Gradient => ({
  won: new Float64Array(size),
  lost: new Float64Array(size),
});

function addTo(all: Gradient, one: Gradient): void {
  for (let k = 0; k < all.won.length; k++) {
    all.won[k] = (all.won[k] ?? 0) + (one.won[k] ?? 0);
    all.lost[k] = (all.lost[k] ?? 0) + (one.lost[k] ?? 0);
  }
}

type Sides = readonly [Side, Side];

const at = (list: readonly number[], i: number): number => list[i] ?? 0;

/** Of level j's share and rate on one side to a unit of money in level k. A rate that is borrowed counts on both sides. */
const shareAnswer = (side: Side, j: number, k: number): number =>
  ((j === k ? 1 : 0) - at(side.share, j)) / side.total;

const ownRateAnswer = (side: Side, k: number, y: number): number =>
  (y - at(side.rates, k)) / (side.sums[k]?.amount ?? 1);

const isAlone = (sides: Sides, j: number): boolean => sides.some(({ has }) => has[j] !== true);

function rateAnswer(sides: Sides, side: Side, j: number): Gradient {
  const [before, after] = sides;
  const moved = at(after.rates, j) - at(before.rates, j);
  const weight = (at(before.share, j) + at(after.share, j)) / 2;
  return answerOf(side, (k, y) => {
    if (isAlone(sides, j)) return 0;
    const own = j === k ? side.sign * weight * ownRateAnswer(side, k, y) : 0;
    return own + (shareAnswer(side, j, k) / 2) * moved;
  });
}

function mixAnswer(sides: Sides, side: Side, j: number, middle: number): Gradient {
  const [before, after] = sides;
  const moved = at(after.share, j) - at(before.share, j);
  const level = (at(before.rates, j) + at(after.rates, j)) / 2;
  const portion = isAlone(sides, j) ? 1 : 1 / 2;
  return answerOf(side, (k, y) => {
    const own = j === k ? portion * ownRateAnswer(side, k, y) : 0;
    const whole = (y - side.rate) / side.total / 2;
    return side.sign * shareAnswer(side, j, k) * (level - middle) + moved * (own - whole);
  });
}

function answerOf(side: Side, answer: (k: number, y: 0 | 1) => number): Gradient {
  const found = gradient(side.sums.length);
  for (let k = 0; k < side.sums.length; k++) {
    if (side.has[k] !== true) continue;
    found.won[k] = answer(k, 1);
    found.lost[k] = answer(k, 0);
  }
  return found;
}

/** Σ over deals of (answer × amount)², where a level's own rate varies by no less than deals so unequal make it. */
function varianceOf({ sums }: Side, { won, lost }: Gradient): number {
  let variance = 0;
  for (const [k, { amount, won: wonAmount, squares, wonSquares }] of sums.entries()) {
    const lostSquares = Math.max(0, squares - wonSquares);
    variance += (won[k] ?? 0) ** 2 * wonSquares + (lost[k] ?? 0) ** 2 * lostSquares;
    const rate = amount > 0 ? Math.min(1, Math.max(0, wonAmount / amount)) : 0;
    const linearised = wonSquares * (1 - rate) ** 2 + lostSquares * rate ** 2;
    const missing = Math.max(0, rate * (1 - rate) * squares - linearised);
    variance += ((won[k] ?? 0) - (lost[k] ?? 0)) ** 2 * missing;
  }
  return variance;
}

function intervalOf({ estimate, variance }: { estimate: number; variance: number }): Interval {
  const half = Z95 * Math.sqrt(variance);
  return { estimate, low: estimate - half, high: estimate + half };
}
