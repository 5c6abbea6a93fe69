import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayOf } from '../../src/domain/calendar.ts';
import {
  choiceKey,
  defaultComparison,
  grainOf,
  isDay,
  labelOfDays,
  periodBefore,
  periodLabel,
  refusalOf,
  sameChoice,
  yearBefore,
} from '../../src/domain/comparisonChoice.ts';

const days = (from: string, to: string) => ({ from, to });

test('CHOICE-1 calendar periods are named, anything else is a range', () => {
  expect(periodLabel(days('2023-07-01', '2023-09-30'))).toBe('Q3 2023');
  expect(periodLabel(days('2024-03-01', '2024-03-31'))).toBe('Mar 2024');
  expect(periodLabel(days('2023-01-01', '2023-06-30'))).toBe('H1 2023');
  expect(periodLabel(days('2023-01-01', '2023-12-31'))).toBe('2023');
  expect(periodLabel(days('2024-03-03', '2024-04-02'))).toBe('3 Mar – 2 Apr 2024');
  expect(periodLabel(days('2023-12-30', '2024-01-02'))).toBe('30 Dec 2023 – 2 Jan 2024');
  expect(periodLabel(days('2024-02-29', '2024-02-29'))).toBe('29 Feb 2024');
});

test('CHOICE-2 labels of a document tell them apart, and a period that is shifted is none', () => {
  expect(labelOfDays(days('2023-07-01', '2023-12-31'))).toBe('2023H2');
  expect(labelOfDays(days('2024-02-01', '2024-02-29'))).toBe('2024-02');
  expect(grainOf(days('2023-02-01', '2023-04-30'))).toBeNull();
  expect(grainOf(days('2024-02-01', '2024-02-28'))).toBeNull();
  expect(labelOfDays(days('2023-02-01', '2023-04-30'))).toBe('2023-02-01/2023-04-30');
});

test('CHOICE-3 the same period last year and the one before, for every length', () => {
  expect(yearBefore(days('2024-02-01', '2024-02-29'))).toEqual(days('2023-02-01', '2023-02-28'));
  expect(yearBefore(days('2025-02-01', '2025-02-28'))).toEqual(days('2024-02-01', '2024-02-29'));
  expect(yearBefore(days('2024-02-29', '2024-03-04'))).toEqual(days('2023-02-28', '2023-03-04'));
  expect(periodBefore(days('2024-01-01', '2024-03-31'))).toEqual(days('2023-10-01', '2023-12-31'));
  expect(periodBefore(days('2024-03-03', '2024-03-12'))).toEqual(days('2024-02-22', '2024-03-02'));
});

test('CHOICE-4 periods that overlap, end early or are no days are refused, others never', () => {
  const first = days('2024-01-01', '2024-03-31');
  expect(refusalOf({ before: first, after: days('2024-03-31', '2024-04-01') })).toMatch(/overlap/);
  expect(refusalOf({ before: first, after: days('2024-04-01', '2024-04-01') })).toBeNull();
  expect(refusalOf({ before: days('2024-05-01', '2024-04-01'), after: first })).toMatch(
    /end before/,
  );
  expect(refusalOf({ before: days('', ''), after: first })).toMatch(/first and a last day/);
  for (const text of ['2024-02-30', '2024-13-01', '24-01-01', 'x', "2024-01-01' OR 1"])
    expect(isDay(text), text).toBe(false);
});

test('CHOICE-5 the period before ends the day before, and is as long where it is a range', () => {
  const day = fc.integer({ min: dayOf('1990-01-01'), max: dayOf('2040-01-01') });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 400 }), (start, length) => {
      const one = days(dateOf(start), dateOf(start + length));
      const before = periodBefore(one);
      expect(dayOf(before.to)).toBe(start - 1);
      expect(refusalOf({ before, after: one })).toBeNull();
      if (grainOf(one) === null) expect(dayOf(before.to) - dayOf(before.from)).toBe(length);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('CHOICE-6 two choices are the same only if every part is', () => {
  const periods = {
    before: days('2024-01-01', '2024-03-31'),
    after: days('2024-04-01', '2024-06-30'),
  };
  const choices = [
    defaultComparison,
    { ...defaultComparison, measure: 'value' as const },
    { ...defaultComparison, clock: 'created' as const },
    { ...defaultComparison, periods },
    { ...defaultComparison, periods: { before: periods.after, after: periods.before } },
  ];
  expect(new Set(choices.map(choiceKey)).size).toBe(choices.length);
  expect(
    sameChoice(
      { ...defaultComparison, periods },
      { ...defaultComparison, periods: { ...periods } },
    ),
  ).toBe(true);
});
