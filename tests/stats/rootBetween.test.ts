import { expect, test } from 'vitest';
import { rootBetween } from '../../src/stats/rootBetween.ts';

test.each([
  ['a straight line', (x: number) => 3 - x, 0, 10, 3],
  ['a step', (x: number) => (x < 0.7 ? 1 : -1e-9), 0, 1, 0.7],
  ['very unlike ends', (x: number) => Math.exp(-x) - 1e-6, -5, 100, Math.log(1e6)],
])('STATS-ROOT-1 finds where a function crosses 0: %s', (_, f, from, to, root) => {
  let calls = 0;
  const counted = (at: number) => (calls++, f(at));
  const ends = [from, to].map((at) => ({ at, value: f(at) }));
  const [a, b] = ends;
  if (a && b) expect(Math.abs(rootBetween(a, b, counted, 1e-10) - root)).toBeLessThan(1e-9);
  expect(calls).toBeLessThan(4 * 36);
});
