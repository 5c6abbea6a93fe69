import { beforeEach, describe, expect, test } from 'vitest';
import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import { noWishes } from '../../src/domain/wishes.ts';
import { followAddress } from '../../src/state/followAddress.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { View } from '../../src/state/view.svelte.ts';
import { declined } from '../support/analysisFixture.ts';
import { failed, FakeEngine, ok } from '../support/fakeEngine.ts';
import { fakeWindow } from '../support/fakeWindow.ts';
import { dataset } from '../support/intakeFixture.ts';

const identity = { id: 'run', createdAt: '2026-01-01T00:00:00Z', appVersion: '1', seed: 1 };
const file = (name = 'deals.csv') => new File(['a,b'], name);

/** The page as it is opened at an address. */
async function openedAt(hash: string, engine = new FakeEngine()) {
  const page = fakeWindow(hash);
  const session = new Session(engine, () => identity);
  const view = new View(page.window);
  followAddress(session, view);
  await session.startEngine(() => Promise.resolve(ok({ duckdbVersion: '1', bootMs: 1 })));
  const asked = () => engine.analyseOptions.at(-1);
  return { ...page, session, view, engine, asked };
}

const APAC = [{ field: 'Region', values: ['APAC'] }];

describe('a link', () => {
  const link =
    '#segments/tree?f.Region=APAC&compare=2024-04-01..2024-06-30~2023-04-01..2023-06-30&budget=0.1';

  test('LINK-1 waits for its file, and is asked for with the first analysis', async () => {
    const { session, engine, asked, view, location, steps } = await openedAt(link);
    expect(session.intake.phase).toBe('empty');
    await session.openFiles([file()]);
    expect(engine.analyseOptions).toHaveLength(1);
    expect(asked()).toMatchObject({ filters: APAC, alertBudget: 0.1 });
    expect(session.analysing.comparison.chosen.periods).toEqual({
      before: { from: '2023-04-01', to: '2023-06-30' },
      after: { from: '2024-04-01', to: '2024-06-30' },
    });
    expect(location.hash).toBe(link);
    expect(steps()).toBe(1);
    expect([view.page, view.detail]).toEqual(['segments', 'tree']);
    expect(session.analysing.misfits).toEqual([]);
  });

  test('LINK-2 outlives a file that could not be read', async () => {
    const { session, engine, asked } = await openedAt(link);
    const { inspected } = engine;
    engine.inspected = () => failed({ code: 'not-text', sentence: '', whatToDo: '' });
    await session.openFiles([file()]);
    engine.inspected = inspected;
    await session.openFiles([file()]);
    expect(asked()).toMatchObject({ filters: APAC, alertBudget: 0.1 });
  });

  test('LINK-3 to another file: what that has nothing for is left out of it and of the address, and told', async () => {
    const { session, location, asked, steps } = await openedAt(
      '#brief?f.Region=APAC&f.Region=Mars&f.Planet=Earth&back=Moon&compare=1999-01-01..1999-03-31~1998-01-01..1998-03-31',
    );
    await session.openFiles([file()]);
    expect(asked()).toMatchObject({ filters: APAC, putBack: [] });
    expect(session.analysing.comparison.chosen).toEqual(defaultComparison);
    expect(location.hash).toBe('#brief?f.Region=APAC');
    expect(steps()).toBe(1);
    expect(session.analysing.misfits).toEqual([
      { kind: 'level', field: 'Region', level: 'Mars' },
      { kind: 'field', field: 'Planet' },
      { kind: 'periods' },
      { kind: 'column', column: 'Moon' },
    ]);
  });

  test('LINK-4 asks by value and by created date only where the file has both', async () => {
    const engine = new FakeEngine();
    engine.dataset = { ...dataset, has: { ...dataset.has, amount: false, created: false } };
    const { session } = await openedAt('#brief?clock=created&measure=value', engine);
    await session.openFiles([file()]);
    expect(session.analysing.comparison.chosen).toEqual(defaultComparison);
    expect(session.analysing.misfits).toEqual([{ kind: 'clock' }, { kind: 'value' }]);
  });
});

test('LINK-12 a link carries how many comparisons were looked at, and going back takes none away', async () => {
  const { session, asked, location, back } = await openedAt(
    '#brief?compare=2024-04-01..2024-06-30~2023-04-01..2023-06-30&looks=4',
  );
  await session.openFiles([file()]);
  expect(asked()?.looksTried).toBe(4);
  await session.setCompare({ ...session.analysing.comparison.chosen, measure: 'value' });
  expect(asked()?.looksTried).toBe(5);
  expect(location.hash).toContain('looks=5');
  back();
  expect(asked()).toMatchObject({ looksTried: 5, compare: { measure: 'count' } });
  expect(location.hash).toContain('looks=5');
});

describe('Back and forward', () => {
  let at: Awaited<ReturnType<typeof openedAt>>;
  beforeEach(async () => {
    at = await openedAt('');
    await at.session.openFiles([file()]);
  });

  test('LINK-5 take filters back and bring them again, one step each', async () => {
    const { session, asked, back, forward, steps, location } = at;
    await session.setFilter('Region', ['APAC']);
    await session.toggleLevels([
      { field: 'Region', level: 'Europe' },
      { field: 'Lead source', level: 'Referral' },
    ]);
    expect(steps()).toBe(3);
    expect(location.hash).toBe('#brief?f.Region=APAC&f.Region=Europe&f.Lead+source=Referral');
    back();
    expect(session.filters.list).toEqual(APAC);
    expect(asked()?.filters).toEqual(APAC);
    back();
    expect(asked()?.filters).toEqual([]);
    forward();
    expect(asked()?.filters).toEqual(APAC);
    expect(steps()).toBe(3);
  });

  test('LINK-6 over pages ask for nothing anew', async () => {
    const { session, engine, view, back } = at;
    await session.setFilter('Region', ['APAC']);
    view.open('drivers');
    const before = engine.analyseOptions.length;
    back();
    expect(view.page).toBe('brief');
    expect(engine.analyseOptions).toHaveLength(before);
  });

  test('LINK-7 close the deals that were open on top of the page', async () => {
    const { session, back } = at;
    await session.setFilter('Region', ['APAC']);
    const question = { filters: [], levels: [], period: null, outcome: 'any', set: null } as const;
    session.deals.open({ title: 'All', question: { ...question, filters: [], levels: [] } });
    back();
    expect(session.deals.asked).toBeNull();
  });

  test('LINK-8 during the first analysis are answered by the next', async () => {
    const engine = new FakeEngine();
    const { session, view, link } = await openedAt('', engine);
    let answer: () => void = () => undefined;
    engine.analysed = ({ filters }) =>
      filters.length === 0
        ? new Promise((resolve) => (answer = () => resolve(ok({ ...declined, filters }))))
        : ok({ ...declined, filters });
    const opened = session.openFiles([file()]);
    while (engine.analyseOptions.length === 0) await Promise.resolve();
    link('#brief?f.Region=APAC');
    answer();
    await opened;
    expect(view.wishes.filters).toEqual(APAC);
    expect(session.intake).toMatchObject({ phase: 'ready', analysis: { filters: APAC } });
  });

  test('LINK-9 a filter whose analysis fails leaves the address, too', async () => {
    const { session, engine, location } = at;
    engine.analysed = () => failed({ code: 'out-of-memory', sentence: '', whatToDo: '' });
    await session.setFilter('Region', ['APAC']);
    expect(location.hash).toBe('#brief');
  });
});

describe('another file', () => {
  test('LINK-10 keeps the filters it has levels for; what was wished for beside is forgotten', async () => {
    const { session, engine, location } = await openedAt('');
    await session.openFiles([file()]);
    await session.setFilter('Region', ['APAC', 'Europe']);
    await session.setFilter('Lead source', ['Referral']);
    await session.setAlertBudget(0.2);
    await session.putBack('Region');
    const [region] = dataset.fields;
    engine.dataset = { ...dataset, fields: region ? [{ ...region, levels: ['APAC'] }] : [] };
    await session.openFiles([file('other.csv')]);
    expect(session.analysing.wishes).toEqual({ ...noWishes, filters: APAC });
    expect(location.hash).toBe('#brief?f.Region=APAC');
    expect(session.analysing.misfits).toHaveLength(2);
  });

  test('LINK-11 is not shown under the filters of the last one before it is analysed', async () => {
    const { session } = await openedAt('');
    await session.openFiles([file()]);
    expect(session.isStale).toBe(false);
    const filtering = session.setFilter('Region', ['APAC']);
    expect(session.isStale).toBe(true);
    await filtering;
    expect(session.isStale).toBe(false);
  });
});
