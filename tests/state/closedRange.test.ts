import { beforeEach, expect, test } from 'vitest';
import { closedFilter } from '../../src/domain/closedRange.ts';
import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import { noWishes, type Wishes } from '../../src/domain/wishes.ts';
import { readAddress, writeAddress } from '../../src/state/address.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { FakeEngine, ok } from '../support/fakeEngine.ts';

const identity = { id: 'run', createdAt: '2026-01-01T00:00:00Z', appVersion: '1', seed: 1 };
const days = (from: string, to: string) => ({ from, to });
const periods = {
  before: days('2023-07-01', '2023-09-30'),
  after: days('2023-10-01', '2023-12-31'),
};

let engine: FakeEngine;
let session: Session;
beforeEach(async () => {
  engine = new FakeEngine();
  session = new Session(engine, () => identity);
  const { source } = engine.dataset;
  engine.dataset = {
    ...engine.dataset,
    source: { ...source, closedFrom: '2023-01-20', closedTo: '2024-07-19', asOf: '2024-07-19' },
  };
  await session.startEngine(() => Promise.resolve(ok({ duckdbVersion: '1', bootMs: 1 })));
  await session.openFiles([new File(['a,b'], 'deals.csv')]);
});
const asked = () => engine.analyseOptions.at(-1);

test('CLOSED-STATE-1 a range is a filter of its quarters, a step to go back from, and is cleared with the others', async () => {
  const steps: Wishes[] = [];
  session.analysing.onWished = (wishes) => void steps.push(wishes);
  await session.setFilter('Region', ['APAC']);
  await session.setClosed(days('2023-08-02', '2024-02-01'));
  const closed = closedFilter(days('2023-07-01', '2024-03-31'));
  expect(asked()?.filters).toEqual([{ field: 'Region', values: ['APAC'] }, closed]);
  expect(steps.at(-1)?.filters).toContainEqual(closed);
  await session.clearFilters();
  expect(asked()?.filters).toEqual([]);
});

test('CLOSED-STATE-2 periods inside stay compared; outside they fall back, and it is told', async () => {
  await session.setCompare({ ...defaultComparison, periods });
  await session.setClosed(days('2023-07-01', '2024-06-30'));
  expect(asked()?.compare.periods).toEqual(periods);
  expect(session.analysing.misfits).toEqual([]);
  await session.setClosed(days('2023-10-01', '2024-06-30'));
  expect(asked()?.compare.periods).toBeNull();
  expect(session.analysing.misfits).toEqual([{ kind: 'outside', what: 'periods' }]);
  await session.setCompare({ ...defaultComparison, clock: 'created' });
  expect(asked()?.compare.clock).toBeNull();
  expect(session.analysing.misfits).toEqual([{ kind: 'outside', what: 'clock' }]);
});

test('CLOSED-STATE-3 a link says it, whole quarters whatever it was written with', () => {
  const wishes: Wishes = {
    ...noWishes,
    filters: [
      { field: 'Closed date', values: ['x'] },
      closedFilter(days('2023-07-01', '2023-12-31')),
    ],
  };
  const address = { page: 'brief', detail: null, wishes, options: {} } as const;
  expect(writeAddress(address)).toBe('brief?f.Closed+date=x&closed=2023-07-01..2023-12-31');
  expect(readAddress(`#${writeAddress(address)}`)).toEqual({ ...address, misfits: [] });
  expect(readAddress('#brief?closed=2023-08-09..2023-08-10').wishes.filters).toEqual([
    closedFilter(days('2023-07-01', '2023-09-30')),
  ]);
  for (const bad of ['2023-08-10..2023-08-09', '2023Q3', '2023-02-30..2023-03-31', ''])
    expect(readAddress(`#brief?closed=${bad}`).misfits).toEqual([
      { kind: 'unread', name: 'closed' },
    ]);
});

test('CLOSED-STATE-4 of a link to another file, a range without any of its deals is left out and told', async () => {
  const elsewhere = closedFilter(days('2019-01-01', '2019-12-31'));
  await session.wish({ ...noWishes, filters: [elsewhere] });
  expect(session.filters.list).toEqual([]);
  expect(session.analysing.misfits).toEqual([{ kind: 'closed' }]);
});

test('BUDGET-1 a link’s budget of false alerts is the nearest that is offered', async () => {
  for (const [written, taken] of [
    [1e-9, 0.01],
    [0.04, 0.05],
    [0.5, 0.2],
    [0.1, 0.1],
  ] as const) {
    await session.wish({ ...noWishes, alertBudget: written });
    expect(session.analysing.alertBudget).toBe(taken);
  }
});
