import { expect, test } from 'vitest';
import type { OpenCell } from '../../../src/analysis/pipeline/openCells.ts';
import { stalledShares } from '../../../src/analysis/pipeline/stalledShares.ts';
import type { Field } from '../../../src/domain/field.ts';
import { seeded } from '../../../src/stats/random.ts';
import { categorical } from '../../support/categorical.ts';

const LIMIT = 90;
const limits = { field: null, all: LIMIT, won: 500, byLevel: [] };
const fields: Field[] = [
  categorical('product', ['Core', 'Pro', 'Enterprise']),
  categorical('size', ['small', 'large']),
  categorical(
    'region',
    Array.from({ length: 12 }, (_, i) => `Region ${i}`),
  ),
];

/** Open deals of which a share is stalled, by product and size. */
function drawn(seed: number, share: (places: readonly number[]) => number): OpenCell[] {
  const random = seeded(seed);
  return Array.from({ length: 3000 }, () => {
    const product = Math.floor(random() * 3);
    // Large deals are mostly those for Enterprise.
    const size = random() < (product === 2 ? 0.9 : 0.1) ? 1 : 0;
    const places = [product, size, Math.floor(random() * 12)];
    const age = random() < share(places) ? LIMIT + 10 : 20;
    return { places, age, deals: 1, amount: 100, priced: 1, squares: 10_000 };
  });
}

const told = (cells: OpenCell[]): string[] =>
  stalledShares(cells, fields, limits, true)
    .filter((one) => one.told)
    .map(({ field, level }) => `${field} ${level}`);

test('STALLED-IN-1 the planted level is told, and not the one that only goes with it', () => {
  const cells = drawn(1, ([product]) => (product === 2 ? 0.4 : 0.05));
  expect(told(cells)).toEqual(['product Enterprise']);
  const large = stalledShares(cells, fields, limits, true).find(({ level }) => level === 'large');
  expect(large?.qValue).toBeLessThan(0.001);
});

test('STALLED-IN-2 two levels by themselves are both told', () => {
  const cells = drawn(2, ([product, , region]) => (product === 2 || region === 3 ? 0.5 : 0.05));
  expect(told(cells).toSorted()).toEqual(['product Enterprise', 'region Region 3']);
});

test('STALLED-IN-3 where all are stalled alike, few or many, nothing is told', () => {
  for (const share of [0.02, 0.3])
    for (let seed = 10; seed < 60; seed++) expect(told(drawn(seed, () => share))).toEqual([]);
});

test('STALLED-IN-4 what is counted is what there is; deals of unknown age are in none of it', () => {
  const cells = [
    ...drawn(3, () => 0.2),
    { places: [0, 0, 0], age: -1, deals: 50, amount: 1, priced: 50, squares: 1 },
  ];
  const found = stalledShares(cells, fields, limits, true).filter(
    ({ field }) => field === 'product',
  );
  const old = cells.filter(({ age }) => age > LIMIT).length;
  expect(found.reduce((sum, { deals }) => sum + deals, 0)).toBe(old);
  expect(found.reduce((sum, { open }) => sum + open, 0)).toBe(3000);
  for (const { amount, deals } of found) expect(amount).toBe(100 * deals);
  expect(stalledShares([], fields, limits, true)).toEqual([]);
});
