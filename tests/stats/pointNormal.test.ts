import { expect, test } from 'vitest';
import { normalQuantile } from '../../src/stats/distributions.ts';
import { pointNormal } from '../../src/stats/pointNormal.ts';
import { seeded, type Random } from '../../src/stats/random.ts';

const normal = (random: Random): number => normalQuantile(random() || 0.5) ?? 0;
const ones = (n: number): number[] => Array<number>(n).fill(1);

test('SHRINK-1 where chance explains the family, nothing is left of its largest estimate', () => {
  // Quantiles of a normal, a little closer together: less spread than chance alone.
  const estimates = Array.from(
    { length: 500 },
    (_, i) => 0.9 * (normalQuantile((i + 0.5) / 500) ?? 0),
  );
  const { share, shrink } = pointNormal(estimates, ones(500));
  expect(share).toBe(0);
  expect(shrink(3, 1)).toBe(0);
});

test('SHRINK-2 one real effect among two thousand zeros keeps nearly all of its size', () => {
  const random = seeded(4);
  const estimates = Array.from({ length: 2000 }, () => normal(random));
  estimates[0] = 8;
  const { shrink } = pointNormal(estimates, ones(2000));
  expect(shrink(8, 1)).toBeGreaterThan(7);
  expect(Math.abs(shrink(2, 1))).toBeLessThan(0.2);
  expect(shrink(-8, 1)).toBeCloseTo(-shrink(8, 1), 12);
});

test('SHRINK-3 the share and the spread of planted effects are found', () => {
  const random = seeded(5);
  const estimates = Array.from(
    { length: 20_000 },
    (_, i) => normal(random) + (i % 5 ? 0 : 3 * normal(random)),
  );
  const { share, spread } = pointNormal(estimates, ones(20_000));
  expect(Math.abs(share - 0.2)).toBeLessThan(0.03);
  expect(Math.abs(spread - 3)).toBeLessThan(0.4);
});

test('SHRINK-4 after shrinking, the largest of many estimates are right on average', () => {
  const random = seeded(6);
  const truth = Array.from({ length: 20_000 }, (_, i) => (i % 10 ? 0 : 2 * normal(random)));
  const estimates = truth.map((one) => one + normal(random));
  const { shrink } = pointNormal(estimates, ones(20_000));
  const top = [...estimates.keys()]
    .sort((a, b) => (estimates[b] ?? 0) - (estimates[a] ?? 0))
    .slice(0, 300);
  const mean = (of: (i: number) => number): number =>
    top.reduce((sum, i) => sum + of(i), 0) / top.length;
  const real = mean((i) => truth[i] ?? 0);
  expect(Math.abs(mean((i) => shrink(estimates[i] ?? 0, 1)) - real)).toBeLessThan(0.15);
  expect(mean((i) => estimates[i] ?? 0) - real).toBeGreaterThan(0.4);
});

test('SHRINK-5 nothing, one estimate, and absurdly large ones give finite answers', () => {
  expect(pointNormal([], []).shrink(2, 1)).toBe(0);
  expect(pointNormal([0, 0], [1, 1]).shrink(0, 1)).toBe(0);
  for (const size of [1, 3, 60, 1e6]) {
    const shrunk = pointNormal([size], [1]).shrink(size, 1);
    expect(Number.isFinite(shrunk)).toBe(true);
    expect(Math.abs(shrunk)).toBeLessThanOrEqual(size);
  }
});
