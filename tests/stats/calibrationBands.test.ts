import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationBands } from '../../src/stats/calibrationBands.ts';

test('STATS-BANDS-1 bands are of nearly equal size, and each has its own mean and wins', () => {
  const p = [0.1, 0.2, 0.3, 0.4];
  expect(calibrationBands(p, [10, 10, 10, 10], [1, 2, 3, 4], 2)).toEqual([
    { deals: 20, won: 3, predicted: expect.closeTo(0.15, 12) as number },
    { deals: 20, won: 7, predicted: expect.closeTo(0.35, 12) as number },
  ]);
  // One prediction for all is one band.
  expect(calibrationBands([0.4, 0.4], [5, 5], [2, 3])).toHaveLength(1);
  expect(calibrationBands([], [], [])).toEqual([]);
  expect(calibrationBands([0, 1], [1, 1], [0, 1]).map(({ predicted }) => predicted)).toEqual([
    0, 1,
  ]);
});

test('STATS-BANDS-2 no deal and no win is lost, predictions rise, and there are never too many bands', () => {
  const row = fc.record({
    p: fc.double({ min: 0, max: 1, noNaN: true }),
    deals: fc.integer({ min: 0, max: 9 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const deals = rows.map((one) => one.deals);
      const won = rows.map((one) => Math.round(one.share * one.deals));
      const bands = calibrationBands(
        rows.map(({ p }) => p),
        deals,
        won,
      );
      const sum = (of: number[]) => of.reduce((total, one) => total + one, 0);
      expect(sum(bands.map((one) => one.deals))).toBe(sum(deals));
      expect(sum(bands.map((one) => one.won))).toBe(sum(won));
      expect(bands.length).toBeLessThanOrEqual(10);
      bands.slice(1).forEach(({ predicted }, i) => {
        expect(predicted).toBeGreaterThan(bands[i]?.predicted ?? 1);
      });
    }),
    { seed: 7, numRuns: 300 },
  );
});
