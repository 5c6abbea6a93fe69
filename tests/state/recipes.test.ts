import { beforeEach, describe, expect, test } from 'vitest';
import type { Keep } from '../../src/state/preferences.svelte.ts';
import { FakeEngine, ok } from '../support/fakeEngine.ts';
import { asking, june, may, memory, opened } from '../support/keptSession.ts';
import { dataset, dateQuestion, plan, tableOf } from '../support/intakeFixture.ts';

/** A browser in which last month's dates were decided, and the region was said to be the rep. */
async function afterMay() {
  const keep = memory();
  const { session } = await opened(keep, may, asking());
  session.answer(dateQuestion.id, 'mdy');
  session.changeColumn(3, { role: 'rep' });
  await session.continueLoad();
  return keep;
}

let keep: Awaited<ReturnType<typeof afterMay>>;
beforeEach(async () => {
  keep = await afterMay();
});

describe('next month', () => {
  test('RECIPES-1 the file goes straight to the Brief, read as last time', async () => {
    const { session, engine } = await opened(keep, june, asking());
    expect(session.intake.phase).toBe('ready');
    expect(engine.loadedPlans[0]?.columns[1]?.dateFormat).toBe('%m/%d/%Y');
    expect(engine.loadedPlans[0]?.columns[3]?.role).toBe('rep');
    expect(session.decisions.applied).toMatchObject({
      recipe: { savedOn: '2024-05-02', file: 'may.csv' },
      misfits: [],
    });
  });

  test('RECIPES-2 what the load asks is answered too', async () => {
    const engine = new FakeEngine();
    let asked = false;
    engine.loaded = () => {
      if (asked) return ok({ phase: 'loaded', dataset });
      asked = true;
      return ok({ phase: 'asking', plan, questions: [dateQuestion] });
    };
    const { session } = await opened(keep, june, engine);
    expect(session.intake.phase).toBe('ready');
    expect(engine.loadedPlans.at(-1)?.columns[1]?.dateFormat).toBe('%m/%d/%Y');
  });

  test('RECIPES-3 only what it has no answer to is asked', async () => {
    const engine = asking();
    engine.questions = [dateQuestion, { ...dateQuestion, id: 'decimal-mark:deal_amount' }];
    const { session } = await opened(keep, june, engine);
    expect(session.intake).toMatchObject({
      phase: 'asking',
      questions: [{ id: 'decimal-mark:deal_amount' }],
    });
  });

  test('RECIPES-4 Undo reads it as if it had never been seen, and the recipe stays', async () => {
    const { session } = await opened(keep, june, asking());
    await session.readAfresh();
    expect(session.intake).toMatchObject({ phase: 'asking', questions: [{ answer: null }] });
    expect(session.decisions.applied).toBeNull();
    expect(session.recipes.all).toHaveLength(1);
  });

  test('RECIPES-5 a missing column is told, and its decision outlives the month', async () => {
    const engine = asking();
    engine.plan = { ...plan, columns: plan.columns.slice(0, 3) };
    const { session } = await opened(keep, june, engine);
    expect(session.decisions.applied?.misfits).toMatchObject([
      { kind: 'column-missing', subject: 'region' },
    ]);
    session.changeColumn(2, { role: 'measure' });
    await session.continueLoad();
    const kept = session.recipes.all.find(({ file }) => file === 'june.csv');
    expect(kept?.columns.map(({ name }) => name)).toEqual(['deal_amount', 'region']);
  });

  test('RECIPES-6 a sheet that was chosen is chosen again', async () => {
    const browser = memory();
    const workbook = new FakeEngine();
    const form = { ...plan.form, format: 'xlsx' as const, sheets: ['Cover', 'Deals'] };
    const ofSheet = (sheet: string) => ({ ...plan, form: { ...form, sheet } });
    workbook.inspected = (name) => {
      const sheet = workbook.inspectedSheets.at(-1)?.[0] ?? 'Cover';
      return ok({ file: { name, bytes: 1 }, plan: ofSheet(sheet), questions: [] });
    };
    const { session } = await opened(browser, may, workbook);
    await session.chooseSheet(0, 'Deals');
    expect(session.recipes.all[0]?.sheet?.name).toBe('Deals');
    await session.openFiles([june]);
    expect(workbook.inspectedSheets.slice(-2)).toEqual([{}, { 0: 'Deals' }]);
    expect(workbook.loadedPlans.at(-1)?.form.sheet).toBe('Deals');
    await session.readAfresh();
    expect(workbook.loadedPlans.at(-1)?.form.sheet).toBe('Cover');
  });
});

describe('what is kept', () => {
  test('RECIPES-7 nothing, where nobody decided anything, nor of a sample', async () => {
    const browser = memory();
    const { session } = await opened(browser);
    expect(session.recipes.all).toEqual([]);
    await session.openSample('flat');
    session.changeColumn(3, { role: 'rep' });
    await session.continueLoad();
    expect(browser.texts.size).toBe(0);
  });

  test('RECIPES-8 nothing, until a load has worked', async () => {
    const browser = memory();
    const { session } = await opened(browser, may, asking());
    session.answer(dateQuestion.id, 'mdy');
    expect(session.recipes.all).toEqual([]);
  });

  test('RECIPES-18 what was decided about a file without deals, and nothing loading found out', async () => {
    const engine = asking();
    const table = tableOf('no-outcome');
    engine.loaded = () => {
      const sent = engine.loadedPlans.at(-1) ?? plan;
      const columns = sent.columns.map((column) =>
        column.index === 2 ? { ...column, decimalMark: ',' as const } : column,
      );
      return ok({ ...table, plan: { ...sent, columns } });
    };
    const browser = memory();
    const { session } = await opened(browser, may, engine);
    session.answer(dateQuestion.id, 'mdy');
    await session.continueLoad();
    expect(session.intake.phase).toBe('table');
    expect(session.recipes.all).toMatchObject([
      { file: 'may.csv', answers: [{ id: dateQuestion.id }], columns: [] },
    ]);
    session.changeColumn(3, { role: 'rep' });
    await session.continueLoad();
    expect(session.recipes.all[0]?.columns.map(({ name }) => name)).toEqual(['region']);
    const { session: next } = await opened(browser, june, asking());
    expect(next.intake).toMatchObject({ phase: 'ready' });
    expect(next.decisions.applied?.recipe.file).toBe('may.csv');
  });

  test('RECIPES-9 it is deleted, one and all', async () => {
    const { session } = await opened(keep, june, asking());
    const [recipe] = session.recipes.all;
    if (recipe) session.recipes.remove(recipe);
    expect((await opened(keep, june, asking())).session.intake.phase).toBe('asking');
    if (recipe) session.recipes.put(recipe);
    session.recipes.clear();
    expect(keep.texts.get('plumbline.recipes')).toBe('{}');
  });

  test('RECIPES-10 a decision taken back is no longer kept', async () => {
    const { session } = await opened(keep, june, new FakeEngine());
    session.changeColumn(3, { role: 'field' });
    await session.continueLoad();
    expect(session.recipes.all).toEqual([]);
  });

  test('RECIPES-11 one that was saved is imported, and the open file read by it', async () => {
    const { session: first } = await opened(keep, june, asking());
    const text = JSON.stringify(first.recipes.all[0]);
    const { session } = await opened(null, june, asking());
    expect(session.intake.phase).toBe('asking');
    expect(await session.importRecipe('{"schema":"nonsense"}')).toBe(false);
    expect(await session.importRecipe('not even JSON')).toBe(false);
    expect(await session.importRecipe(text)).toBe(true);
    expect(session.intake.phase).toBe('ready');
  });

  const browsers: [string, Keep][] = [
    ['keeps nothing', null],
    [
      'is full',
      {
        getItem: () => null,
        setItem: () => {
          throw new Error('full');
        },
      },
    ],
    [
      'forbids it',
      {
        getItem: () => {
          throw new Error('forbidden');
        },
        setItem: () => {
          throw new Error('forbidden');
        },
      },
    ],
    ['holds nonsense', { getItem: () => '{"a":[1', setItem: () => undefined }],
  ];

  test.each(browsers)(
    'RECIPES-12 in a browser that %s it lasts as long as the page',
    async (what, browser) => {
      const { session } = await opened(browser, may, asking());
      session.answer(dateQuestion.id, 'mdy');
      await session.continueLoad();
      expect(session.recipes.all).toHaveLength(1);
      expect(session.recipes.remembered).toBe(what === 'holds nonsense');
      await session.openFiles([june]);
      expect(session.intake.phase).toBe('ready');
    },
  );
});
