import { binomialDraw, multinomialDraw } from './binomial.ts';
import type { Interval } from './interval.ts';
import { kitagawa, type BridgePart, type LevelChange } from './kitagawa.ts';
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
  const resampled = levels.map((level) => ({ ...level }));
  for (let draw = 0; draw < draws; draw++) {
    before(random, (i, deals, won) =>
      Object.assign(resampled[i] ?? {}, { dealsBefore: deals, wonBefore: won }),
    );
    after(random, (i, deals, won) =>
      Object.assign(resampled[i] ?? {}, { dealsAfter: deals, wonAfter: won }),
    );
    const drawn = kitagawa(resampled);
    if (drawn === null) continue;
    const figures = [
      drawn.mix,
      drawn.rate,
      ...drawn.parts.flatMap((part) => [part.mix, part.rate]),
    ];
    figures.forEach((figure, column) => columns[column]?.fill(figure, draw, draw + 1));
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

/** Redraws the deals of one period: tells each level's new number of deals and of wins. */
function resampler(
  levels: readonly LevelChange[],
  counts: (level: LevelChange) => [deals: number, won: number],
): (random: Random, tell: (level: number, deals: number, won: number) => void) => void {
  const pairs = levels.map(counts);
  const deals = pairs.map(([n]) => n);
  const rates = pairs.map(([n, won]) => (n > 0 ? won / n : 0));
  const total = deals.reduce((sum, n) => sum + n, 0);
  const drawn = new Float64Array(levels.length);
  return (random, tell) => {
    multinomialDraw(total, deals, random, drawn);
    drawn.forEach((n, i) => tell(i, n, binomialDraw(n, rates[i] ?? 0, random)));
  };
}
