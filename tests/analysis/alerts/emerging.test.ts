import { expect, test } from 'vitest';
import { emergingAlerts } from '../../../src/analysis/alerts/emerging.ts';
import type { SegmentValueRow } from '../../../src/sql/segmentValues.ts';
import { parts } from './alertParts.ts';

const worth = (level: string, after: boolean, deals: number, mean: number): SegmentValueRow => ({
  field: 0,
  level,
  after,
  deals,
  value: deals * mean,
  squares: deals * mean * mean * 4,
  won: deals / 2,
  unpriced: 0,
});

test('ALERT-EMERGING-1 a segment whose closed deals bring more is a candidate; with 49 deals in a quarter it is not tested', () => {
  const rows = [
    worth('APAC', false, 400, 500),
    worth('APAC', true, 400, 900),
    worth('Europe', false, 49, 500),
    worth('Europe', true, 400, 500),
  ];
  const found = emergingAlerts(parts(), rows);
  expect(found.tests).toBe(1);
  const [alert] = found.candidates.map((one) => one.alert);
  expect(alert?.sentence).toBe(
    'A closed deal of Region APAC brought 1.8 times as much in Q2 2024 as in Q1 2024.',
  );
  expect(alert?.money?.estimate).toBeGreaterThan(0.8 * 400 * 400);
  expect(alert?.money?.estimate).toBeLessThan(400 * 400);
  expect(alert?.pValue).toBeLessThan(0.05);
  expect(emergingAlerts(parts({ money: false }), rows).candidates[0]?.alert.money).toBeNull();
  expect(emergingAlerts(parts(), null).tests).toBe(0);
});

test('ALERT-EMERGING-2 a quarter that was good for all levels raises none of them', () => {
  const grown = (levels: [string, number][]) =>
    levels.flatMap(([level, times]) => [
      worth(level, false, 2000, 500),
      worth(level, true, 2000, 500 * times),
    ]);
  const all = emergingAlerts(
    parts(),
    grown([
      ['APAC', 1.8],
      ['Europe', 1.8],
    ]),
  );
  expect(all.candidates.map(({ alert }) => alert.pValue)).toEqual([]);
  const one = emergingAlerts(
    parts(),
    grown([
      ['APAC', 1.8],
      ['Europe', 1],
    ]),
  );
  expect(one.candidates.map(({ alert }) => alert.segment[0]?.level)).toEqual(['APAC']);
});

test('ALERT-EMERGING-3 where amounts came to be filled in, a rise of their sum is none', () => {
  const rows = (unpriced: number) => [
    { ...worth('APAC', false, 1000, 500), unpriced },
    worth('APAC', true, 1000, 900),
    worth('Europe', false, 1000, 500),
    worth('Europe', true, 1000, 500),
  ];
  // 500 won deals: 10 without an amount are 2%, 11 are more.
  expect(emergingAlerts(parts(), rows(10)).candidates).toHaveLength(1);
  expect(emergingAlerts(parts(), rows(11))).toMatchObject({ tests: 1, candidates: [] });
});
