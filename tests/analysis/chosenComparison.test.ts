import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPeriods } from '../../src/analysis/periods.ts';
import { dateOf, dayOf, endOf } from '../../src/domain/calendar.ts';
import type { Days } from '../../src/domain/definitions.ts';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SHAPES } from '../../src/samples/shapes.ts';
import { sql } from '../../src/sql/sql.ts';
import { between } from '../../src/sql/valueRate.ts';
import { analysisPort } from '../support/loadCsv.ts';
import { openCompared, type Compared } from '../support/overviewOf.ts';

let file: Compared;
beforeAll(async () => {
  file = await openCompared([...sampleCsv(SHAPES.decline, 20_000)]);
}, 60_000);
afterAll(() => file.db.close());

const month = (start: string): Days => ({ from: start, to: endOf('month', start) });
const quarter = (start: string): Days => ({ from: start, to: endOf('quarter', start) });
const half = (start: string): Days => ({ from: start, to: endOf('half', start) });
const closedIn = ({ from, to }: Days, day: 'closed_on' | 'created_on') => {
  const rows = file.db.query<Counted & object>(
    sql`SELECT count(*)::DOUBLE AS deals, (count(*) FILTER (outcome = 'won'))::DOUBLE AS won,
               sum(amount)::DOUBLE AS amount, (sum(amount) FILTER (outcome = 'won'))::DOUBLE AS won_amount
        FROM deals WHERE outcome <> 'open' AND ${between(day, from, to)}`,
  );
  return rows[0] ?? { deals: 0, won: 0, amount: 0, won_amount: 0 };
};
interface Counted {
  deals: number;
  won: number;
  amount: number;
  won_amount: number;
}
const inDays = (days: Days, clock: 'closed' | 'created' = 'closed') => {
  const { deals, won } = closedIn(days, clock === 'closed' ? 'closed_on' : 'created_on');
  return { deals, won };
};

test('COMPARE-1 months: verdict, bridges and segments are of the deals of these days', async () => {
  const periods = { before: month('2024-08-01'), after: month('2024-11-01') };
  const { verdict, bridges, segments, levels } = await file.overview({ periods });
  expect([verdict.before?.label, verdict.after?.label]).toEqual(['2024-08', '2024-11']);
  expect(verdict.before).toMatchObject(inDays(periods.before));
  expect(verdict.after).toMatchObject(inDays(periods.after));
  expect(verdict.sentence).toContain('November 2024');
  expect(verdict.looks.chosenByUser).toBe(true);
  expect(bridges.length).toBeGreaterThan(2);
  for (const { change, parts } of bridges) {
    expect(change).toBeCloseTo(verdict.change?.estimate ?? 9, 12);
    const sum = parts.reduce((all, part) => all + part.mix.estimate + part.rate.estimate, 0);
    expect(sum).toBeCloseTo(change, 12);
  }
  expect(segments.filter((one) => one.change).length).toBeGreaterThan(10);
  const first = levels.filter((row) => row.field === 0);
  expect(first.reduce((all, row) => all + row.before_deals, 0)).toBe(verdict.before?.deals);
});

test('COMPARE-2 the deals say of whole quarters what the cells say', async () => {
  const cells = await file.overview();
  const { before, after } = cells.verdict;
  if (!before || !after) throw new Error('The sample has two quarters.');
  // A day less than the quarter is counted from the deals; that day apart, it is the same.
  const short = { from: before.from, to: dateOf(dayOf(before.to) - 1) };
  const fromDeals = await file.overview({ periods: { before: short, after } });
  const lastDay = inDays({ from: before.to, to: before.to });
  expect((fromDeals.verdict.before?.deals ?? 0) + lastDay.deals).toBe(before.deals);
  expect(fromDeals.verdict.after).toMatchObject({ deals: after.deals, won: after.won });
  const of = (rows: typeof cells.levels) =>
    rows.map((row) => [row.field, row.level, row.after_won]);
  expect(of(fromDeals.levels)).toEqual(of(cells.levels));
});

test('COMPARE-3 halves come from the cells, and usual movement from earlier halves only', async () => {
  const periods = { before: half('2024-01-01'), after: half('2024-07-01') };
  const { verdict, comparison } = await file.overview({ periods });
  expect([verdict.before?.label, verdict.after?.label]).toEqual(['2024H1', '2024H2']);
  expect(verdict.after).toMatchObject(inDays(periods.after));
  expect(comparison?.earlier.every(({ label }) => /H[12]$/.test(label))).toBe(true);
});

test('COMPARE-4 a free range has no usual movement to be beyond of', async () => {
  const periods = {
    before: { from: '2024-03-03', to: '2024-06-10' },
    after: { from: '2024-07-03', to: '2024-10-10' },
  };
  const { verdict } = await file.overview({ periods });
  expect(verdict.after).toMatchObject({ label: '2024-07-03/2024-10-10', ...inDays(periods.after) });
  expect(verdict.unusual).toBeNull();
  expect(verdict.warnings).toBeUndefined();
  expect(verdict.sentence).toContain('3 Jul – 10 Oct 2024');
});

test('COMPARE-5 the created clock compares levels and splits the change, too', async () => {
  const periods = { before: quarter('2023-10-01'), after: quarter('2024-01-01') };
  const { verdict, bridges, segments } = await file.overview({ clock: 'created', periods });
  expect(verdict.clock).toBe('created');
  expect(verdict.after).toMatchObject(inDays(periods.after, 'created'));
  expect(verdict.sentence).toContain('deals created in');
  expect(bridges[0]?.change).toBeCloseTo(verdict.change?.estimate ?? 9, 12);
  expect(segments.some((one) => one.change)).toBe(true);
});

test('COMPARE-6 the created clock without periods takes its own last two unmasked quarters', async () => {
  const { verdict, comparison } = await file.overview({ clock: 'created' });
  expect(verdict.clock).toBe('created');
  expect(comparison?.warnings).toEqual([]);
  expect(verdict.looks.chosenByUser).toBe(true);
});

test('COMPARE-7 by value: rates are won amount of closed amount, and the parts sum to the change', async () => {
  const { verdict, bridges, segments, clustering } = await file.overview({ measure: 'value' });
  const { before, after } = verdict;
  if (!before || !after) throw new Error('The sample has two quarters.');
  expect(verdict).toMatchObject({ measure: 'value', test: 'ratio' });
  expect(verdict.sentence).toMatch(/win rate by value/i);
  const sums = closedIn(after, 'closed_on');
  expect(after.amount).toBeCloseTo(sums.amount, 2);
  expect(after.winRate.estimate).toBeCloseTo(sums.won_amount / sums.amount, 10);
  expect(clustering?.designEffect).toBeGreaterThanOrEqual(1);
  for (const { change, parts } of bridges) {
    expect(change).toBeCloseTo(verdict.change?.estimate ?? 9, 10);
    const sum = parts.reduce((all, part) => all + part.mix.estimate + part.rate.estimate, 0);
    expect(Math.abs(sum - change)).toBeLessThan(1e-12);
    expect(parts[0]?.amountAfter).toBeGreaterThan(parts[0]?.dealsAfter ?? Infinity);
  }
  const counted = (await file.overview()).segments;
  expect(segments.map((one) => one.winRate)).toEqual(counted.map((one) => one.winRate));
  expect(segments.find((one) => one.change)?.change).not.toEqual(
    counted.find((one) => one.change)?.change,
  );
});

test('COMPARE-8 a masked period is compared when asked for, and the warning says why', async () => {
  const from = `${file.dataset.source.closedFrom?.slice(0, 7) ?? ''}-01`;
  const periods = { before: month(from), after: month('2024-08-01') };
  const { verdict } = await file.overview({ periods });
  expect(verdict.before?.label).toBe(from.slice(0, 7));
  expect(verdict.warnings).toHaveLength(1);
  expect(verdict.warnings?.[0]).toMatch(/is masked/);
});

test('COMPARE-9 the warning of a free range comes of the same formula', async () => {
  const first = file.dataset.source.closedFrom ?? '';
  const early = { from: first, to: dateOf(dayOf(first) + 40) };
  const late = { from: '2024-07-03', to: '2024-10-10' };
  const { verdict } = await file.overview({ periods: { before: early, after: late } });
  expect(verdict.warnings).toHaveLength(1);
  expect(verdict.warnings?.[0]).toContain('can be in it');
});

test('COMPARE-10 ranges that overlap, or end before they start, are refused with a sentence', async () => {
  const long = { from: '2024-01-01', to: '2024-06-30' };
  const inside = { from: '2024-06-30', to: '2024-07-30' };
  const { verdict } = await file.overview({ periods: { before: long, after: inside } });
  expect(verdict).toMatchObject({ change: null, before: null });
  expect(verdict.reason).toContain('overlap');
  const turned = { from: '2024-06-30', to: '2024-06-01' };
  const refused = await file.overview({
    periods: { before: turned, after: quarter('2024-07-01') },
  });
  expect(refused.verdict.reason).toContain('can’t end before it starts');
});

test('COMPARE-11 a period without deals is told', async () => {
  const periods = { before: month('1999-01-01'), after: month('2024-08-01') };
  const { verdict } = await file.overview({ periods });
  expect(verdict.reason).toBe('One of the two periods has no closed deals.');
});

test('COMPARE-12 filters hold for every way to compare', async () => {
  const [field] = file.dataset.fields;
  if (!field) throw new Error('The sample has fields.');
  const filters = [{ field: field.name, values: field.levels.slice(0, 1) }];
  const periods = {
    before: { from: '2024-04-01', to: '2024-06-15' },
    after: { from: '2024-07-01', to: '2024-10-15' },
  };
  const { verdict, levels } = await file.overview({ periods, measure: 'value' }, filters);
  const one = levels.filter((row) => row.field === 0 && row.after_deals > 0);
  expect(one.map((row) => row.after_deals)).toEqual([verdict.after?.deals]);
});

test('COMPARE-13 what the file has not is refused with its reason: rates by value, a clock', async () => {
  const why = 'Lost deals have no amount where won deals have one.';
  const byValue = await file.overview({ measure: 'value' }, [], { valueWithheld: why });
  expect(byValue.verdict).toMatchObject({ change: null, reason: why, measure: 'value' });
  expect(byValue.bridges).toEqual([]);
  const closed = await file.overview({ clock: 'closed' }, [], { clock: 'created' });
  expect(closed.verdict.reason).toContain('The close date is missing for one outcome');
});

test('COMPARE-14 halves and years hold what their quarters hold, money included', async () => {
  const periods = await findPeriods(
    analysisPort(file.db),
    file.prepared.horizon,
    sql`TRUE`,
    file.prepared.clocks,
  );
  for (const clock of file.prepared.clocks)
    for (const grain of ['half', 'year'] as const) {
      const longer = periods.filter((one) => one.grain === grain && one.clock === clock);
      expect(longer.length).toBeGreaterThan(1);
      for (const { from, to, deals, won, amount } of longer) {
        const within = periods.filter(
          (one) =>
            one.grain === 'quarter' && one.clock === clock && one.from >= from && one.to <= to,
        );
        const sum = (of: (one: (typeof within)[number]) => number): number =>
          within.reduce((total, one) => total + of(one), 0);
        expect([deals, won]).toEqual([sum((one) => one.deals), sum((one) => one.won)]);
        expect(amount ?? 0).toBeCloseTo(
          sum((one) => one.amount ?? 0),
          2,
        );
      }
    }
});
