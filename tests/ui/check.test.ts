import '@testing-library/svelte/vitest';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Session } from '../../src/state/session.svelte.ts';
import CheckOf from '../support/CheckOf.svelte';
import { csvFile } from '../support/app.ts';
import { failed, FakeEngine, ok } from '../support/fakeEngine.ts';
import {
  dataset,
  dateQuestion,
  joinReport,
  linkedPlan,
  mergeOffer,
  plan,
  tableOf,
} from '../support/intakeFixture.ts';

afterEach(() => vi.restoreAllMocks());

/** The Check page of a file that was read by an engine that answers what the test says. */
async function open(engine = new FakeEngine()) {
  const identity = { id: 'run', createdAt: '2024-05-02T00:00:00Z', appVersion: '1', seed: 1 };
  const session = new Session(engine, () => identity);
  await session.startEngine(() => Promise.resolve(ok({ duckdbVersion: '1', bootMs: 1 })));
  await session.openFiles([csvFile()]);
  const page = render(CheckOf, { session });
  return { ...page, engine, session };
}

const planOf = (session: Session) => {
  if (!('plan' in session.intake)) throw new Error('There is no plan.');
  return session.intake.plan;
};

test('CHECK-1 every guess is shown with how sure it is and why', async () => {
  await open();
  const row = screen.getByRole('row', { name: /created_date/ });
  expect(row.textContent).toContain('a guess');
  expect(row.textContent).toContain('day and month could be either way round');
});

test('CHECK-2 role, type and formats can be changed, taken back, and loaded again', async () => {
  const { engine, session } = await open();
  await userEvent.selectOptions(screen.getByLabelText('Role of region'), 'rep');
  await userEvent.selectOptions(screen.getByLabelText('Date format of created_date'), '%m/%d/%Y');
  await userEvent.selectOptions(screen.getByLabelText('Decimal mark of deal_amount'), ',');
  expect(planOf(session).columns.map(({ role }) => role)).toContain('rep');
  await userEvent.click(screen.getByTestId('undo'));
  expect(planOf(session).columns[2]?.decimalMark).toBe('.');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(planOf(session).columns[1]?.dateFormat).toBe('%d/%m/%Y');
  await userEvent.click(screen.getByTestId('load-again'));
  expect(engine.loadedPlans.at(-1)?.columns[3]?.role).toBe('rep');
});

test('CHECK-ENCODING letters that may be read otherwise are shown, and read as a person says', async () => {
  const engine = new FakeEngine();
  const examples = ['Gdañsk', 'Wa³êsa'];
  engine.plan = { ...plan, form: { ...plan.form, encoding: 'windows-1252', examples } };
  await open(engine);
  expect(screen.getByTestId('encoding-examples').textContent).toContain('“Gdañsk”, “Wa³êsa”');
  await userEvent.selectOptions(screen.getByLabelText('Letters read as'), 'windows-1250');
  expect(engine.inspectedAs.at(-1)).toEqual({ 0: { encoding: 'windows-1250' } });
  engine.plan = plan;
  await userEvent.selectOptions(screen.getByLabelText('Letters read as'), 'windows-1252');
  await waitFor(() => expect(screen.queryByTestId('encoding')).toBeNull());
});

test('CHECK-3 rejected rows, repaired rows, notes and unreadable cells are not lost', async () => {
  const engine = new FakeEngine();
  const sentence = 'The last 3 lines are a report’s footer.';
  engine.dataset = {
    ...dataset,
    repaired: [{ line: 7, reason: 'a stray quote was kept as text', text: 'x,"y' }],
    notes: [{ id: 'footer', lines: [901, 902], count: 3, sentence }],
    source: {
      ...dataset.source,
      files: dataset.source.files.map((file) => ({ ...file, recordsRepaired: 1 })),
    },
  };
  await open(engine);
  const table = screen.getByRole('region', { name: 'Rows that were not loaded, table' });
  expect(within(table).getByText('118')).toBeTruthy();
  expect(within(table).getByText('11 cells instead of 12')).toBeTruthy();
  expect(screen.getByText(/25,003 read, 25,000 loaded, 3 rejected/)).toBeTruthy();
  expect(screen.getByText(/n\/a · tbd/)).toBeTruthy();
  const repaired = screen.getByRole('region', { name: 'Rows that were repaired, table' });
  expect(within(repaired).getByText('a stray quote was kept as text')).toBeTruthy();
  expect(screen.getByTestId('notes').textContent).toContain(`${sentence} Line 901, 902 …`);
});

test('CHECK-4 what stands in a file never becomes markup', async () => {
  const { container } = await open();
  expect(container.querySelector('script')).toBeNull();
  expect(container.textContent).toContain('<script>alert(1)</script>');
});

test('CHECK-5 what a value of the outcome means can be changed', async () => {
  const { session } = await open();
  await userEvent.selectOptions(screen.getByLabelText('Meaning of Lost'), 'open');
  expect(planOf(session).outcomeValues.open).toContain('Lost');
});

test('CHECK-6 a join says how much of it matches and what does not, and is declined in one click', async () => {
  const engine = new FakeEngine();
  engine.plan = linkedPlan;
  engine.dataset = { ...dataset, joins: [joinReport] };
  const { session } = await open(engine);
  const join = document.querySelector('[data-join="accounts.csv"]');
  expect(join?.textContent).toMatch(/80%\s*found/);
  expect(join?.textContent).toMatch(/GTXPro\s*1,480 rows/);
  await userEvent.click(screen.getByRole('button', { name: 'Decline accounts.csv' }));
  expect(planOf(session).linked[0]?.accepted).toBe(false);
  await userEvent.click(screen.getByRole('button', { name: 'Join accounts.csv' }));
  expect(planOf(session).linked[0]?.accepted).toBe(true);
});

test('CHECK-7 values are merged when a person says so, and kept apart again', async () => {
  const engine = new FakeEngine();
  engine.dataset = { ...dataset, mergeOffers: [mergeOffer] };
  const { session } = await open(engine);
  expect(planOf(session).merges).toEqual([]);
  const choice = screen.getByRole('group', { name: 'GTXPro and GTX Pro' });
  await userEvent.click(within(choice).getByRole('button', { name: 'Merge' }));
  expect(planOf(session).merges).toEqual([{ column: 3, from: ['GTXPro'], into: 'GTX Pro' }]);
  await userEvent.click(within(choice).getByRole('button', { name: 'Keep apart' }));
  expect(planOf(session).merges).toEqual([]);
});

test('CHECK-8 a file without deals is shown with the problem on top, all the same', async () => {
  const engine = new FakeEngine();
  engine.loaded = () => ok(tableOf('no-outcome'));
  const { session } = await open(engine);
  expect(screen.getByTestId('problem').dataset['code']).toBe('no-outcome');
  expect(screen.getByText(/choose it below/)).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Role of region'), 'outcome');
  engine.loaded = () => ok({ phase: 'loaded', dataset });
  await userEvent.click(screen.getByTestId('load-again'));
  await waitFor(() => expect(session.intake.phase).toBe('ready'));
});

test('CHECK-9 another sheet of a workbook is read when it is chosen', async () => {
  const engine = new FakeEngine();
  const form = { ...plan.form, format: 'xlsx' as const, sheet: 'Deals', sheets: ['Deals', 'Old'] };
  engine.plan = { ...plan, form };
  await open(engine);
  await userEvent.selectOptions(screen.getByLabelText('Sheet'), 'Old');
  expect(engine.inspectedSheets.at(-1)).toEqual({ 0: 'Old' });
});

test('CHECK-10 rows are saved without personal data unless it is asked for', async () => {
  const engine = new FakeEngine();
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  const columns = plan.columns.map((column) =>
    column.index === 3 ? { ...column, personal: 'email' as const } : column,
  );
  engine.plan = { ...plan, columns };
  await open(engine);
  await userEvent.click(screen.getByTestId('download-data'));
  await userEvent.click(screen.getByTestId('with-personal'));
  await userEvent.click(screen.getByTestId('download-rejects'));
  expect(engine.saved).toMatchObject([
    { rows: 'data', withPersonal: false },
    { rows: 'rejects', withPersonal: true },
  ]);
  expect(saved).toEqual(['deals-data.csv', 'deals-rejects.csv']);
});

test('CHECK-11 a download that fails says why, and the next one may work', async () => {
  const engine = new FakeEngine();
  engine.rows = () =>
    failed({ code: 'out-of-memory', sentence: 'Too large.', whatToDo: 'Fewer columns.' });
  await open(engine);
  expect(screen.queryByTestId('with-personal')).toBeNull();
  await userEvent.click(screen.getByTestId('download-data'));
  expect((await screen.findByRole('alert')).textContent).toContain('Too large. Fewer columns.');
  engine.rows = () => ok(new Blob(['a']));
  await userEvent.click(screen.getByTestId('download-data'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('CHECK-12 each finding about the data says what it does to the result and what it takes', async () => {
  await open();
  const card = screen.getByRole('region', { name: /How good the data is/ });
  expect(card.textContent).toMatch(/−\d+(\.\d)? points/);
  expect(card.textContent).toContain('100 points less');
});

test('CHECK-13 what was decided is shown as a recipe, and can be deleted', async () => {
  const engine = new FakeEngine();
  engine.questions = [dateQuestion];
  const { session } = await open(engine);
  session.answer(dateQuestion.id, 'mdy');
  await session.continueLoad();
  const recipe = await screen.findByTestId('recipe');
  expect(recipe.textContent).toContain('created_date: month first');
  expect(recipe.textContent).toContain('plumbline.recipe/1');
  expect(recipe.textContent).toContain('This browser keeps nothing');
  await userEvent.click(screen.getByRole('button', { name: 'Delete this recipe' }));
  expect(recipe.textContent).toContain('Nothing yet.');
});
