import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLANK_LEVEL, type Field } from '../../src/domain/field.ts';
import { comparedLevels, type ComparedLevelRow } from '../../src/sql/comparedLevels.ts';
import { inClosedQuarters, levelCounts, type LevelRow } from '../../src/sql/levelCounts.ts';
import { sideSums, type SideRow } from '../../src/sql/sideSums.ts';
import { sql } from '../../src/sql/sql.ts';
import { cellsFixture, dealsFixture, fixtureFields } from '../support/dealsFixture.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.run(dealsFixture);
  db.run(cellsFixture);
});
afterAll(() => db.close());

const before = { from: '2024-01-01', to: '2024-03-31' };
const after = { from: '2024-04-01', to: '2024-06-30' };
const all = sql`TRUE`;
/** As the app has them: blanks are the last level. */
const fields = fixtureFields.map((field) => ({
  ...field,
  levels: [...field.levels.filter((level) => level !== BLANK_LEVEL), BLANK_LEVEL],
}));

test('SQL-COMPARED-1 of whole quarters the deals say what the cells say', () => {
  const sides = { before: inClosedQuarters(before), after: inClosedQuarters(after) };
  const cells = db
    .query<LevelRow & object>(levelCounts(fixtureFields, all, sides))
    .filter((row) => row.before_deals + row.after_deals > 0);
  const deals = db.query<ComparedLevelRow & object>(
    comparedLevels(fields, 'closed', { before, after }, all),
  );
  const counts = (of: readonly Field[]) => (row: LevelRow | ComparedLevelRow) => [
    of[row.field]?.levels[row.level],
    row.before_deals,
    row.before_won,
    row.after_deals,
    row.after_won,
  ];
  expect(deals.map(counts(fields)).sort()).toEqual(cells.map(counts(fixtureFields)).sort());
});

test('SQL-COMPARED-2 the levels of a field together are the sides, and no amount is below 0', () => {
  for (const clock of ['closed', 'created'] as const) {
    const levels = db.query<ComparedLevelRow & object>(
      comparedLevels(fields, clock, { before, after }, all),
    );
    const [first, second] = db.query<SideRow & object>(sideSums(clock, [before, after], all));
    for (const place of fields.keys()) {
      const rows = levels.filter((row) => row.field === place);
      const sum = (of: (row: ComparedLevelRow) => number): number =>
        rows.reduce((total, row) => total + of(row), 0);
      expect(sum((row) => row.before_deals)).toBe((first?.won ?? 0) + (first?.lost ?? 0));
      expect(sum((row) => row.after_won)).toBe(second?.won);
      expect(sum((row) => row.before_amount)).toBeCloseTo(first?.amount ?? -1, 9);
      expect(sum((row) => row.after_won_squares)).toBeCloseTo(second?.won_squares ?? -1, 6);
      expect(Math.min(...rows.map((row) => row.before_amount))).toBeGreaterThanOrEqual(0);
    }
  }
});

test('SQL-SIDES-1 every stretch of days has a row, in the order asked, also without deals', () => {
  const empty = { from: '1999-01-01', to: '1999-01-31' };
  const rows = db.query<SideRow & object>(sideSums('closed', [after, empty, before], all));
  expect(rows.map(({ place }) => place)).toEqual([0, 1, 2]);
  expect(rows[1]).toMatchObject({ won: 0, lost: 0, amount: 0, squares: 0 });
  const [whole] = db.query<SideRow & object>(
    sideSums('closed', [{ from: before.from, to: after.to }], all),
  );
  expect((rows[0]?.won ?? 0) + (rows[2]?.won ?? 0)).toBe(whole?.won);
  expect(rows[1]?.largest).toBe(0);
  expect(Math.max(rows[0]?.largest ?? 0, rows[2]?.largest ?? 0)).toBe(whole?.largest);
  const [largest] = db.query<{ amount: number }>(
    sql`SELECT max(amount)::DOUBLE AS amount FROM deals
        WHERE outcome <> 'open' AND closed_on BETWEEN ${before.from}::DATE AND ${after.to}::DATE`,
  );
  expect(whole?.largest).toBe(largest?.amount);
});

test('SQL-SIDES-2 whole quarters on the cells are one or several', () => {
  expect(inClosedQuarters(after).text).toBe(`closed_quarter = '2024-04-01'::DATE`);
  expect(inClosedQuarters({ from: '2024-01-01', to: '2024-06-30' }).text).toBe(
    `closed_quarter BETWEEN '2024-01-01'::DATE AND '2024-04-01'::DATE`,
  );
});
