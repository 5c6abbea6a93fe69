import { expect, test } from 'vitest';
import { sortedOrder, withoutEmptyColumns } from '../../src/export/table.ts';
import { tables } from '../../src/export/tables.ts';
import { curvesTable } from '../../src/export/tables/cohorts.ts';
import { leaderboardTable } from '../../src/export/tables/segments.ts';
import { declined, firstSnapshot } from '../support/analysisFixture.ts';
import { complete, latePartsWithheld } from '../support/lateFixture.ts';

test.each([declined, complete])(
  'every table of a complete document has as many cells in a row as columns',
  (analysis) => {
    const all = tables(analysis);
    expect(all.map(({ id }) => id)).toContain('segments');
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { columns, rows } of all) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  },
);

test('what comes late has its tables, and what a file can’t have makes none', () => {
  const late = ['combinations', 'cohorts', 'month-of-quarter', 'drift', 'alerts', 'actions'];
  expect(tables(complete).map(({ id }) => id)).toEqual(expect.arrayContaining(late));
  const ids = tables(latePartsWithheld).map(({ id }) => id);
  for (const id of late) expect(ids).not.toContain(id);
});

test('a cohort’s curve stands beside that of all deals, blank where it has not come so far', () => {
  const { cohorts } = complete;
  const young = cohorts?.cohorts.at(-1);
  const { columns, rows } = curvesTable(cohorts?.all ?? [], young);
  expect(columns).toHaveLength(7);
  for (const row of rows) expect(row).toHaveLength(7);
  expect(rows[1]?.[5]).toMatchObject({ estimate: young?.curve[1]?.won.estimate });
  expect(rows.at(-1)?.slice(4)).toEqual([null, null, null]);
  expect(curvesTable(cohorts?.all ?? [], undefined).columns).toHaveLength(4);
});

test('columns that hold nothing are left out, and the others keep their cells', () => {
  const table = {
    id: 't',
    title: 'T',
    columns: ['a', 'b', 'c'].map((key) => ({ key, label: key, kind: 'count' as const })),
    rows: [
      [1, null, 0],
      [null, null, 2],
    ],
  };
  const { columns, rows } = withoutEmptyColumns(table);
  expect(columns.map(({ key }) => key)).toEqual(['a', 'c']);
  expect(rows).toEqual([
    [1, 0],
    [null, 2],
  ]);
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
