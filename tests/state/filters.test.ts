import { expect, test } from 'vitest';
import { Filters, sameFilters } from '../../src/state/filters.svelte.ts';

const both = [
  { field: 'a', level: '1' },
  { field: 'b', level: '2' },
];

test('FILTERS-1 a click adds what is missing, and takes all away when all are there', () => {
  const filters = new Filters();
  filters.set('a', ['1']);
  filters.toggle(both);
  expect(filters.list).toEqual([
    { field: 'a', values: ['1'] },
    { field: 'b', values: ['2'] },
  ]);
  filters.toggle(both);
  expect(filters.list).toEqual([]);
});

test('FILTERS-2 taking a level away leaves the others of its field', () => {
  const filters = new Filters();
  filters.set('a', ['1', '3']);
  filters.toggle(both.slice(0, 1));
  expect(filters.list).toEqual([{ field: 'a', values: ['3'] }]);
});

test('FILTERS-3 the order they were chosen in makes no difference', () => {
  const one = [
    { field: 'a', values: ['1', '2'] },
    { field: 'b', values: ['2'] },
  ];
  expect(
    sameFilters(
      one,
      [one[1], { field: 'a', values: ['2', '1'] }].flatMap((f) => f ?? []),
    ),
  ).toBe(true);
  expect(sameFilters(one, one.slice(1))).toBe(false);
  expect(sameFilters(one.slice(0, 1), [{ field: 'b', values: ['1', '2'] }])).toBe(false);
});

test('FILTERS-4 a range of closed dates stands beside a field of the same name, last', () => {
  const filters = new Filters();
  filters.setClosed({ from: '2023-02-01', to: '2023-05-01' });
  filters.set('Closed date', ['late']);
  expect(filters.list.map(({ values }) => values)).toEqual([['late'], ['H1 2023']]);
  expect(filters.closed).toEqual({ from: '2023-01-01', to: '2023-06-30' });
  const before = filters.list;
  filters.setClosed({ from: '2023-01-15', to: '2023-06-01' });
  expect(filters.list).toBe(before);
  filters.set('Closed date', []);
  filters.setClosed({ from: '2023-07-01', to: '2023-07-01' });
  expect(filters.list.map(({ values }) => values)).toEqual([['Q3 2023']]);
  filters.setClosed(null);
  filters.setClosed(null);
  expect(filters.list).toEqual([]);
});
