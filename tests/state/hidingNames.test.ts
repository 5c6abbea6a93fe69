import { beforeEach, describe, expect, test, vi } from 'vitest';
import { hiddenName, namesPersons, withoutNames } from '../../src/domain/hiddenNames.ts';
import type { ColumnPlan, IntakePlan } from '../../src/domain/intakePlan.ts';
import type { EnginePort } from '../../src/state/enginePort.ts';
import { hidingNames } from '../../src/state/hidingNames.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { FakeEngine, ok } from '../support/fakeEngine.ts';

const column = (name: string, role: ColumnPlan['role'], index: number): ColumnPlan => ({
  index,
  name,
  role,
  type: 'text',
  dateFormat: null,
  decimalMark: null,
  confidence: 1,
  reason: '',
  examples: ['Ann Lee'],
  blankShare: 0,
});

const plan = {
  columns: [
    column('Owner', 'rep', 0),
    column('manager (sales_teams)', 'field', 1),
    column('Region', 'field', 2),
    { ...column('Contact mail', 'ignored', 3), personal: 'email' as const },
  ],
  merges: [
    { column: 0, from: ['ann lee'], into: 'Ann Lee' },
    { column: 2, from: ['north'], into: 'North' },
  ],
  linked: [],
} as Partial<IntakePlan> as IntakePlan;

test('NAMES-5 reps, and fields that name persons by their own name, are persons', () => {
  expect(plan.columns.map(namesPersons)).toEqual([true, true, false, false]);
  expect(hiddenName({ name: 'Owner', role: 'rep' }, 0)).toBe('Rep 1');
  expect(hiddenName({ name: 'manager (sales_teams)', role: 'field' }, 1)).toBe('Manager 2');
});

test('NAMES-5b what stands for a person as well as the name does names them, too', () => {
  const named = (name: string): boolean => namesPersons(column(name, 'field', 0));
  for (const name of ['Owner Alias', 'Opportunity Owner ID', 'Rep first name', 'created_by_id'])
    expect(named(name), name).toBe(true);
  for (const name of ['Owner Role', 'Account ID', 'Deal name', 'Product alias', 'User tier'])
    expect(named(name), name).toBe(false);
});

test('NAMES-6 a plan to be shown or saved has no example of a name, and what tells of persons counts as personal', () => {
  expect(
    withoutNames(plan).columns.map(({ examples, personal }) => [examples.length, personal]),
  ).toEqual([
    [0, 'name'],
    [0, 'name'],
    [1, undefined],
    [0, 'email'],
  ]);
  expect(withoutNames(plan).merges.map(({ into }) => into)).toEqual(['North']);
});

test('NAMES-7 while names are hidden every load hides them, and no saved rows have them', () => {
  let hidden = true;
  const load = vi.fn<EnginePort['load']>();
  const saveRows = vi.fn<EnginePort['saveRows']>();
  const engine = hidingNames({ load, saveRows } as Partial<EnginePort> as EnginePort, () => hidden);
  const quiet = () => {};
  void engine.load(1, plan, quiet);
  expect(load.mock.lastCall?.[1].hideNames).toBe(true);
  void engine.saveRows(2, plan, 'data', true, quiet);
  expect(saveRows.mock.lastCall?.slice(2, 4)).toEqual(['data', false]);
  expect(saveRows.mock.lastCall?.[1].hideNames).toBe(true);
  hidden = false;
  void engine.load(3, { ...plan, hideNames: true }, quiet);
  expect(load.mock.lastCall?.[1].hideNames).toBeUndefined();
  void engine.saveRows(4, plan, 'data', true, quiet);
  expect(saveRows.mock.lastCall?.[1]).toBe(plan);
});

describe('names that are hidden', () => {
  let engine: FakeEngine;
  let session: Session;
  beforeEach(async () => {
    engine = new FakeEngine();
    const identity = { id: 'run', createdAt: '2026-01-01T00:00:00Z', appVersion: '1', seed: 1 };
    session = new Session(engine, () => identity);
    await session.startEngine(() => Promise.resolve(ok({ duckdbVersion: '1', bootMs: 1 })));
  });
  const file = () => new File(['a,b'], 'deals.csv');

  test('NAMES-8 wished for while the file is being loaded, the names are hidden in what comes of it', async () => {
    await session.openFiles([file()]);
    const hiding = session.hideNames(true);
    expect(session.intake.phase).toBe('reading');
    const showing = session.hideNames(false);
    const hidingAgain = session.hideNames(true);
    await Promise.all([hiding, showing, hidingAgain]);
    expect(session.intake.phase).toBe('ready');
    expect(engine.loadedPlans.at(-1)?.hideNames).toBe(true);
    const shown = session.hideNames(false);
    await Promise.all([shown, session.hideNames(true)]);
    expect(engine.loadedPlans.at(-1)?.hideNames).toBe(true);
  });

  test('NAMES-9 a table that is no deals yet is read again without them, too', async () => {
    engine.loaded = () =>
      ok({
        phase: 'table',
        plan: engine.plan,
        table: engine.dataset,
        problem: { code: 'no-outcome', sentence: '', whatToDo: '' },
      });
    await session.openFiles([file()]);
    await session.hideNames(true);
    expect(engine.loadedPlans.at(-1)?.hideNames).toBe(true);
  });
});
