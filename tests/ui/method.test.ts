import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Formula from '../../src/ui/parts/Formula.svelte';
import MethodLink from '../../src/ui/parts/MethodLink.svelte';
import CalibrationCard from '../../src/ui/views/method/CalibrationCard.svelte';
import Facts from '../../src/ui/views/method/Facts.svelte';
import { methodLibrary } from '../../src/ui/views/method/methodLibrary.ts';
import StatisticPage from '../../src/ui/views/method/StatisticPage.svelte';
import type { CalibrationTable } from '../../src/words/method/calibrationRow.ts';
import { methods } from '../../src/words/method/methods.ts';
import { csvFile, openApp } from '../support/app.ts';

const links = () =>
  within(screen.getByRole('navigation', { name: 'Statistics' }))
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'));

test('METHODS-1 Data & method lists every statistic, each with an address of its own', async () => {
  const { view } = await openApp();
  await userEvent.upload(screen.getByTestId('file-input'), csvFile());
  await screen.findByTestId('verdict');
  // The texts come late: fetched here, the page needs no time for them.
  await methodLibrary();
  view.open('method');
  await screen.findByText('Find a statistic');
  expect(links()).toEqual(methods.map(({ id }) => `#method/${id}`));
});

test('METHODS-8 files that belong together are each told, though their facts share names', () => {
  const facts = ['deals.csv', 'accounts.csv'].map((text) => ({ name: 'File', text }));
  render(Facts, { facts });
  expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
    'deals.csv',
    'accounts.csv',
  ]);
});

test('METHODS-2 the list is searched by any word of the texts, and says so where nothing is found', async () => {
  render(StatisticPage, { id: 'win-rate' });
  const search = await screen.findByRole('searchbox', { name: 'Find a statistic' });
  await userEvent.type(search, 'simpson');
  expect(links()).toEqual(['#method/bridge']);
  expect(screen.getByRole('status').textContent).toBe('1 found');
  await userEvent.clear(search);
  await userEvent.type(search, 'no such word');
  expect(screen.getByText(/No statistic’s text holds/)).toBeTruthy();
});

test.each(methods.map(({ id, title }) => ({ id, title })))(
  'METHODS-3 $id: one page with question, formula, assumptions, and what would break it',
  async ({ id, title }) => {
    render(StatisticPage, { id });
    const heading = await screen.findByRole('heading', { level: 1, name: title });
    expect(document.activeElement).toBe(heading);
    const parts = screen.getAllByRole('heading', { level: 2 }).map((part) => part.textContent);
    expect(parts).toEqual([
      'Formula',
      'As it is used here',
      'What it assumes',
      'What would break it',
      'To check it',
    ]);
    const current = screen.getByRole('link', { name: title, current: 'page' });
    expect(current.getAttribute('href')).toBe(`#method/${id}`);
    expect(document.querySelectorAll('math').length).toBeGreaterThan(0);
  },
);

test('METHODS-4 an address that names no statistic says so and offers the list', async () => {
  render(StatisticPage, { id: 'no-such' });
  await screen.findByRole('heading', { name: 'There is no page of that name' });
  expect(links()).toHaveLength(methods.length);
});

test('METHODS-5 the address opens a statistic on the page, and the way back leads to the list', async () => {
  await openApp();
  await userEvent.upload(screen.getByTestId('file-input'), csvFile());
  await screen.findByTestId('verdict');
  location.hash = 'method/bridge';
  await screen.findByRole('heading', { level: 1, name: 'The bridge: mix and rate' });
  const back = screen.getByRole('link', { name: '← Data & method' });
  expect(back.getAttribute('href')).toBe('#method');
});

test('METHODS-6 a statistic can be read before a file is open', async () => {
  const { session } = await openApp();
  location.hash = 'method/change';
  await screen.findByRole('heading', { level: 1, name: 'Interval of a change' });
  expect(session.intake.phase).toBe('empty');
  location.hash = 'brief';
  await vi.waitFor(() => expect(screen.getByText(/Choose a file/)).toBeTruthy());
});

test('METHODS-7 a link says what it explains, and nothing else leads a screen reader astray', () => {
  render(MethodLink, { to: 'cohorts', about: 'cohorts' });
  const link = screen.getByRole('link', { name: /^How it is computed ?: cohorts$/ });
  expect(link.getAttribute('href')).toBe('#method/cohorts');
});

test('FORMULA-5 a formula is drawn as mathematics and read as a line of text', () => {
  const { container } = render(Formula, { lines: ['p̂ = {won}/{n}', 'x = √{∑_i y_i^2}'] });
  const [fraction, root] = container.querySelectorAll('math');
  const parts = fraction?.querySelector('mfrac');
  expect([...(parts?.children ?? [])].map((part) => part.localName)).toEqual(['mi', 'mi']);
  expect(root?.querySelector('msqrt munder')).not.toBeNull();
  expect(root?.querySelector('msubsup')?.children).toHaveLength(3);
  expect(fraction?.getAttribute('aria-hidden')).toBe('true');
  expect(screen.getByText('p̂ = won/n')).toBeTruthy();
  expect(screen.getByText('x = √(∑_i y_i^2)')).toBeTruthy();
});

const calibration: CalibrationTable = {
  date: '2026-11-20',
  runs: 1000,
  shapes: [{ shape: 'clustered', title: 'Accounts whose deals end alike' }],
  rows: [
    {
      promise: 'false verdict',
      shape: 'balanced',
      promised: '≤ 7.0%',
      found: '4.8%',
      runs: 1000,
      kept: true,
      note: '',
    },
    {
      promise: 'false verdict',
      shape: 'clustered',
      promised: '≤ 7.0%',
      found: '9.1%',
      runs: 1000,
      kept: false,
      note: 'The app says how alike the deals are.',
    },
  ],
};

test('CALIBRATION-1 promises that were not kept come first, with what the app says there', async () => {
  render(CalibrationCard, { load: () => Promise.resolve(calibration) });
  await screen.findByText(/1 of 2 promises held on 20 Nov 2026/);
  const [, first] = screen.getAllByRole('row');
  expect(first?.textContent).toContain('Accounts whose deals end alike');
  expect(first?.textContent).toContain('The app says how alike the deals are.');
});

test('CALIBRATION-2 without the table nothing is shown', async () => {
  const load = vi.fn(() => Promise.resolve(null));
  render(CalibrationCard, { load });
  await vi.waitFor(() => expect(load).toHaveBeenCalled());
  expect(screen.queryByRole('heading')).toBeNull();
});
