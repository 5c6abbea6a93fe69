import { afterAll, beforeAll, expect, test } from 'vitest';
import { preparedWithin } from '../../src/analysis/preparedWithin.ts';
import { closedFilter } from '../../src/domain/closedRange.ts';
import { endOf } from '../../src/domain/calendar.ts';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SHAPES } from '../../src/samples/shapes.ts';
import { cellsWhere, dealsWhere } from '../../src/sql/where.ts';
import { sql, type Sql } from '../../src/sql/sql.ts';
import { analyseCsv } from '../support/analyseCsv.ts';
import { openCompared, type Compared } from '../support/overviewOf.ts';

const csv = [...sampleCsv(SHAPES.decline, 20_000)];
let file: Compared;
beforeAll(async () => {
  file = await openCompared(csv);
}, 60_000);
afterAll(() => file.db.close());

const quarter = (from: string) => ({ from, to: endOf('quarter', from) });
const year = closedFilter({ from: '2024-01-01', to: '2024-12-31' });
const count = (table: 'deals' | 'cells', where: Sql): number => {
  const [row] = file.db.query<{ deals: number }>(
    table === 'deals'
      ? sql`SELECT count(*)::DOUBLE AS deals FROM deals WHERE ${where}`
      : sql`SELECT sum(deals)::DOUBLE AS deals FROM cells WHERE ${where}`,
  );
  return row?.deals ?? 0;
};
const inYear = (filters = [year], choice = {}) =>
  file.overview(choice, filters, preparedWithin(file.prepared, filters));

test('CLOSEDRANGE-1 cells and deals leave the same deals, none of them open', () => {
  const { fields } = file.dataset;
  const level = { field: 'region', values: ['APAC'] };
  for (const filters of [[year], [level, year]]) {
    const deals = count('deals', dealsWhere(filters, fields));
    expect(deals).toBeGreaterThan(500);
    expect(count('cells', cellsWhere(filters, fields))).toBe(deals);
    expect(count('deals', sql`outcome = 'open' AND ${dealsWhere(filters, fields)}`)).toBe(0);
  }
});

test('CLOSEDRANGE-2 the last two complete quarters in the range are compared, counted as without it', async () => {
  const early = closedFilter({ from: '2023-04-01', to: '2024-03-31' });
  const { verdict, totals } = await inYear([early]);
  expect([verdict.before?.label, verdict.after?.label]).toEqual(['2023Q4', '2024Q1']);
  expect(verdict.looks.chosenByUser).toBe(false);
  expect(totals.open).toBe(0);
  const plain = await file.overview({
    periods: { before: quarter('2023-10-01'), after: quarter('2024-01-01') },
  });
  expect(verdict.change).toEqual(plain.verdict.change);
});

test('CLOSEDRANGE-3 two periods that lie in the range are compared; with one outside, it is said', async () => {
  const inside = { before: quarter('2024-01-01'), after: quarter('2024-07-01') };
  const { verdict } = await inYear([year], { periods: inside });
  expect(verdict.before?.label).toBe('2024Q1');
  const outside = { before: quarter('2023-10-01'), after: quarter('2024-07-01') };
  const refused = await inYear([year], { periods: outside });
  expect(refused.verdict.change).toBeNull();
  expect(refused.verdict.reason).toBe(
    'The two periods do not both lie in the chosen range of closed dates, 2024.',
  );
  const created = await inYear([year], { clock: 'created' });
  expect(created.verdict.reason).toMatch(/^Within a range of closed dates/);
});

test('CLOSEDRANGE-4 one quarter leaves nothing to compare, and its totals', async () => {
  const { verdict, totals } = await inYear([closedFilter(quarter('2024-07-01'))]);
  expect(verdict.reason).toBe(
    'Only one complete quarter lies in the chosen range of closed dates, Q3 2024; it takes two.',
  );
  expect(totals.won + totals.lost).toBeGreaterThan(500);
});

test('CLOSEDRANGE-5 periods outside are not in the document, and inside none is masked that was not', async () => {
  const all = await analyseCsv(csv);
  const only = await analyseCsv(csv, { filters: [year] });
  const shown = only.periods ?? [];
  expect(shown.filter(({ grain }) => grain === 'quarter').map(({ label }) => label)).toEqual([
    '2024Q1',
    '2024Q2',
    '2024Q3',
    '2024Q4',
  ]);
  expect(shown.find(({ grain }) => grain === 'year')?.label).toBe('2024');
  const before = (all.periods ?? []).filter(
    ({ clock, from, to }) => clock === 'closed' && from >= '2024-01-01' && to <= '2024-12-31',
  );
  expect(shown).toEqual(before);
  expect(only.verdict.sensitivity.some(({ what }) => /created/.test(what))).toBe(false);
  expect(only.cohorts?.reason).toMatch(/^Only deals that closed in 2024 are looked at/);
  expect(only.pipeline?.reason).toMatch(/^Only deals that closed in the chosen quarters/);
  expect(only.limits.find(({ topic }) => topic === 'What will close next')?.why).toMatch(
    /Open deals have no closed date/,
  );
  expect(only.filters).toEqual([year]);
}, 60_000);
