import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Z95 } from '../../src/stats/distributions.ts';
import { seeded } from '../../src/stats/random.ts';
import { ratioBridge, type LevelAmounts } from '../../src/stats/ratioBridge.ts';
import { ratioDifference } from '../../src/stats/ratioDifference.ts';
import { ratioHeterogeneity } from '../../src/stats/ratioHeterogeneity.ts';
import { ratioRate, type RatioSums } from '../../src/stats/ratioRate.ts';

interface Reference {
  levels: LevelAmounts[];
  figures: { name: string; estimate: number; se: number }[];
  change: { z: number; p: number; detectable: number };
  heterogeneity: { levels: string[]; p: number };
  variances: { before: number; after: number; large: number };
  /** 120 deals, of which one that was won is half of the money. */
  large: RatioSums;
}

const reference = JSON.parse(
  readFileSync(new URL('../reference/ratio.json', import.meta.url), 'utf8'),
) as Reference;

const figure = (name: string) => {
  const found = reference.figures.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

const total = (side: 'before' | 'after'): RatioSums =>
  reference.levels.reduce(
    (sum, level) => ({
      amount: sum.amount + level[side].amount,
      won: sum.won + level[side].won,
      squares: sum.squares + level[side].squares,
      wonSquares: sum.wonSquares + level[side].wonSquares,
    }),
    { amount: 0, won: 0, squares: 0, wonSquares: 0 },
  );

test('STATS-RATIO-1 the rate by value and its variance are those of R', () => {
  for (const side of ['before', 'after'] as const) {
    const found = ratioRate(total(side));
    expect(found?.rate).toBeCloseTo(figure(side).estimate, 10);
    expect(found?.variance).toBeCloseTo(reference.variances[side], 10);
    // Never less than what the deals' own scatter says.
    expect(Math.sqrt(found?.variance ?? 0)).toBeGreaterThanOrEqual(figure(side).se);
  }
  expect(ratioRate(reference.large)?.variance).toBeCloseTo(reference.variances.large, 10);
});

test('STATS-RATIO-2 the test of the change is that of R, and a design effect widens it', () => {
  const before = ratioRate(total('before'));
  const after = ratioRate(total('after'));
  if (!before || !after) throw new Error('Both sides have amounts.');
  const found = ratioDifference(before, after);
  expect(found?.z).toBeCloseTo(reference.change.z, 6);
  expect(found?.pValue).toBeCloseTo(reference.change.p, 6);
  expect(found?.smallestDetectable).toBeCloseTo(reference.change.detectable, 6);
  const wider = ratioDifference(before, after, 1.2);
  expect(wider?.z).toBeCloseTo(reference.change.z / Math.sqrt(1.2), 6);
  expect(wider?.change.low).toBeLessThan(found?.change.low ?? -1);
});

test('STATS-RATIO-3 bridge by value: parts and intervals are those of R, a level on one side only included', () => {
  const found = ratioBridge(reference.levels);
  const check = (name: string, interval?: { estimate: number; low: number; high: number }) => {
    const { estimate, se } = figure(name);
    expect(interval?.estimate).toBeCloseTo(estimate, 10);
    expect(((interval?.high ?? 0) - (interval?.low ?? 0)) / (2 * Z95)).toBeCloseTo(se, 6);
  };
  check('mix', found?.mix);
  check('rate', found?.rate);
  for (const part of found?.parts ?? []) {
    check(`mix_${part.level}`, part.mix);
    check(`rate_${part.level}`, part.rate);
  }
});

test('STATS-RATIO-6 a deal that is most of a level’s money makes no part look certain', () => {
  // Lost: one deal of 95; won: five of 1. Its level is as good as lost whatever the five do.
  const uneven = { amount: 100, won: 5, squares: 95 ** 2 + 5, wonSquares: 5 };
  const equal = { amount: 100, won: 50, squares: 100, wonSquares: 50 };
  const side = { before: uneven, after: equal };
  const found = ratioBridge([
    { level: 'uneven', ...side },
    { level: 'equal', before: equal, after: equal },
  ]);
  const [part] = found?.parts ?? [];
  const width = ((part?.rate.high ?? 0) - (part?.rate.low ?? 0)) / (2 * Z95);
  // Its own rate is known no better than that of 100² / Σ a² deals, and is half of the money.
  const least = Math.sqrt((0.05 * 0.95 * uneven.squares) / uneven.amount ** 2) / 2;
  expect(width).toBeGreaterThanOrEqual(least);
});

test('STATS-RATIO-4 whether levels moved alike is that of R', () => {
  expect(ratioHeterogeneity(reference.levels)).toBeCloseTo(reference.heterogeneity.p, 6);
});

const sums = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 40 }),
    fc.double({ min: 1, max: 1e5, noNaN: true }),
  )
  .map(([won, lost, size]) => ({
    amount: (won + lost) * size,
    won: won * size,
    squares: (won + lost) * size * size,
    wonSquares: won * size * size,
  }));

test('STATS-RATIO-5 parts sum to the change to 1e-12, and no figure is anything but a number', () => {
  const levels = fc.array(fc.record({ before: sums, after: sums }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(levels, (drawn) => {
      const found = ratioBridge(drawn.map((one, i) => ({ level: `l${i}`, ...one })));
      if (!found) return;
      const parts = found.parts.flatMap(({ mix, rate }) => [mix, rate]);
      const sum = parts.reduce((all, { estimate }) => all + estimate, 0);
      expect(Math.abs(sum - found.change)).toBeLessThan(1e-12);
      for (const { low, high } of [...parts, found.mix, found.rate])
        expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
    }),
    { seed: 5, numRuns: 300 },
  );
});

test('STATS-RATIO-6 deals of one size give the rate by count; none, or one deal that is nearly all, gives no test', () => {
  const equal = (won: number, deals: number): RatioSums => ({
    amount: deals * 500,
    won: won * 500,
    squares: deals * 250_000,
    wonSquares: won * 250_000,
  });
  expect(ratioRate(equal(30, 100))).toMatchObject({ rate: 0.3, deals: expect.closeTo(100, 9) });
  expect(ratioRate(equal(0, 0))).toBeNull();
  expect(ratioRate(equal(40, 40))?.deals).toBeCloseTo(40, 9);
  const whale: RatioSums = { amount: 1e6 + 100, won: 1e6, squares: 1e12 + 1e4, wonSquares: 1e12 };
  const a = ratioRate(whale);
  const b = ratioRate(equal(30, 100));
  expect(a && b && ratioDifference(a, b)).toBeNull();
});

test('STATS-RATIO-7 a deal that draws the rate to its own end does not make it sure: no test where it is most of the money', () => {
  const { amount, squares } = reference.large;
  const found = ratioRate(reference.large);
  expect(found?.deals).toBeCloseTo(amount ** 2 / squares, 9);
  const many = ratioRate({ amount: 2000, won: 600, squares: 2600, wonSquares: 780 });
  expect(found && many && ratioDifference(many, found)).toBeNull();
});

test('STATS-RATIO-8 without a change few comparisons by value look like one, whatever the amounts', () => {
  const random = seeded(5);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const draw = (deals: number, sigma: number, largest: number) => {
    const drawn = { amount: 0, won: 0, squares: 0, wonSquares: 0 };
    for (let i = 0; i < deals; i++) {
      const size = i === 0 && largest > 0 ? largest : Math.exp(sigma * normal());
      const won = random() < 0.3 ? 1 : 0;
      drawn.amount += size;
      drawn.squares += size ** 2;
      drawn.won += won * size;
      drawn.wonSquares += won * size ** 2;
    }
    return ratioRate(drawn);
  };
  // Deals, spread of their logarithms, and one deal set to this.
  for (const [deals, sigma, largest] of [
    [200, 1, 0],
    [200, 2, 0],
    [100, 0.5, 100],
    [100, 0.5, 20],
  ] as const) {
    let told = 0;
    for (let i = 0; i < 1000; i++) {
      const [before, after] = [draw(deals, sigma, 0), draw(deals, sigma, largest)];
      const change = before && after && ratioDifference(before, after)?.change;
      if (change && (change.low > 0 || change.high < 0)) told += 1;
    }
    expect(told / 1000, `${deals} deals, σ ${sigma}, one of ${largest}`).toBeLessThanOrEqual(0.07);
  }
});
