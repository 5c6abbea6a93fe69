import { expect, test } from 'vitest';
import { bulkClosing } from '../../src/analysis/bulkClosing.ts';
import { dayOf } from '../../src/domain/calendar.ts';

const evenly = Array.from({ length: 60 }, (_, i) => ({
  day: dayOf('2024-01-01') + i,
  won: 1,
  lost: 1,
}));

test('BULK-1 a day with over a tenth of a quarter’s losses is bulk closing', () => {
  const days = [...evenly, { day: dayOf('2024-03-20'), won: 0, lost: 20 }];
  expect(bulkClosing(days)).toEqual([
    { date: '2024-03-20', quarter: '2024Q1', won: 0, lost: 20, share: 0.25 },
  ]);
});

test('BULK-2 in a quarter of few losses one ordinary day is a tenth of them, and is not told', () => {
  expect(bulkClosing([{ day: dayOf('2024-05-02'), won: 3, lost: 4 }])).toEqual([]);
  expect(bulkClosing(evenly)).toEqual([]);
});
