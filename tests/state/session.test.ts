import { beforeEach, describe, expect, test } from 'vitest';
import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { SliceQuestion } from '../../src/domain/slices.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { declined, firstSnapshot } from '../support/analysisFixture.ts';
import { failed, FakeEngine, ok } from '../support/fakeEngine.ts';
import { dateQuestion } from '../support/intakeFixture.ts';

const problem = (code: Problem['code']): Problem => ({
  code,
  sentence: 'It went wrong.',
  whatToDo: 'Do something else.',
});
const file = (name = 'deals.csv') => new File(['a,b'], name);
const info = ok({ duckdbVersion: '1', bootMs: 1 });
const identity = { id: 'run', createdAt: '2026-01-01T00:00:00Z', appVersion: '1', seed: 1 };

let engine: FakeEngine;
let session: Session;

beforeEach(() => {
  engine = new FakeEngine();
  session = new Session(engine, () => identity);
});

const started = () => session.startEngine(() => Promise.resolve(info));
const codeShown = () =>
  session.intake.phase === 'failed' ? session.intake.problem.code : session.intake.phase;

describe('from dropped to ready', () => {
  test('SESSION-1 a clear file lands on the analysis without a click', async () => {
    await started();
    await session.openFiles([file()]);
    expect(session.intake).toMatchObject({ phase: 'ready', file: 'deals.csv', analysis: declined });
    expect(session.updating).toBe(false);
  });

  test('SESSION-2 a file dropped before the engine is up waits for it', async () => {
    const opened = session.openFiles([file()]);
    expect(session.intake).toMatchObject({ phase: 'reading', step: 'waiting' });
    expect(engine.inspectedFiles).toHaveLength(0);
    await started();
    await opened;
    expect(session.intake.phase).toBe('ready');
  });

  test('SESSION-3 an open question is asked, and its answer is in the plan that is loaded', async () => {
    engine.questions = [dateQuestion];
    await started();
    await session.openFiles([file()]);
    expect(session.intake.phase).toBe('asking');
    await session.continueLoad();
    expect(engine.loadedPlans).toHaveLength(0);
    session.answer(dateQuestion.id, 'mdy');
    await session.continueLoad();
    expect(engine.loadedPlans[0]?.columns[1]?.dateFormat).toBe('%m/%d/%Y');
    expect(session.intake.phase).toBe('ready');
  });

  test('SESSION-4 the load itself may ask', async () => {
    let asked = false;
    engine.loaded = () => {
      if (asked) return ok({ phase: 'loaded', dataset: engine.dataset });
      asked = true;
      return ok({ phase: 'asking', plan: engine.plan, questions: [dateQuestion] });
    };
    await started();
    await session.openFiles([file()]);
    expect(session.intake.phase).toBe('asking');
    session.answer(dateQuestion.id, 'dmy');
    await session.continueLoad();
    expect(session.intake.phase).toBe('ready');
  });

  test('SESSION-5 snapshots are shown as they come; one that comes after the answer is not', async () => {
    let late: () => void = () => undefined;
    engine.snapshots = [firstSnapshot];
    const analyse = engine.analyse;
    Object.assign(engine, {
      analyse: ((ticket, run, options, onSnapshot) => {
        late = () => onSnapshot(firstSnapshot);
        return analyse(ticket, run, options, onSnapshot);
      }) satisfies typeof engine.analyse,
    });
    await started();
    await session.openFiles([file()]);
    late();
    expect(session.intake).toMatchObject({ analysis: { run: { pending: [] } } });
  });

  test('SESSION-6 a sample goes the same way', async () => {
    await started();
    await session.openSample('flat');
    expect(session.intake).toMatchObject({ phase: 'ready', file: 'flat.csv' });
  });
});

describe('failures are answers', () => {
  test('SESSION-7 a file that fails says why, and the next one is taken', async () => {
    await started();
    engine.inspected = () => failed(problem('not-text'));
    await session.openFiles([file()]);
    expect(codeShown()).toBe('not-text');
    engine.inspected = (name) => ok({ file: { name, bytes: 1 }, plan: engine.plan, questions: [] });
    await session.openFiles([file()]);
    expect(session.intake.phase).toBe('ready');
  });

  test('SESSION-8 several files at once go to the engine together', async () => {
    await started();
    await session.openFiles([file('a.csv'), file('b.csv')]);
    expect(session.intake).toMatchObject({ phase: 'ready', file: 'a.csv' });
    expect(engine.inspectedFiles.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
  });

  test('SESSION-9 no file at all changes nothing', async () => {
    await session.openFiles([]);
    expect(session.intake.phase).toBe('empty');
  });

  test('SESSION-10 an engine that does not start is told, and asked again with the next file', async () => {
    await session.startEngine(() => Promise.resolve(failed(problem('engine-failed'))));
    expect(session.engineStatus.phase).toBe('failed');
    await session.openFiles([file()]);
    expect(session.intake.phase).toBe('ready');
    expect(session.engineStatus.phase).toBe('ready');
  });

  test('SESSION-11 with a result on the page a failure is a notice, and the wishes go back', async () => {
    await started();
    await session.openFiles([file()]);
    engine.analysed = () => failed(problem('engine-stopped'));
    await session.setFilter('Region', ['APAC']);
    expect(session.intake.phase).toBe('ready');
    expect(session.notice?.code).toBe('engine-stopped');
    expect(session.filters.list).toEqual([]);
    session.dismissNotice();
    expect(session.notice).toBeNull();
  });

  test('SESSION-12 an engine that stops by itself is a line on a page that stays', async () => {
    await started();
    session.tell(problem('engine-stopped'));
    expect(session.notice).toBeNull();
    await session.openFiles([file()]);
    session.tell(problem('engine-stopped'));
    expect(session.notice?.code).toBe('engine-stopped');
    expect(session.intake.phase).toBe('ready');
  });
});

test('SESSION-19 a notice goes when the next analysis works', async () => {
  await started();
  await session.openFiles([file()]);
  session.tell(problem('engine-stopped'));
  await session.setFilter('Region', ['APAC']);
  expect(session.notice).toBeNull();
});

test('SESSION-20 an engine that stops under an analysis is asked once more', async () => {
  await started();
  const answers = [failed(problem('engine-stopped')), ok(declined)];
  engine.analysed = () => answers.shift() ?? failed(problem('internal'));
  await session.openFiles([file()]);
  expect(session.intake).toMatchObject({ phase: 'ready', analysis: { run: { pending: [] } } });
  expect(engine.analyseOptions).toHaveLength(2);
});

test('SESSION-22 after a failure the comparison and what was put back are those of what is shown, too', async () => {
  await started();
  await session.openFiles([file()]);
  const periods = {
    before: { from: '2023-04-01', to: '2023-06-30' },
    after: { from: '2024-04-01', to: '2024-06-30' },
  };
  await session.setCompare({ ...defaultComparison, periods });
  const { looks: _taken, ...shown } = session.analysing.wishes;
  engine.analysed = () => failed(problem('out-of-memory'));
  await session.setCompare({ ...defaultComparison, measure: 'value' });
  expect(session.analysing.wishes).toMatchObject(shown);
  await session.putBack('Notes');
  await session.setAlertBudget(0.2);
  expect(session.analysing.wishes).toMatchObject(shown);
  // A part of it was shown already: that is what the wishes stay with.
  engine.snapshots = [firstSnapshot];
  await session.putBack('Notes');
  expect(session.putBackColumns).toEqual(['Notes']);
});

test('SESSION-23 what the engine lost is analysed again, with the same wishes and without a step', async () => {
  await started();
  await session.openFiles([file()]);
  await session.setFilter('Region', ['APAC']);
  let steps = 0;
  session.analysing.onWished = () => (steps += 1);
  engine.sliced = () => failed(problem('engine-restarted'));
  const question: SliceQuestion = { kind: 'quarters', filters: [], field: 'Region' };
  await Promise.all([
    session.slices.ask('run', question),
    session.slices.ask('run', { ...question, field: 'Source' }),
  ]);
  expect(engine.analyseOptions).toHaveLength(3);
  expect(engine.analyseOptions.at(-1)).toEqual(engine.analyseOptions.at(-2));
  expect(steps).toBe(0);
});

test('SESSION-21 what a failed analysis leaves open is no longer waited for', async () => {
  await started();
  engine.snapshots = [firstSnapshot];
  engine.analysed = () => failed(problem('out-of-memory'));
  await session.openFiles([file()]);
  expect(firstSnapshot.run.pending).not.toEqual([]);
  expect(session.intake).toMatchObject({
    phase: 'ready',
    analysis: { run: { pending: [], interrupted: expect.any(String) as string } },
  });
  expect(session.notice?.code).toBe('out-of-memory');
});

describe('the latest wish wins', () => {
  test('SESSION-13 an earlier file that answers late is dropped', async () => {
    await started();
    const first = session.openFiles([file('first.csv')]);
    const second = session.openFiles([file('second.csv')]);
    await Promise.all([first, second]);
    expect(session.intake).toMatchObject({ file: 'second.csv' });
    expect(engine.loadedPlans).toHaveLength(1);
  });

  test('SESSION-14 an earlier filter that answers late is dropped', async () => {
    await started();
    await session.openFiles([file()]);
    let answerSlow: () => void = () => undefined;
    engine.analysed = ({ filters }) =>
      filters[0]?.values[0] === 'slow'
        ? new Promise((resolve) => (answerSlow = () => resolve(ok({ ...declined, filters }))))
        : ok({ ...declined, filters });
    const slow = session.setFilter('Region', ['slow']);
    await session.setFilter('Region', ['fast']);
    answerSlow();
    await slow;
    expect(session.intake).toMatchObject({
      analysis: { filters: [{ field: 'Region', values: ['fast'] }] },
    });
  });

  test('SESSION-15 cancelling goes back to the start', async () => {
    const opened = session.openFiles([file()]);
    await session.cancel();
    await started();
    await opened;
    expect(session.intake.phase).toBe('empty');
    expect(engine.cancelled).toBe(1);
  });
});

describe('what the person asks of it', () => {
  beforeEach(async () => {
    await started();
    await session.openFiles([file()]);
  });

  test('SESSION-16 every pair of periods that is looked at counts, once', async () => {
    const after = { from: '2024-04-01', to: '2024-06-30' };
    const first = { before: { from: '2023-10-01', to: '2023-12-31' }, after };
    const second = { before: { from: '2023-07-01', to: '2023-09-30' }, after };
    await session.setCompare({ ...defaultComparison, periods: first });
    await session.setCompare({ ...defaultComparison, periods: second });
    await session.setCompare({ ...defaultComparison, periods: first });
    expect(engine.analyseOptions.at(-1)).toMatchObject({
      compare: { clock: null, measure: 'count', periods: first },
      looksTried: 2,
    });
  });

  test('SESSION-17 a column is put back, and left out again', async () => {
    await session.putBack('sales_cycle_days');
    expect(engine.analyseOptions.at(-1)?.putBack).toEqual(['sales_cycle_days']);
    await session.putBack('sales_cycle_days');
    expect(engine.analyseOptions.at(-1)?.putBack).toEqual([]);
  });

  test('SESSION-18 a changed column waits for the person to load again; filters stay', async () => {
    await session.setFilter('Region', ['APAC']);
    session.changeColumn(3, { role: 'rep' });
    expect(session.planChanged).toBe(true);
    expect(engine.loadedPlans).toHaveLength(1);
    await session.continueLoad();
    expect(engine.loadedPlans.at(-1)?.columns[3]?.role).toBe('rep');
    expect(session.planChanged).toBe(false);
    expect(session.filters.list).toEqual([{ field: 'Region', values: ['APAC'] }]);
  });
});
