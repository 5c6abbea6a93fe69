import { beforeAll, expect, test } from 'vitest';
import { endOf } from '../../../src/domain/calendar.ts';
import type { Analysis } from '../../../src/domain/analysis.ts';
import type { Days } from '../../../src/domain/definitions.ts';
import type { PeriodGrain } from '../../../src/domain/document/periods.ts';
import { sampleCsv } from '../../../src/samples/csv.ts';
import { SHAPES } from '../../../src/samples/shapes.ts';
import { analyseCsv } from '../../support/analyseCsv.ts';

const text = [...sampleCsv(SHAPES.decline, 8_000)];
const days = (grain: PeriodGrain, from: string): Days => ({ from, to: endOf(grain, from) });
const comparing = (before: Days, after: Days): Promise<Analysis> =>
  analyseCsv(text, { compare: { periods: { before, after } } });

let own: Analysis;
beforeAll(async () => {
  own = await analyseCsv(text);
}, 120_000);

const kinds = ({ alertBudget }: Analysis): string[] =>
  (alertBudget?.byKind ?? []).map(({ kind }) => kind).sort();

test('ALERT-INSTEAD-1 with months compared, alerts are of the last two complete quarters, as by themselves, and say so', async () => {
  const months = await comparing(days('month', '2024-03-01'), days('month', '2024-04-01'));
  const { before, after } = own.verdict;
  const quarters = {
    before: { label: before?.label, from: before?.from, to: before?.to },
    after: { label: after?.label, from: after?.from, to: after?.to },
  };
  expect(months.alertBudget?.instead).toEqual(quarters);
  expect(months.combinationSearch?.instead).toEqual(quarters);
  expect(months.alertBudget?.notes).toHaveLength(1);
  expect(months.alertBudget?.notes?.[0]).toMatch(/^Alerts on changes are between Q\d \d{4} and/);
  expect(months.combinationSearch?.reason).toContain('Changes of segments are between');
  expect(own.alertBudget).not.toHaveProperty('instead');
  expect(own.alertBudget).not.toHaveProperty('notes');
  expect(own.combinationSearch).not.toHaveProperty('instead');

  expect(kinds(months)).toEqual(kinds(own));
  expect(months.alertBudget?.naiveAlerts).toBe(own.alertBudget?.naiveAlerts);
  const tested = ({ alerts }: Analysis): unknown[] =>
    (alerts ?? []).filter(({ basis }) => basis === 'test').map(({ id, pValue }) => [id, pValue]);
  expect(tested(months)).toEqual(tested(own));
  const changes = ({ combinations }: Analysis): unknown[] =>
    (combinations ?? []).map(({ aspect, levels, z }) => [aspect, levels, z]);
  expect(changes(months)).toEqual(changes(own));
}, 120_000);

test('ALERT-INSTEAD-2 of a quarter that the edges cut, drift is told with the caution, and changes not at all', async () => {
  const last = own.periods?.filter(({ clock, grain }) => clock === 'closed' && grain === 'quarter');
  const masked = last?.findLast((one) => one.masked);
  if (!masked || !own.verdict.before) throw new Error('The sample ends within a quarter.');
  const { before } = own.verdict;
  const cut = await comparing(
    { from: before.from, to: before.to },
    { from: masked.from, to: endOf('quarter', masked.from) },
  );
  expect(cut.verdict.warnings?.length).toBeGreaterThan(0);
  for (const { sentence } of cut.calendar?.drift ?? [])
    if (sentence !== null) expect(sentence).toContain(cut.verdict.warnings?.[0] ?? '–');
  expect(cut.combinationSearch?.instead?.after.from).toBe(own.verdict.after?.from);
}, 120_000);

test('ALERT-INSTEAD-3 under filters the budget is said to be theirs alone', async () => {
  const filters = [{ field: 'region', values: ['Europe'] }];
  const { alertBudget, limits } = await analyseCsv(text, { filters });
  expect(alertBudget?.notes?.[0]).toContain('Every set of filters has the whole budget anew');
  expect(limits.map(({ topic }) => topic)).toContain('What alerts are of');
}, 120_000);
