import { expect, test } from 'vitest';
import { binomialDraw, multinomialDraw } from '../../src/stats/binomial.ts';
import { chiSquareUpper } from '../../src/stats/distributions.ts';
import { seeded } from '../../src/stats/random.ts';

test('STATS-RANDOM-1 the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seeded(seed));
  expect(draw(3)).toEqual(draw(3));
  expect(draw(3)).not.toEqual(draw(4));
  const many = Array.from({ length: 20_000 }, seeded(1));
  expect(many.every((u) => u >= 0 && u < 1)).toBe(true);
  expect(many.reduce((a, b) => a + b) / many.length).toBeCloseTo(0.5, 2);
  // First numbers of neighbouring seeds must not lie in a row.
  const firsts = Array.from({ length: 2000 }, (_, seed) => seeded(seed)());
  expect(firsts.reduce((a, b) => a + b) / firsts.length).toBeCloseTo(0.5, 1);
});

/** Probability of each count, by the ratio of neighbours in logs. */
function binomialProbabilities(n: number, p: number): number[] {
  const logs = [n * Math.log1p(-p)];
  for (let k = 0; k < n; k++)
    logs.push((logs[k] ?? 0) + Math.log((n - k) / (k + 1)) + Math.log(p / (1 - p)));
  return logs.map(Math.exp);
}

test.each([
  [1, 0.3],
  [7, 0.9],
  [40, 0.2],
  [60, 0.5],
  [2000, 0.004],
  [2000, 0.31],
])('STATS-BINOMIAL-1 draws follow the binomial distribution: n = %d, p = %d', (n, p) => {
  const random = seeded(n + 1);
  const draws = 40_000;
  const seen = new Array<number>(n + 1).fill(0);
  for (let i = 0; i < draws; i++) {
    const k = binomialDraw(n, p, random);
    seen[k] = (seen[k] ?? 0) + 1;
  }
  let [chiSquare, cells, rest, restSeen] = [0, 0, draws, draws];
  binomialProbabilities(n, p).forEach((probability, k) => {
    const expected = probability * draws;
    if (expected < 20) return;
    chiSquare += ((seen[k] ?? 0) - expected) ** 2 / expected;
    cells++;
    rest -= expected;
    restSeen -= seen[k] ?? 0;
  });
  if (rest > 5) {
    chiSquare += (restSeen - rest) ** 2 / rest;
    cells++;
  }
  expect(chiSquareUpper(chiSquare, cells - 1)).toBeGreaterThan(0.001);
});

test('STATS-BINOMIAL-2 ends and huge numbers are exact and quick', () => {
  const random = seeded(5);
  expect(binomialDraw(10, 0, random)).toBe(0);
  expect(binomialDraw(10, 1, random)).toBe(10);
  expect(binomialDraw(0, 0.5, random)).toBe(0);
  const huge = Array.from({ length: 2000 }, () => binomialDraw(1e9, 0.25, random));
  const mean = huge.reduce((a, b) => a + b) / huge.length;
  expect(Math.abs(mean - 2.5e8) / (Math.sqrt(1e9 * 0.1875) / Math.sqrt(2000))).toBeLessThan(4);
});

test('STATS-MULTINOMIAL-1 all deals are shared out, none to a cell of weight 0', () => {
  const random = seeded(8);
  const out = [0, 0, 0, 0];
  for (let i = 0; i < 200; i++) {
    multinomialDraw(500, [3, 0, 1, 0], random, out);
    expect(out.reduce((a, b) => a + b)).toBe(500);
    expect([out[1], out[3]]).toEqual([0, 0]);
  }
});
