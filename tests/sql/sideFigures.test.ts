import { expect, test } from 'vitest';
import { sideFigures, type SideFiguresRow } from '../../src/sql/sideFigures.ts';
import { sql } from '../../src/sql/sql.ts';
import { dealsFixture } from '../support/dealsFixture.ts';
import { openDuckDB } from '../support/duckdb.ts';

test('FIGURES-SQL-1 sums and squares of cycles and won amounts, by either clock; none where no deal closed', async () => {
  const db = await openDuckDB();
  db.run(dealsFixture);
  const first = { from: '2024-01-01', to: '2024-03-31' };
  const nothing = { from: '2020-01-01', to: '2020-12-31' };
  const rows = db.query<SideFiguresRow>(sideFigures('closed', [first, nothing], sql`TRUE`));
  expect(rows).toEqual([
    {
      place: 0,
      won: 2,
      won_amount: 400,
      won_squares: 100_000,
      cycle_deals: 4,
      cycle_days: 90,
      cycle_squares: 100 + 400 + 900 + 900,
    },
    {
      place: 1,
      won: 0,
      won_amount: null,
      won_squares: null,
      cycle_deals: 0,
      cycle_days: null,
      cycle_squares: null,
    },
  ]);
  // Of those created in spring one closed before it was created, and one has no closed date.
  const spring = { from: '2024-04-01', to: '2024-06-30' };
  const created = db.query<SideFiguresRow>(sideFigures('created', [spring], sql`TRUE`));
  expect(created).toMatchObject([{ won: 1, won_amount: -80, cycle_deals: 2, cycle_days: 120 }]);
  db.close();
});
