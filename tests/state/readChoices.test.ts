import { describe, expect, test } from 'vitest';
import { FakeEngine, ok } from '../support/fakeEngine.ts';
import { dateQuestion, linkedPlan, plan } from '../support/intakeFixture.ts';
import { june, may, memory, opened } from '../support/keptSession.ts';

/** A file that has to be asked about before it can be looked at. */
function unreadable(): FakeEngine {
  const engine = new FakeEngine();
  const choices = [
    { value: 'windows-1252', label: 'Western', detail: '“Muñoz”' },
    { value: 'windows-1250', label: 'Central', detail: '“Muńoz”' },
  ];
  engine.inspected = (name) => {
    const encoding = engine.inspectedAs.at(-1)?.[0]?.encoding;
    const form = { ...plan.form, encoding: encoding ?? ('windows-1252' as const) };
    const asked = { id: 'encoding', sentence: '', evidence: '', choices, answer: null };
    const questions = encoding ? [dateQuestion] : [asked];
    return ok({ file: { name, bytes: 1 }, plan: { ...plan, form }, questions });
  };
  return engine;
}

describe('what has to be known first', () => {
  test('RECIPES-13 an encoding is asked before all else, and the file looked at once more', async () => {
    const engine = unreadable();
    const { session } = await opened(memory(), may, engine);
    session.answer('encoding', 'windows-1250');
    await session.continueLoad();
    expect(engine.loadedPlans).toEqual([]);
    expect(engine.inspectedAs).toEqual([{}, { 0: { encoding: 'windows-1250' } }]);
    expect(session.intake).toMatchObject({ phase: 'asking', questions: [{ id: dateQuestion.id }] });
    session.answer(dateQuestion.id, 'mdy');
    await session.continueLoad();
    expect(engine.loadedPlans.at(-1)?.form.encoding).toBe('windows-1250');
    expect(session.recipes.all[0]?.answers.map(({ id, label }) => [id, label])).toEqual([
      ['encoding', 'Central'],
      [dateQuestion.id, 'Month first'],
    ]);
  });

  test('RECIPES-14 and next month not at all', async () => {
    const browser = memory();
    const { session: first } = await opened(browser, may, unreadable());
    first.answer('encoding', 'windows-1250');
    await first.continueLoad();
    first.answer(dateQuestion.id, 'mdy');
    await first.continueLoad();
    const { session } = await opened(browser, june, unreadable());
    expect(session.intake).toMatchObject({
      phase: 'ready',
      plan: { form: { encoding: 'windows-1250' } },
    });
    const before = session.recipes.all;
    await session.openFiles([june]);
    expect(session.recipes.all).toEqual(before);
    await session.readAfresh();
    expect(session.intake).toMatchObject({ phase: 'asking', questions: [{ id: 'encoding' }] });
  });

  test('RECIPES-15 an encoding chosen by hand is kept like an answer', async () => {
    const browser = memory();
    const engine = new FakeEngine();
    const { session } = await opened(browser, may, engine);
    await session.chooseEncoding(null, 'macintosh');
    expect(engine.inspectedAs.at(-1)).toEqual({ 0: { encoding: 'macintosh' } });
    expect(session.recipes.all[0]?.answers).toMatchObject([
      { id: 'encoding', value: 'macintosh', label: 'Western European (Mac)' },
    ]);
    const next = new FakeEngine();
    await opened(browser, june, next);
    expect(next.inspectedAs.at(-1)).toEqual({ 0: { encoding: 'macintosh' } });
  });

  test('RECIPES-16 a table chosen of several is chosen again', async () => {
    const browser = memory();
    const several = () => {
      const engine = new FakeEngine();
      const choices = [{ value: 'id | won', label: 'id, won', detail: '' }];
      const asked = { id: 'table', sentence: '', evidence: '', choices, answer: null };
      engine.inspected = (name) => {
        const questions = engine.inspectedAs.at(-1)?.[0]?.table === undefined ? [asked] : [];
        return ok({ file: { name, bytes: 1 }, plan, questions });
      };
      return engine;
    };
    const { session } = await opened(browser, may, several());
    session.answer('table', 'id | won');
    await session.continueLoad();
    expect(session.intake.phase).toBe('ready');
    const next = several();
    expect((await opened(browser, june, next)).session.intake.phase).toBe('ready');
    expect(next.inspectedAs.at(-1)).toEqual({ 0: { table: 'id | won' } });
  });

  test('RECIPES-17 a sheet of a workbook beside the deals is chosen again', async () => {
    const browser = memory();
    const beside = () => {
      const engine = new FakeEngine();
      const form = { ...plan.form, format: 'xlsx' as const, sheets: ['Cover', 'All'] };
      engine.inspected = (name) => {
        const sheet = engine.inspectedSheets.at(-1)?.[1] ?? 'Cover';
        const linked = linkedPlan.linked.map((one) => ({ ...one, form: { ...form, sheet } }));
        return ok({ file: { name, bytes: 1 }, plan: { ...plan, linked }, questions: [] });
      };
      return engine;
    };
    const { session } = await opened(browser, may, beside());
    await session.chooseSheet(1, 'All');
    expect(session.recipes.all[0]).toMatchObject({
      sheet: null,
      otherSheets: [{ file: 'accounts.csv', name: 'All', insteadOf: ['territory', 'sector'] }],
    });
    const next = beside();
    await opened(browser, june, next);
    expect(next.inspectedSheets).toEqual([{}, { 1: 'All' }]);
    expect(next.loadedPlans.at(-1)?.linked[0]?.form.sheet).toBe('All');
  });
});
