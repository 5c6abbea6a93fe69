import { expect, test } from 'vitest';
import { sortedOrder } from '../../src/export/table.ts';
import { tables } from '../../src/export/tables.ts';
import { leaderboardTable } from '../../src/export/tables/segments.ts';
import { declined, firstSnapshot } from '../support/analysisFixture.ts';

test('every table of a complete document has as many cells in a row as columns', () => {
  const all = tables(declined);
  expect(all.map(({ id }) => id)).toContain('segments');
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { columns, rows } of all) {
    for (const row of rows) expect(row).toHaveLength(columns.length);
  }
});

test('parts that are still pending make no table', () => {
  expect(tables(firstSnapshot).map(({ id }) => id)).not.toContain('periods');
});

test('the leaderboard is in order of the shrunk rate', () => {
  const levels = leaderboardTable(declined.segments, 'Region').rows.map(([level]) => level);
  expect(levels[0]).toBe('North America');
  expect(levels.at(-1)).toBe('APAC');
});

test('sorting puts what has no value last, both ways', () => {
  const table = {
    id: 't',
    title: 'T',
    columns: [{ key: 'p', label: 'p', kind: 'p' as const }],
    rows: [[0.5], [null], [0.1]],
  };
  expect(sortedOrder(table, 0, false)).toEqual([2, 0, 1]);
  expect(sortedOrder(table, 0, true)).toEqual([0, 2, 1]);
});
