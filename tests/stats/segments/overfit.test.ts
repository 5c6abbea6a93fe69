import { expect, test } from 'vitest';
import { seeded } from '../../../src/stats/random.ts';
import { searchSimulated, simulated } from './simulated.ts';

test('SEARCH-OVERFIT-1 many levels for few deals: a |z| is too large, and right when taken back', () => {
  const random = seeded(31);
  let [raw, taken, count] = [0, 0, 0];
  for (let file = 0; file < 200; file++) {
    const design = simulated({ sizes: [100, 3, 3, 2], deals: 900 }, random);
    const search = searchSimulated(design, file, { draws: 1 });
    for (const z of search?.z ?? []) {
      raw += z * z;
      taken += (z * (search?.kept ?? 1)) ** 2;
      count++;
    }
  }
  expect(count).toBeGreaterThan(2000);
  expect(raw / count).toBeGreaterThan(1.08);
  expect(taken / count).toBeGreaterThan(0.96);
  expect(taken / count).toBeLessThan(1.04);
});

test('SEARCH-OVERFIT-2 by as much as the columns of the model take of the deals', () => {
  const design = simulated({ sizes: [100, 3, 3, 2], deals: 900 }, seeded(32));
  const search = searchSimulated(design, 1, { draws: 199 });
  const deals = design.deals.reduce((sum, one) => sum + one, 0);
  expect(search?.kept).toBeCloseTo(Math.sqrt(1 - (1 + 99 + 2 + 2 + 1) / deals), 12);
  expect(search?.kept).toBeLessThan(0.95);
});
