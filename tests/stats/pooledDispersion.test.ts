import { expect, test } from 'vitest';
import { pooledDispersion } from '../../src/stats/pooledDispersion.ts';

test('STATS-POOLED-1 χ² over df of all together, never under chance', () => {
  // R: sum(c(2 * 6, 1 * 3, 4 * 1)) / 10
  const each = [
    { dispersion: 2, df: 6 },
    { dispersion: 1, df: 3 },
    { dispersion: 4, df: 1 },
  ];
  expect(pooledDispersion(each)).toBeCloseTo(1.9, 12);
  expect(pooledDispersion([{ dispersion: 0.3, df: 7 }])).toBe(1);
  expect(pooledDispersion([])).toBe(1);
});
