import { expect, test } from 'vitest';
import { seeded } from '../../../src/stats/random.ts';
import { winTables, type WinTables } from '../../../src/stats/segments/winTables.ts';

function prepared(deals: number[], rates: number[]): WinTables {
  const steps = winTables(Float64Array.from(deals), Float64Array.from(rates));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Chances of 0 … n wins. */
function chances(n: number, p: number): number[] {
  const all = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) all.push(((all[k - 1] ?? 0) * (n - k + 1) * p) / (k * (1 - p)));
  return all;
}

test.each([
  [1, 0.3],
  [7, 0.45],
  [12, 0.02],
  [40, 0.9],
])('WINS-1 %i deals won with chance %f follow the binomial distribution', (n, p) => {
  const draws = 40_000;
  const found = new Float64Array(draws);
  prepared([n], [p]).draw(seeded(n), draws, found);
  let chiSquare = 0;
  let pooled = { seen: 0, expected: 0 };
  let cells = 0;
  chances(n, p).forEach((chance, k) => {
    pooled.seen += found.filter((won) => won === k).length;
    pooled.expected += draws * chance;
    if (pooled.expected < 20) return;
    chiSquare += (pooled.seen - pooled.expected) ** 2 / pooled.expected;
    cells++;
    pooled = { seen: 0, expected: 0 };
  });
  expect(chiSquare).toBeLessThan(cells + 4 * Math.sqrt(2 * cells));
});

test('WINS-2 rows of many deals have the mean and spread of the binomial, though their tails are cut', () => {
  const draws = 20_000;
  const found = new Float64Array(draws);
  for (const [n, p] of [
    [5000, 0.02],
    [300_000, 0.5],
  ] as const) {
    prepared([n], [p]).draw(seeded(n), draws, found);
    const mean = found.reduce((sum, won) => sum + won, 0) / draws;
    const variance = found.reduce((sum, won) => sum + (won - mean) ** 2, 0) / draws;
    const spread = n * p * (1 - p);
    expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt(spread / draws));
    expect(Math.abs(variance / spread - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
  }
});

test('WINS-3 certain rows are certain, empty ones empty, and every row keeps its place', () => {
  const wins = prepared([5, 5, 0, 1], [0, 1, 0.5, 1]);
  const found = new Float64Array(8);
  wins.draw(seeded(1), 2, found);
  expect([...found]).toEqual([0, 0, 5, 5, 0, 0, 1, 1]);
});

test('WINS-4 part of the rows can be drawn, and the same seed gives the same wins', () => {
  const deals = [9, 9, 9];
  const rates = [0.5, 0.5, 0.5];
  const whole = new Float64Array(3);
  const parts = new Float64Array(3);
  prepared(deals, rates).draw(seeded(2), 1, whole);
  const random = seeded(2);
  prepared(deals, rates).draw(random, 1, parts, 0, 2);
  prepared(deals, rates).draw(random, 1, parts, 2, 3);
  expect([...parts]).toEqual([...whole]);
});
