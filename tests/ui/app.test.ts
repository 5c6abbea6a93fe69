import '@testing-library/svelte/vitest';
import { fireEvent, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeAll, expect, test, vi } from 'vitest';
import { noEvidence } from '../support/analysisFixture.ts';
import { csvFile, openApp } from '../support/app.ts';
import { failed, FakeEngine, ok } from '../support/fakeEngine.ts';
import { dateQuestion } from '../support/intakeFixture.ts';
import { pagesLibrary } from '../../src/ui/views/pagesLibrary.ts';

const drop = (...files: File[]) => userEvent.upload(screen.getByTestId('file-input'), files);

// Fetched once, so that no test waits for it.
beforeAll(pagesLibrary);

test('UI-1 a dropped file lands on the Brief', async () => {
  await openApp();
  await drop(csvFile());
  const verdict = await screen.findByTestId('verdict');
  expect(verdict.textContent).toContain('Win rate fell 6 points');
  expect(verdict.dataset['complete']).toBe('true');
  expect(verdict.dataset['kind']).toBe('declined');
  expect(screen.getByRole('heading', { name: 'What drives winning' })).toBeTruthy();
  expect(screen.getByRole('img', { name: /Referral · Lead source \+9/ })).toBeTruthy();
});

test('UI-2 on a file without an effect nothing is ranked and nothing is split', async () => {
  const engine = new FakeEngine();
  engine.analysed = () => ok(noEvidence);
  await openApp(engine);
  await drop(csvFile());
  expect((await screen.findByTestId('verdict')).dataset['kind']).toBe('no-evidence');
  expect(
    screen.getByRole('heading', { name: 'Nothing in this file drives the win rate' }),
  ).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'There is no change to explain' })).toBeTruthy();
  expect(screen.getByText(/Smallest change this file could show/)).toBeTruthy();
});

test('UI-3 a question is asked before anything is loaded', async () => {
  const engine = new FakeEngine();
  engine.questions = [dateQuestion];
  await openApp(engine);
  await drop(csvFile());
  const form = await screen.findByTestId('questions');
  const question = form.querySelector(`[data-question="${dateQuestion.id}"]`);
  expect(question).not.toBeNull();
  expect((screen.getByTestId('continue') as HTMLButtonElement).disabled).toBe(true);
  await userEvent.click(within(form).getByRole('radio', { name: /Month first/ }));
  await userEvent.click(screen.getByTestId('continue'));
  await screen.findByTestId('verdict');
  expect(engine.loadedPlans[0]?.columns[1]?.dateFormat).toBe('%m/%d/%Y');
});

test('UI-4 a failure says what to do, and the page takes the next file', async () => {
  const engine = new FakeEngine();
  const good = engine.inspected;
  engine.inspected = () =>
    failed({ code: 'not-text', sentence: 'This is a picture.', whatToDo: 'Drop a CSV file.' });
  await openApp(engine);
  await drop(csvFile('photo.csv'));
  const problem = await screen.findByTestId('problem');
  expect(problem.dataset['code']).toBe('not-text');
  expect(problem.textContent).toContain('Drop a CSV file.');
  engine.inspected = good;
  await drop(csvFile());
  await screen.findByTestId('verdict');
  expect(screen.queryByTestId('problem')).toBeNull();
});

test('UI-5 a file may be dropped anywhere, at any time', async () => {
  const { session } = await openApp();
  await drop(csvFile('first.csv'));
  await screen.findByTestId('verdict');
  const dataTransfer = { types: ['Files'], files: [csvFile('second.csv')] };
  await fireEvent(window, Object.assign(new Event('drop', { cancelable: true }), { dataTransfer }));
  await vi.waitFor(() =>
    expect(session.intake).toMatchObject({ phase: 'ready', file: 'second.csv' }),
  );
});

test('UI-6 samples open with one click', async () => {
  const { engine, session } = await openApp();
  await userEvent.click(screen.getByTestId('open-sample-flat'));
  await screen.findByTestId('verdict');
  expect(session.intake).toMatchObject({ file: 'flat.csv' });
  expect(engine.loadedPlans).toHaveLength(1);
});

test('UI-7 a click on a level filters everything by it, and the chip takes it back', async () => {
  const { engine, view } = await openApp();
  await drop(csvFile());
  await screen.findByTestId('verdict');
  view.open('segments');
  await userEvent.click(await screen.findByRole('button', { name: 'APAC' }));
  expect(engine.analyseOptions.at(-1)?.filters).toEqual([{ field: 'Region', values: ['APAC'] }]);
  await userEvent.click(screen.getByRole('button', { name: 'Remove APAC of Region' }));
  expect(engine.analyseOptions.at(-1)?.filters).toEqual([]);
});

test('UI-8 a left-out column is put back knowingly', async () => {
  const { engine, view } = await openApp();
  await drop(csvFile());
  await screen.findByTestId('verdict');
  view.open('drivers');
  await userEvent.click(await screen.findByRole('button', { name: 'Put back sales_cycle_days' }));
  expect(engine.analyseOptions.at(-1)?.putBack).toEqual(['sales_cycle_days']);
  expect(screen.getByRole('button', { name: 'Leave it out again' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Put back deal_id' })).toBeNull();
});

test('UI-9 two other periods are compared, and the look is counted', async () => {
  const { engine } = await openApp();
  await drop(csvFile());
  await screen.findByTestId('verdict');
  await userEvent.selectOptions(screen.getByLabelText('with'), '2023Q4');
  await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
  expect(engine.analyseOptions.at(-1)).toMatchObject({
    compare: {
      clock: null,
      measure: 'count',
      periods: {
        before: { from: '2023-10-01', to: '2023-12-31' },
        after: { from: '2024-04-01', to: '2024-06-30' },
      },
    },
    looksTried: 1,
  });
});

test('UI-10 Share saves the document and each table', async () => {
  await openApp();
  await drop(csvFile());
  await screen.findByTestId('verdict');
  await userEvent.click(screen.getByTestId('share'));
  expect(screen.getByTestId('download-json')).toBeTruthy();
  await userEvent.click(screen.getByText('What happened, and when'));
  expect(screen.getByRole('button', { name: 'Save CSV of Win rate over time' })).toBeTruthy();
});

test('UI-11 a screen reader hears the answer each time it was found anew, on any page', async () => {
  const engine = new FakeEngine();
  const { session, view } = await openApp(engine);
  const said = () => screen.getByTestId('said');
  expect(said().getAttribute('role')).toBe('status');
  expect(said().textContent).toBe('');
  await drop(csvFile());
  await screen.findByTestId('verdict');
  expect(said().textContent).toContain('Win rate fell 6 points');
  view.open('drivers');
  await screen.findByRole('heading', { level: 1, name: 'Drivers' });
  let answer: (value: ReturnType<typeof ok<typeof noEvidence>>) => void = () => undefined;
  engine.analysed = () => new Promise((resolve) => (answer = resolve));
  void session.setFilter('Region', ['APAC']);
  await tick();
  expect(said().textContent).toBe('');
  answer(ok(noEvidence));
  await vi.waitFor(() => expect(said().textContent).toBe(noEvidence.verdict.sentence));
});
