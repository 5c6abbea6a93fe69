import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dateOf,
  dayOf,
  endOf,
  labelOf,
  nextStart,
  startOf,
  startsBetween,
} from '../../src/domain/calendar.ts';

const days = fc.integer({ min: -30_000, max: 40_000 });

test('CALENDAR-1 a day survives the way to text and back, in every time zone', () => {
  fc.assert(fc.property(days, (day) => dayOf(dateOf(day)) === day));
});

test('CALENDAR-2 every day lies in exactly one quarter and one month', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('month' as const, 'quarter' as const), (day, grain) => {
      const date = dateOf(day);
      const start = startOf(grain, date);
      expect(start <= date && date <= endOf(grain, start)).toBe(true);
      expect(dayOf(nextStart(grain, start))).toBe(dayOf(endOf(grain, start)) + 1);
    }),
  );
});

test('CALENDAR-3 quarters and months are named as people name them', () => {
  expect(labelOf('quarter', '2024-10-01')).toBe('2024Q4');
  expect(labelOf('month', '2024-03-01')).toBe('2024-03');
});

test('CALENDAR-4 periods without deals are not skipped, and only the last ones are kept', () => {
  expect(startsBetween('quarter', '2023-11-05', '2024-08-01', 80)).toEqual([
    '2023-10-01',
    '2024-01-01',
    '2024-04-01',
    '2024-07-01',
  ]);
  expect(startsBetween('month', '2023-01-05', '2023-12-31', 2)).toEqual([
    '2023-11-01',
    '2023-12-01',
  ]);
});
