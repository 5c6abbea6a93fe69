import { expect, test } from 'vitest';
import { AlertOpinions } from '../../src/state/alertOpinions.svelte.ts';
import type { Keep } from '../../src/state/preferences.svelte.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { FakeEngine, failed, ok } from '../support/fakeEngine.ts';
import { declined } from '../support/analysisFixture.ts';
import { savedText } from '../../src/state/savedRecipe.ts';
import { type Recipe, RECIPE_SCHEMA } from '../../src/domain/recipe.ts';
import { alertBudget } from '../support/fixture/lateParts.ts';

function memory(): NonNullable<Keep> & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
  };
}

const header = ['id', 'outcome'];
const june = '2024-06-30';

test('OPINIONS-1 what is said is kept for the next page, under the columns of the file', () => {
  const keep = memory();
  new AlertOpinions(keep).say(header, 'a', 'not-useful', june);
  const next = new AlertOpinions(keep);
  expect(next.isHidden(['outcome', 'id'], 'a', '2025-01-01')).toBe(true);
  expect(next.isHidden(['other'], 'a', june)).toBe(false);
  expect(next.of(header)?.opinions).toEqual([{ alert: 'a', opinion: 'not-useful', period: june }]);
});

test('OPINIONS-2 said again it replaces; taken back, nothing is left of it', () => {
  const keep = memory();
  const opinions = new AlertOpinions(keep);
  opinions.say(header, 'a', 'snoozed', june);
  opinions.say(header, 'a', 'useful', june);
  expect(opinions.of(header)?.opinions).toHaveLength(1);
  opinions.say(header, 'a', null, june);
  expect(opinions.of(header)).toBeNull();
  expect([...keep.texts.values()]).toEqual(['[]']);
});

test('OPINIONS-3 every step can be undone, the deletion too', () => {
  const keep = memory();
  const opinions = new AlertOpinions(keep);
  opinions.say(header, 'a', 'useful', june);
  opinions.remove(header);
  expect(opinions.of(header)).toBeNull();
  opinions.undo();
  expect(new AlertOpinions(keep).about(header, 'a')?.opinion).toBe('useful');
  opinions.undo();
  expect(opinions.canUndo).toBe(false);
  opinions.undo();
  expect(opinions.of(header)).toBeNull();
});

test('OPINIONS-4 a browser that keeps nothing, or nonsense, is no failure', () => {
  const none = new AlertOpinions(null);
  none.say(header, 'a', 'useful', null);
  expect([none.remembered, none.about(header, 'a')?.opinion]).toEqual([false, 'useful']);
  const refuses: Keep = {
    getItem: () => '{"broken',
    setItem: () => {
      throw new Error('full');
    },
  };
  const full = new AlertOpinions(refuses);
  full.say(header, 'a', 'useful', null);
  expect([full.remembered, full.about(header, 'a')?.opinion]).toEqual([false, 'useful']);
});

const identity = { id: 'run', createdAt: '2024-05-02T09:30:00Z', appVersion: '1', seed: 1 };

async function opened(engine = new FakeEngine()) {
  const session = new Session(engine, () => identity, null);
  await session.startEngine(() => Promise.resolve(ok({ duckdbVersion: '1', bootMs: 1 })));
  await session.openFiles([new File(['a'], 'may.csv')]);
  return { session, engine };
}

test('BUDGET-1 another budget is asked for once, and stays with filters', async () => {
  const { session, engine } = await opened();
  await session.setAlertBudget(0.2);
  await session.setAlertBudget(0.2);
  await session.setFilter('Region', ['APAC']);
  expect(engine.analyseOptions.map((one) => one.alertBudget)).toEqual([0.05, 0.2, 0.2]);
});

test('BUDGET-2 a budget that failed goes back to the one that is shown', async () => {
  const engine = new FakeEngine();
  engine.analysed = () => ok({ ...declined, alertBudget });
  const { session } = await opened(engine);
  engine.analysed = () => failed({ code: 'engine-failed', sentence: 'It failed.', whatToDo: '' });
  await session.setAlertBudget(0.01);
  expect(session.analysing.alertBudget).toBe(0.05);
});

const someRecipe: Recipe = {
  schema: RECIPE_SCHEMA,
  savedOn: june,
  file: 'deals.csv',
  header,
  sheet: null,
  otherSheets: [],
  answers: [],
  columns: [],
  outcomes: { afresh: false, meanings: [{ value: 'Yes', meaning: 'won' }] },
  dropped: [],
  currency: null,
  merges: [],
  joins: [],
};

test('OPINIONS-8 what was said goes with the recipe, and is taken over with it or alone', async () => {
  const opinions = new AlertOpinions(null);
  opinions.say(header, 'a', 'snoozed', june);
  opinions.say(header, 'b', 'useful', june);
  const saved = savedText(someRecipe, opinions.of(header));
  const session = new Session(new FakeEngine(), () => identity);
  session.alertOpinions.say(header, 'b', 'not-useful', june);
  session.alertOpinions.say(header, 'c', 'useful', june);
  expect(await session.importRecipe(saved)).toBe(true);
  expect(session.recipes.all).toEqual([someRecipe]);
  const said = (alert: string) => session.alertOpinions.about(header, alert)?.opinion;
  expect([said('a'), said('b'), said('c')]).toEqual(['snoozed', 'useful', 'useful']);
  session.alertOpinions.undo();
  expect([said('a'), said('b')]).toEqual([undefined, 'not-useful']);
  expect(await session.importRecipe(JSON.stringify(opinions.of(header)))).toBe(true);
  expect(said('a')).toBe('snoozed');
});

test('OPINIONS-9 a text that is neither changes nothing, and a recipe alone says nothing of alerts', async () => {
  const session = new Session(new FakeEngine(), () => identity);
  for (const text of ['', 'null', '[]', '{"alerts":{"schema":"other"}}'])
    expect(await session.importRecipe(text)).toBe(false);
  expect(JSON.parse(savedText(someRecipe, null))).toEqual(someRecipe);
  expect(await session.importRecipe(savedText(someRecipe, null))).toBe(true);
  expect(session.alertOpinions.canUndo).toBe(false);
});
