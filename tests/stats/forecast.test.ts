import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalDraws, sumDraw } from '../../src/stats/normalDraw.ts';
import { pinball } from '../../src/stats/pinball.ts';
import { quarterShock, type Miss } from '../../src/stats/quarterShock.ts';
import { seeded } from '../../src/stats/random.ts';

interface Reference {
  shock: Record<
    string,
    { error: number[]; variance: number[]; bias: number; spread: number; quantiles: number[] }
  >;
  pinball: { actual: number[]; forecast: number[]; p: number[]; loss: number[] };
}

const reference = JSON.parse(
  readFileSync(new URL('../reference/forecast.json', import.meta.url), 'utf8'),
) as Reference;
const PRIOR = { bias: 0.2, shock: 0.15 };

describe('what a quarter may be off by', () => {
  test.each(Object.entries(reference.shock))(
    'STATS-SHOCK-1 %s misses: bias, spread and quantiles as by numeric integration in R',
    (_, { error, variance, bias, spread, quantiles }) => {
      const misses = error.map((one, i): Miss => ({ error: one, variance: variance[i] ?? 0 }));
      const found = quarterShock(misses, PRIOR);
      expect(found.bias).toBeCloseTo(bias, 6);
      expect(found.spread).toBeCloseTo(spread, 6);
      [0.1, 0.5, 0.9].forEach((p, i) =>
        expect(found.quantile(p, 0.005)).toBeCloseTo(quantiles[i] ?? 0, 6),
      );
    },
  );

  test('STATS-SHOCK-2 draws are of the distribution whose quantiles are told', () => {
    const found = quarterShock([{ error: 0.3, variance: 0.01 }], PRIOR);
    const random = seeded(4);
    const normal = normalDraws(random);
    const top = found.quantile(0.9, 0);
    let over = 0;
    for (let i = 0; i < 20_000; i++) {
      const { bias, spread } = found.draw(random, normal);
      if (bias + spread * normal() > top) over += 1;
    }
    expect(over / 20_000).toBeCloseTo(0.1, 1.7);
  });

  test('STATS-SHOCK-3 few quarters make a wider range than many that missed as much', () => {
    const width = (quarters: number): number => {
      const misses = Array.from({ length: quarters }, (_, i) => ({
        error: i % 2 === 0 ? 0.1 : -0.1,
        variance: 0.001,
      }));
      const found = quarterShock(misses, PRIOR);
      return found.quantile(0.9, 0) - found.quantile(0.1, 0);
    };
    expect(width(2)).toBeGreaterThan(width(12));
    // 2.56 plugged-in standard deviations would be too narrow for either.
    expect(width(12)).toBeGreaterThan(2 * 1.2816 * 0.1);
  });
});

test('STATS-PINBALL-1 the loss of a quantile is R’s', () => {
  const { actual, forecast, p, loss } = reference.pinball;
  loss.forEach((one, i) =>
    expect(pinball(actual[i] ?? 0, forecast[i] ?? 0, p[i] ?? 0)).toBeCloseTo(one, 12),
  );
});

describe('draws', () => {
  test('STATS-NORMAL-DRAW-1 standard normal numbers have mean 0 and variance 1', () => {
    const normal = normalDraws(seeded(1));
    let [sum, squares] = [0, 0];
    for (let i = 0; i < 50_000; i++) {
      const one = normal();
      sum += one;
      squares += one * one;
    }
    expect(Math.abs(sum / 50_000)).toBeLessThan(0.015);
    expect(squares / 50_000).toBeCloseTo(1, 1.5);
  });

  test('STATS-SUM-DRAW-1 a sum keeps its mean and variance, and is never negative', () => {
    const normal = normalDraws(seeded(2));
    let [sum, squares, least] = [0, 0, Infinity];
    for (let i = 0; i < 50_000; i++) {
      const one = sumDraw(10, 25, normal());
      sum += one;
      squares += one * one;
      least = Math.min(least, one);
    }
    const mean = sum / 50_000;
    expect(mean).toBeCloseTo(10, 0.9);
    expect(squares / 50_000 - mean * mean).toBeGreaterThan(23);
    expect(squares / 50_000 - mean * mean).toBeLessThan(27);
    expect(least).toBeGreaterThanOrEqual(0);
    expect(sumDraw(0, 4, 1)).toBe(0);
    expect(sumDraw(5, 0, 1)).toBe(5);
  });
});
