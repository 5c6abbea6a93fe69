import { expect, test } from 'vitest';
import type { DriverHealth } from '../../src/domain/document/drivers.ts';
import { calibrationFit } from '../../src/analysis/calibrationFit.ts';
import { calibrationSaid } from '../../src/ui/views/drivers/calibrationRows.ts';
import { calibrationWords } from '../../src/ui/views/drivers/healthWords.ts';

const band = (predicted: number, actual: number, deals = 100, half = 0.02) => ({
  predicted,
  deals,
  actual: { estimate: actual, low: actual - half, high: actual + half },
});
const bands = [band(0.4, 0.41), band(0.6, 0.57, 300)] as DriverHealth['calibration'];
const health = (calibrationSlope: number | null, calibration = bands) =>
  ({
    calibrationSlope,
    calibration,
    calibrationFit: calibrationFit(calibration),
  }) as DriverHealth;

test('HEALTH-1 the mean gap counts each band by its deals, and is null without deals', () => {
  expect(calibrationFit(bands).meanGap).toBeCloseTo(0.025, 10);
  expect(calibrationFit(bands)).toMatchObject({ groups: 2, within: 1 });
  expect(calibrationFit([])).toEqual({ groups: 0, within: 0, meanGap: null });
});

test('HEALTH-2 how far off comes first, in both places the same; a slope near 1 is no promise', () => {
  expect(calibrationWords(health(0.96))).toBe(
    '2.5 points off on average. As a whole neither too bold nor too timid.',
  );
  expect(calibrationSaid(calibrationFit(bands))).toBe(
    'What was expected and what was won lie 2.5 points apart on average. In 1 of 2 groups of deals, sorted by what the model expected, that is within what chance allows; in 1 it is more.',
  );
});

test.each([
  [0.49, 'Far too bold'],
  [0.5, 'Somewhat too bold'],
  [0.89, 'Somewhat too bold'],
  [0.9, 'As a whole neither'],
  [1.1, 'As a whole neither'],
  [1.11, 'Somewhat too timid'],
])('HEALTH-3 a slope of %s reads %s', (slope, words) => {
  expect(calibrationWords(health(slope))).toContain(words);
});
