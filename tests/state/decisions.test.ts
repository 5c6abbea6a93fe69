import { beforeEach, expect, test } from 'vitest';
import { Session } from '../../src/state/session.svelte.ts';
import { failed, FakeEngine, ok } from '../support/fakeEngine.ts';
import { dateQuestion, linkedPlan, plan, tableOf } from '../support/intakeFixture.ts';

const identity = { id: 'run', createdAt: '2024-05-02T00:00:00Z', appVersion: '1', seed: 1 };

let engine: FakeEngine;
let session: Session;

beforeEach(async () => {
  engine = new FakeEngine();
  session = new Session(engine, () => identity);
  await session.startEngine(() => Promise.resolve(ok({ duckdbVersion: '1', bootMs: 1 })));
});

const open = () => session.openFiles([new File(['a'], 'deals.csv')]);
const planNow = () => ('plan' in session.intake ? session.intake.plan : null);

test('DECIDE-1 every change can be taken back, in turn, down to what was loaded', async () => {
  engine.plan = linkedPlan;
  await open();
  const loaded = planNow();
  session.changeColumn(3, { role: 'rep' });
  session.changeOutcome('Open', 'lost');
  session.decisions.acceptJoin(1, false);
  session.decisions.merge({ column: 3, from: ['a'], into: 'b' }, true);
  expect(session.planChanged).toBe(true);
  for (let step = 0; step < 4; step += 1) {
    expect(session.decisions.canUndo).toBe(true);
    session.decisions.undo();
  }
  expect(planNow()).toBe(loaded);
  expect(session.planChanged).toBe(false);
  expect(session.decisions.canUndo).toBe(false);
});

test('DECIDE-2 an answer can be taken back', async () => {
  engine.questions = [dateQuestion];
  await open();
  session.answer(dateQuestion.id, 'mdy');
  session.decisions.undo();
  expect(session.intake).toMatchObject({ questions: [{ answer: null }] });
});

test('DECIDE-3 a change can be taken back after it was loaded, and be loaded back', async () => {
  await open();
  session.changeColumn(3, { role: 'rep' });
  await session.continueLoad();
  expect(session.planChanged).toBe(false);
  session.decisions.undo();
  expect(session.planChanged).toBe(true);
  await session.continueLoad();
  expect(engine.loadedPlans.at(-1)?.columns[3]?.role).toBe('field');
});

test('DECIDE-4 another file starts without a way back', async () => {
  await open();
  session.changeColumn(3, { role: 'rep' });
  await open();
  expect(session.decisions.canUndo).toBe(false);
  expect(session.planChanged).toBe(false);
});

test('DECIDE-5 a table without deals can be told its outcome, and then loads', async () => {
  engine.loaded = () => ok(tableOf('no-outcome'));
  await open();
  expect(session.intake.phase).toBe('table');
  expect(session.planChanged).toBe(false);
  session.changeColumn(3, { role: 'outcome' });
  expect(session.planChanged).toBe(true);
  engine.loaded = () => ok({ phase: 'loaded', dataset: engine.dataset });
  await session.continueLoad();
  expect(session.intake.phase).toBe('ready');
});

test('DECIDE-6 rows are saved by the plan with the answers so far', async () => {
  engine.questions = [dateQuestion];
  await open();
  session.answer(dateQuestion.id, 'mdy');
  const blob = await session.downloads.make('data', false);
  expect(await blob?.text()).toBe('a\r\n');
  expect(engine.saved[0]?.plan.columns[1]?.dateFormat).toBe('%m/%d/%Y');
  expect(session.downloads.state.phase).toBe('idle');
});

test('DECIDE-7 one download at a time; one that is cancelled says nothing', async () => {
  await open();
  let finish: () => void = () => undefined;
  const slow = new Promise<ReturnType<typeof ok<Blob>>>(
    (resolve) => (finish = () => resolve(ok(new Blob(['late'])))),
  );
  engine.rows = () => slow;
  const first = session.downloads.make('data', false);
  expect(session.downloads.state).toMatchObject({ phase: 'saving', done: 50, total: 100 });
  expect(await session.downloads.make('rejects', false)).toBeNull();
  await session.downloads.cancel();
  finish();
  expect(await first).toBeNull();
  expect(session.downloads.state.phase).toBe('idle');
  expect(engine.cancelledSaves).toBe(1);
  // What else runs goes on.
  expect(engine.cancelled).toBe(0);
});

test('DECIDE-8 without a file there is nothing to save', async () => {
  expect(await session.downloads.make('data', false)).toBeNull();
  engine.rows = () => failed({ code: 'internal', sentence: 'No.', whatToDo: 'Wait.' });
  await open();
  expect(await session.downloads.make('data', false)).toBeNull();
  expect(session.downloads.state).toMatchObject({ phase: 'failed', problem: { sentence: 'No.' } });
});

test('DECIDE-9 a column changed while the analysis runs stays changed', async () => {
  let answer: () => void = () => undefined;
  const analyse = engine.analysed;
  engine.analysed = (options) =>
    new Promise((resolve) => (answer = () => resolve(analyse(options))));
  const { declined } = await import('../support/analysisFixture.ts');
  engine.snapshots = [declined];
  const opening = open();
  while (session.intake.phase !== 'ready') await Promise.resolve();
  session.changeColumn(3, { role: 'rep' });
  answer();
  await opening;
  expect(planNow()?.columns[3]?.role).toBe('rep');
  expect(plan.columns[3]?.role).toBe('field');
});

test('DECIDE-10 what is decided in the list of columns need not be answered as well', async () => {
  engine.questions = [dateQuestion, { ...dateQuestion, id: 'decimal-mark:deal_amount' }];
  await open();
  session.changeColumn(1, { dateFormat: '%m/%d/%Y' });
  session.changeColumn(2, { type: 'text' });
  expect(session.intake).toMatchObject({
    phase: 'asking',
    questions: [{ id: dateQuestion.id, answer: 'mdy' }],
  });
  session.decisions.undo();
  expect(session.intake).toMatchObject({ questions: [{ answer: 'mdy' }, { answer: null }] });
});
