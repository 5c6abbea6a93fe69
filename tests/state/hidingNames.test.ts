import { expect, test, vi } from 'vitest';
import { hiddenName, namesPersons, withoutNames } from '../../src/domain/hiddenNames.ts';
import type { ColumnPlan, IntakePlan } from '../../src/domain/intakePlan.ts';
import type { EnginePort } from '../../src/state/enginePort.ts';
import { hidingNames } from '../../src/state/hidingNames.ts';

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
  linked: [],
} as Partial<IntakePlan> as IntakePlan;

test('NAMES-5 reps, and fields that name persons by their own name, are persons', () => {
  expect(plan.columns.map(namesPersons)).toEqual([true, true, false, false]);
  expect(hiddenName({ name: 'Owner', role: 'rep' }, 0)).toBe('Rep 1');
  expect(hiddenName({ name: 'manager (sales_teams)', role: 'field' }, 1)).toBe('Manager 2');
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
  hidden = false;
  void engine.load(3, { ...plan, hideNames: true }, quiet);
  expect(load.mock.lastCall?.[1].hideNames).toBeUndefined();
  void engine.saveRows(4, plan, 'data', true, quiet);
  expect(saveRows.mock.lastCall?.[1]).toBe(plan);
});
