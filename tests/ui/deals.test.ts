import '@testing-library/svelte/vitest';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import type { DealsQuestion } from '../../src/domain/dealsQuestion.ts';
import Brief from '../../src/ui/views/brief/Brief.svelte';
import { dealsLibrary } from '../../src/ui/views/deals/dealsLibrary.ts';
import { csvFile, openApp } from '../support/app.ts';
import { declined } from '../support/analysisFixture.ts';
import { someDeals } from '../support/dealsPageFixture.ts';
import { failed, FakeEngine, ok } from '../support/fakeEngine.ts';

/** As on the page, it is fetched on demand; a test is not to wait for the compiler. */
beforeAll(() => dealsLibrary());

const opener = /2,412.*show these deals/;

async function openDeals(engine = new FakeEngine()) {
  const page = await openApp(engine);
  await page.session.openFiles([csvFile()]);
  const figures = await screen.findByRole('region', { name: 'Key figures' });
  const button = within(figures).getByRole('button', { name: opener });
  await userEvent.click(button);
  const dialog = await screen.findByTestId('deals');
  await within(dialog).findByRole('grid');
  return { ...page, button, dialog, table: within(dialog) };
}

test('DEALS-UI-1 a number opens its deals: the question is plain data, the counts and the rows are there', async () => {
  const { engine, dialog, table } = await openDeals();
  const { verdict } = declined;
  const expected: DealsQuestion = {
    filters: [],
    levels: [],
    period: {
      clock: verdict.clock,
      from: verdict.after?.from ?? '',
      to: verdict.after?.to ?? '',
    },
    outcome: 'closed',
    set: null,
  };
  expect(engine.dealsAsked[0]?.question).toEqual(expected);
  expect(dialog.getAttribute('aria-labelledby')).toBeTruthy();
  expect(table.getByTestId('deals-counts').textContent).toMatch(/1,204\s+deals: 512 won, 692 lost/);
  expect(table.getByRole('grid').getAttribute('aria-rowcount')).toBe('1205');
  expect(table.getAllByRole('row').length).toBeLessThan(60);
});

test('DEALS-UI-2 hostile cells and headers are text, cut where they are long', async () => {
  const { dialog, table } = await openDeals();
  expect(dialog.querySelector('img, b')).toBeNull();
  expect(table.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  expect(table.getByRole('columnheader', { name: '<b>Note</b>' })).toBeTruthy();
  const long = table.getByText(/^=1\+1\u2400x+…$/);
  expect(long.textContent?.length).toBe(1001);
});

test('DEALS-UI-3 headers sort and say so, and the search says how many it found', async () => {
  const { engine, table } = await openDeals();
  await userEvent.click(table.getByRole('button', { name: 'Amount' }));
  await waitFor(() =>
    expect(table.getByRole('columnheader', { name: 'Amount' }).getAttribute('aria-sort')).toBe(
      'descending',
    ),
  );
  await userEvent.type(table.getByRole('searchbox'), 'acme');
  expect(await table.findByText(/7 deals found/)).toBeTruthy();
  expect(engine.dealsAsked.at(-1)?.wish).toMatchObject({
    search: 'acme',
    sort: { key: 'amount', descending: true },
  });
});

test('DEALS-UI-4 rows are selected by key and copied as text that runs nothing', async () => {
  const written = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: written } });
  const { table } = await openDeals();
  table.getByRole('grid').focus();
  await userEvent.keyboard('{Home}{Shift>}{ArrowDown}{/Shift}');
  await userEvent.click(table.getByRole('button', { name: 'Copy 2 rows' }));
  expect(await table.findByText('2 rows copied.')).toBeTruthy();
  const lines = String((written.mock.calls as unknown as [string][])[0]?.[0]).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe('Deal\tOutcome\tAmount\tClosed\t<b>Note</b>');
  expect(lines[1]).toBe('D0\tlost\t1000.5\t2024-05-01\t<img src=x onerror=alert(1)>');
  expect(lines[2]).toMatch(/\t'=1\+1/);
  vi.unstubAllGlobals();
});

test('DEALS-UI-5 the receipt has the query, the formula and the definition', async () => {
  const { table } = await openDeals();
  table.getByRole('tab', { name: 'Deals' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  const panel = table.getByRole('tabpanel', { name: 'How it was counted' });
  expect(panel.textContent).toContain("SELECT * FROM deals WHERE outcome <> 'open'");
  expect(panel.textContent).toContain('win rate = 42.5%');
  expect(panel.textContent).toContain('closed 1 Apr');
});

test('DEALS-UI-6 personal data come when asked for', async () => {
  const { table } = await openDeals();
  expect(table.queryByRole('columnheader', { name: 'E-mail' })).toBeNull();
  await userEvent.click(table.getByRole('checkbox', { name: /With personal data:\s+E-mail/ }));
  expect(await table.findByRole('columnheader', { name: 'E-mail' })).toBeTruthy();
});

test('DEALS-UI-7 closing takes it away, and the page stays as it was', async () => {
  const { session, table } = await openDeals();
  await userEvent.click(table.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByTestId('deals')).toBeNull());
  expect(session.deals.asked).toBeNull();
  expect(screen.getByTestId('verdict')).toBeTruthy();
});

test('DEALS-UI-8 a failure is said inside, with a way to try again', async () => {
  const engine = new FakeEngine();
  const problem = { code: 'engine-stopped' as const, sentence: 'Gone.', whatToDo: 'Wait.' };
  engine.dealsPage = () => failed(problem);
  const { session } = await openApp(engine);
  await session.openFiles([csvFile()]);
  await userEvent.click(
    (await screen.findAllByRole('button', { name: opener }))[0] ?? document.body,
  );
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Gone.');
  engine.dealsPage = (wish) => ok(someDeals(wish));
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('grid')).toBeTruthy();
});

test('DEALS-UI-9 where nothing can open them, a number is only a number', () => {
  render(Brief, { analysis: declined, onOpen: () => undefined });
  expect(screen.queryByRole('button', { name: /show these deals/ })).toBeNull();
  expect(screen.queryByText('Show the deals')).toBeNull();
});
