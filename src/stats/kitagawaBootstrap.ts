import { binomialDraw, multinomialDraw } from './binomial.ts';
import type { Interval } from './interval.ts';
import { kitagawa, mixPart, ratePart, type BridgePart, type LevelChange } from './kitagawa.ts';
import { quantileOf } from './quantileOf.ts';
import type { Random } from './random.ts';

export interface BridgePartIntervals extends Omit<BridgePart, 'mix' | 'rate'> {
  mix: Interval;
  rate: Interval;
}

export interface BridgeIntervals {
  before: number;
  after: number;
  change: number;
  mix: Interval;
  rate: Interval;
  parts: readonly BridgePartIntervals[];
  /** Winning itself moved the other way than the overall rate: the rate total is of the opposite sign to the change and its interval excludes 0. */
  simpson: boolean;
}

/**
 * The bridge of `kitagawa` with 95% percentile intervals for its totals and parts. Each draw resamples the deals
 * of each period with replacement, straight from the counts: how many deals each level gets (multinomial), then
 * how many of them are won (binomial). Cost grows with levels × draws, not with deals.
 * @param random seeded source of chance   @param draws at least 1,000 for figures that are shown
 * @returns fractions; null when a period has no deals
 * @see Efron & Tibshirani 1993, ch. 13
 */
export function kitagawaIntervals(
  levels: readonly LevelChange[],
  random: Random,
  draws = 1000,
): BridgeIntervals | null {
  const bridge = kitagawa(levels);
  if (bridge === null) return null;
  const before = resampler(levels, (level) => [level.dealsBefore, level.wonBefore]);
  const after = resampler(levels, (level) => [level.dealsAfter, level.wonAfter]);

  // One column of draws per figure: two totals, then mix and rate of each part.
  const columns = Array.from({ length: 2 + 2 * levels.length }, () => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    splitInto(columns, draw, before(random), after(random));
  }
  const interval = (estimate: number, column: number): Interval => {
    const sorted = columns[column]?.sort() ?? [];
    return {
      estimate,
      low: quantileOf(sorted, 0.025) ?? estimate,
      high: quantileOf(sorted, 0.975) ?? estimate,
    };
  };
  const rate = interval(bridge.rate, 1);
  return {
    before: bridge.before,
    after: bridge.after,
    change: bridge.change,
    mix: interval(bridge.mix, 0),
    rate,
    parts: bridge.parts.map((part, i) => ({
      ...part,
      mix: interval(part.mix, 2 + 2 * i),
      rate: interval(part.rate, 3 + 2 * i),
    })),
    simpson: bridge.change * bridge.rate < 0 && (rate.low > 0 || rate.high < 0),
  };
}

/** One redrawn period: deals and wins of each level, and all deals. */
interface Sample {
  deals: Float64Array;
  won: Float64Array;
  total: number;
}

/** `kitagawa` on one draw, without an object for each level: thousands of draws stand before the first Brief. */
function splitInto(columns: readonly Float64Array[], draw: number, b: Sample, a: Sample): void {
  let wonBefore = 0;
  let wonAfter = 0;
  const size = b.deals.length;
  for (let i = 0; i < size; i++) {
    wonBefore += b.won[i] ?? 0;
    wonAfter += a.won[i] ?? 0;
  }
  const middle = (wonBefore / b.total + wonAfter / a.total) / 2;
  let allMix = 0;
  let allRate = 0;
  for (let i = 0; i < size; i++) {
    const nb = b.deals[i] ?? 0;
    const na = a.deals[i] ?? 0;
    const shareBefore = nb / b.total;
    const shareAfter = na / a.total;
    const rb = nb > 0 ? (b.won[i] ?? 0) / nb : na > 0 ? (a.won[i] ?? 0) / na : middle;
    const ra = na > 0 ? (a.won[i] ?? 0) / na : rb;
    const mix = mixPart(shareBefore, shareAfter, rb, ra, middle);
    const rate = ratePart(shareBefore, shareAfter, rb, ra);
    allMix += mix;
    allRate += rate;
    const m = columns[2 + 2 * i];
    const r = columns[3 + 2 * i];
    if (m) m[draw] = mix;
    if (r) r[draw] = rate;
  }
  const [m, r] = columns;
  if (m) m[draw] = allMix;
  if (r) r[draw] = allRate;
}

/** Redraws the deals of one period: each level's new number of deals and of wins. */
function resampler(
  levels: readonly LevelChange[],
  counts: (level: LevelChange) => [deals: number, won: number],
): (random: Random) => Sample {
  const pairs = levels.map(counts);
  const deals = Float64Array.from(pairs, ([n]) => n);
  const rates = Float64Array.from(pairs, ([n, won]) => (n > 0 ? won / n : 0));
  const total = deals.reduce((sum, n) => sum + n, 0);
  const drawn: Sample = {
    deals: new Float64Array(levels.length),
    won: new Float64Array(levels.length),
    total,
  };
  return (random) => {
    multinomialDraw(total, deals, random, drawn.deals);
    for (let i = 0; i < drawn.won.length; i++) {
      drawn.won[i] = binomialDraw(drawn.deals[i] ?? 0, rates[i] ?? 0, random);
    }
    return drawn;
  };
}
