import '@testing-library/svelte/vitest';
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { panelsOf } from '../../src/ui/text/sliceRows.ts';
import { axisMoney } from '../../src/ui/views/segments/value/valueRows.ts';
import { declined, firstSnapshot } from '../support/analysisFixture.ts';
import { FakeEngine } from '../support/fakeEngine.ts';
import { segment } from '../support/fixture/parts.ts';
import { quarters } from '../support/fixture/slices.ts';
import { cardOf, openSegments } from '../support/openSegments.ts';

test('TREE-UI-1 the proposed field is split by, a level is followed, and nothing further is said', async () => {
  const { engine } = openSegments('tree');
  const tree = await cardOf('Drill down');
  expect(await tree.findByText(/Region splits these deals most clearly/)).toBeTruthy();
  const apac = tree.getByRole('button', { name: 'APAC' });
  expect(apac.getAttribute('aria-expanded')).toBe('false');
  await userEvent.click(apac);
  expect(await tree.findByText(/Nothing splits this further/)).toBeTruthy();
  expect(tree.getByRole('button', { name: 'APAC' }).getAttribute('aria-expanded')).toBe('true');
  expect(engine.asked.at(-1)).toMatchObject({ path: [{ field: 'Region', level: 'APAC' }] });
});

test('TREE-UI-2 any order: another field is a choice away, with its q', async () => {
  openSegments('tree');
  const tree = await cardOf('Drill down');
  const split = await tree.findByLabelText('Split by');
  expect(within(split).getByRole('option', { name: 'Lead source · q 0.030' })).toBeTruthy();
  await userEvent.selectOptions(split, 'Lead source');
  expect(tree.getByRole('list', { name: 'Lead source, levels' })).toBeTruthy();
  const partner = tree.getByRole('button', { name: 'Partner' }).closest('li');
  expect(partner?.textContent).toContain('24 closed, too few to read');
});

test('TREE-UI-3 what moved is asked only where two periods are compared', async () => {
  openSegments('tree');
  const tree = await cardOf('Drill down');
  await tree.findByText(/splits these deals/);
  await userEvent.selectOptions(tree.getByLabelText('What to look for'), 'change');
  expect(await tree.findByText(/levels that moved this differently/)).toBeTruthy();
});

test('TREE-UI-4 a branch filters all pages', async () => {
  const { onFilter } = openSegments('tree');
  const tree = await cardOf('Drill down');
  await userEvent.click(await tree.findByRole('button', { name: 'APAC' }));
  await userEvent.click(
    await tree.findByRole('button', { name: 'Filter all pages by this branch' }),
  );
  expect(onFilter).toHaveBeenCalledWith([{ field: 'Region', level: 'APAC' }]);
});

test('TREE-UI-5 nothing is proposed before it is known which fields are known from the start', async () => {
  const { unmount, engine } = openSegments('tree', firstSnapshot);
  expect(await screen.findByText(/which fields are known from the start/)).toBeTruthy();
  expect(engine.asked).toEqual([]);
  unmount();
  const leaks = { reason: 'leaks-outcome' as const, note: '', aucWith: 0.9, canPutBack: true };
  const drivers = declined.drivers && {
    ...declined.drivers,
    excluded: [{ column: 'Region', ...leaks }],
  };
  const { engine: other } = openSegments('tree', { ...declined, drivers });
  await cardOf('Drill down');
  expect(other.asked.at(-1)).toMatchObject({ kind: 'branch', late: ['Region'] });
});

test('VALUE-1 thresholds are shown and movable, by slider and by number', async () => {
  const segments = [
    { ...segment('Region', 'APAC', 0.34, 5000), meanWonAmount: 30_000 },
    { ...segment('Region', 'Europe', 0.5, 5000), meanWonAmount: 20_000 },
    { ...segment('Region', 'Mars', 0.9, 10), meanWonAmount: 50_000 },
  ];
  openSegments('value', { ...declined, segments });
  const value = await cardOf('Value and win rate by Region');
  const said = 'Rising stars: Europe. Challengers: APAC.';
  expect(value.getByText(said)).toBeTruthy();
  expect(value.getByRole('slider', { name: 'Win rate threshold, slider' })).toBeTruthy();
  const rate = value.getByLabelText('Win rate threshold');
  await userEvent.clear(rate);
  await userEvent.type(rate, '60{Enter}');
  await userEvent.tab();
  expect(value.getByText('Challengers: APAC. To fix: Europe.')).toBeTruthy();
  await userEvent.click(value.getByRole('button', { name: /^Back to the rate of all deals/ }));
  expect(value.getByText(said)).toBeTruthy();
  await userEvent.click(value.getByRole('button', { name: 'Show table' }));
  expect(value.getByRole('row', { name: /Mars/ }).textContent).toContain('fewer than 30');
});

test('VALUE-2 without amounts it says what is missing', async () => {
  const segments = declined.segments.map((one) => ({
    ...one,
    meanWonAmount: null,
    wonAmount: null,
  }));
  openSegments('value', { ...declined, segments });
  const value = await cardOf('Value and win rate by Region');
  expect(value.getByRole('heading', { name: 'Nothing says what a deal is worth' })).toBeTruthy();
});

test('VALUE-3 an axis never repeats itself', () => {
  expect(axisMoney([31_000, 33_000], 'USD')(31_500)).toBe('$31,500');
  expect(axisMoney([10_000, 33_000], 'USD')(31_500)).toBe('$32k');
  expect(axisMoney([31_000, 33_000], null)(31_500)).toBe('31,500');
});

test('TIME-1 at most six levels, masked quarters named, few deals faint', async () => {
  openSegments('time');
  const time = await cardOf('Win rate by Region, quarter by quarter');
  const picture = await time.findByRole('img', { name: /Win rate by Region over time/ });
  expect(picture.getAttribute('aria-label')).toMatch(/APAC \d+% in Q2 2023, 26% in Q2 2024/);
  expect(picture.getAttribute('aria-label')).toContain('Masked: Q1 2023, Q3 2024.');
  await userEvent.click(time.getByRole('button', { name: 'Show table' }));
  expect(time.getAllByText('The file starts here.').length).toBeGreaterThan(0);
});

test('TIME-2 levels are taken in and out, and a seventh finds no room', async () => {
  const engine = new FakeEngine();
  const names = Array.from({ length: 8 }, (_, at) => `L${at}`);
  const levels = names.map((level) => ({ ...quarters.levels[0], level }));
  engine.sliced = () => ({
    ok: true,
    value: { ...quarters, levels: levels as typeof quarters.levels },
  });
  openSegments('time', declined, engine);
  const time = await cardOf('Win rate by Region, quarter by quarter');
  expect(await time.findByText('6 of 8 levels shown, at most 6')).toBeTruthy();
  expect(time.getByLabelText<HTMLInputElement>('L7').disabled).toBe(true);
  await userEvent.click(time.getByLabelText('L0'));
  expect(time.getByLabelText<HTMLInputElement>('L7').disabled).toBe(false);
});

test('TIME-3 it waits for the quarters, and says when there are none', async () => {
  const { unmount } = openSegments('time', firstSnapshot);
  expect(await screen.findByText('Computing the quarters …')).toBeTruthy();
  unmount();
  openSegments('time', { ...declined, periods: [] });
  expect(await screen.findByRole('heading', { name: 'No deal has a closed date' })).toBeTruthy();
});

test('TIME-4 a quarter without deals of a level has no rate', () => {
  const shown = panelsOf(
    quarters,
    ['Latin America & Caribbean, all offices'],
    declined.periods ?? [],
  );
  const points = shown.panels[0]?.points ?? [];
  expect(points).toHaveLength(7);
  expect(points.filter(({ rate }) => rate === null).every(({ faint }) => faint)).toBe(true);
  expect(shown.periods.filter(({ masked }) => masked)).toHaveLength(2);
});

test('CUSTOMERS-1 each kind with the values it was taken from', async () => {
  const segments = [
    segment('Type', 'Renewal', 0.7, 900),
    segment('Type', 'New Business', 0.4, 3000),
    segment('Type', 'Existing Business', 0.6, 2000),
    segment('Type', 'Other', 0.5, 100),
  ];
  openSegments('customers', { ...declined, segments });
  const customers = await cardOf('New, existing and won-back customers');
  expect(customers.getByText(/With existing customers it is more: 60%/)).toBeTruthy();
  expect(
    customers.getByText(
      /New customers: New Business\. Existing customers: Renewal and Existing Business\. No value stands for customers who came back\. Not known: Other\./,
    ),
  ).toBeTruthy();
  expect(customers.getAllByRole('rowheader').map((cell) => cell.textContent.trim())).toEqual([
    'New Business',
    'Existing Business',
    'Renewal',
    'Other',
  ]);
});

test('CUSTOMERS-2 without such a column it says what is missing, and guesses nothing', async () => {
  openSegments('customers');
  const customers = await cardOf('New, existing and won-back customers');
  expect(
    customers.getByRole('heading', { name: 'Nothing says which customers are new' }),
  ).toBeTruthy();
});
