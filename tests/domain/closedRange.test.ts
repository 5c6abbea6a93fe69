import { expect, test } from 'vitest';
import {
  closedFilter,
  closedRangeName,
  closedRangeOf,
  filterKey,
  quickRanges,
  rangeRefusal,
  wholeQuarters,
} from '../../src/domain/closedRange.ts';

const days = (from: string, to: string) => ({ from, to });
const file = days('2022-02-03', '2024-05-09');

test('CLOSED-1 days become the quarters they lie in, and are named by them', () => {
  expect(wholeQuarters(days('2023-02-14', '2023-04-01'))).toEqual(days('2023-01-01', '2023-06-30'));
  expect(closedRangeName(days('2023-04-01', '2023-06-30'))).toBe('Q2 2023');
  expect(closedRangeName(days('2023-01-01', '2023-12-31'))).toBe('2023');
  expect(closedRangeName(days('2023-04-01', '2024-03-31'))).toBe('Q2 2023 – Q1 2024');
  expect(closedFilter(days('2023-04-02', '2023-05-31'))).toEqual({
    field: 'Closed date',
    values: ['Q2 2023'],
    closed: days('2023-04-01', '2023-06-30'),
  });
});

test('CLOSED-2 a column of the same name is another filter', () => {
  const column = { field: 'Closed date', values: ['Q2 2023'] };
  const dates = closedFilter(days('2023-04-02', '2023-05-31'));
  expect(filterKey(column)).not.toBe(filterKey(dates));
  expect(closedRangeOf([column])).toBeNull();
  expect(closedRangeOf([column, dates])).toEqual(days('2023-04-01', '2023-06-30'));
});

test('CLOSED-3 a range has two days in order, and a deal of the file can lie in it', () => {
  expect(rangeRefusal(days('2023-01-01', '2023-03-31'), file)).toBeNull();
  expect(rangeRefusal(days('', '2023-03-31'), file)).toMatch(/first and a last day/);
  expect(rangeRefusal(days('2023-02-30', '2023-03-31'), file)).toMatch(/first and a last day/);
  expect(rangeRefusal(days('2023-04-01', '2023-03-31'), file)).toMatch(/before it starts/);
  expect(rangeRefusal(days('2024-05-10', '2024-06-30'), file)).toMatch(/No deal/);
  expect(rangeRefusal(days('2024-05-09', '2024-06-30'), file)).toBeNull();
  expect(rangeRefusal(days('2021-01-01', '2022-02-02'), file)).toMatch(/No deal/);
});

test('CLOSED-4 quick choices end with the file, and those that leave nothing out are none', () => {
  expect(quickRanges(file)).toEqual([
    { name: 'Last 4 quarters', days: days('2023-07-01', '2024-06-30') },
    { name: 'Last 8 quarters', days: days('2022-07-01', '2024-06-30') },
    { name: '2024', days: days('2024-01-01', '2024-12-31') },
    { name: '2023', days: days('2023-01-01', '2023-12-31') },
  ]);
  expect(quickRanges(days('2024-02-01', '2024-05-09'))).toEqual([]);
});
