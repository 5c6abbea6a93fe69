import '@testing-library/svelte/vitest';
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { csvFile, openApp } from '../support/app.ts';

const FULL = { timeout: 10_000 };

/** The page with a file that is analysed. */
async function opened(hash = '') {
  const app = await openApp(undefined, hash);
  await userEvent.upload(screen.getByTestId('file-input'), csvFile());
  await screen.findByRole('group', { name: 'Filters' }, FULL);
  await screen.findByTestId('verdict', {}, FULL);
  const bar = within(screen.getByRole('group', { name: 'Filters' }));
  return { ...app, bar, asked: () => app.engine.analyseOptions.at(-1) };
}

test('FILTERBAR-1 a level is taken away by its chip, and the focus stays in the bar', async () => {
  const { session, bar, asked } = await opened();
  await session.setFilter('Region', ['APAC', 'Europe']);
  await session.setFilter('Lead source', ['Referral']);
  await userEvent.click(await bar.findByRole('button', { name: 'Remove APAC of Region' }));
  expect(asked()?.filters).toEqual([
    { field: 'Region', values: ['Europe'] },
    { field: 'Lead source', values: ['Referral'] },
  ]);
  expect(document.activeElement).toBe(bar.getByRole('button', { name: 'Remove Europe of Region' }));
  await userEvent.click(bar.getByRole('button', { name: 'Remove Europe of Region' }));
  await userEvent.click(bar.getByRole('button', { name: 'Remove Referral of Lead source' }));
  expect(asked()?.filters).toEqual([]);
  expect(document.activeElement).toBe(screen.getByTestId('filters'));
});

test('FILTERBAR-2 all filters are cleared at once', async () => {
  const { session, bar, asked } = await opened();
  await session.setFilter('Region', ['APAC']);
  await session.setFilter('Lead source', ['Referral']);
  await userEvent.click(await bar.findByRole('button', { name: 'Clear all' }));
  expect(asked()?.filters).toEqual([]);
  expect(bar.queryByRole('button')).toBeNull();
});

test('FILTERBAR-3 many levels of a field are one chip', async () => {
  const { session, bar, asked, engine } = await opened();
  const levels = engine.dataset.fields[0]?.levels ?? [];
  await session.setFilter('Region', [...levels, 'one more']);
  expect((await bar.findByText(/and 1 more/)).textContent).toContain('APAC, Europe');
  await userEvent.click(bar.getByRole('button', { name: 'Remove the filter on Region' }));
  expect(asked()?.filters).toEqual([]);
});

test('FILTERBAR-4 it stands on every page', async () => {
  const { session, view } = await opened();
  await session.setFilter('Region', ['APAC']);
  for (const page of ['segments', 'drivers', 'check', 'method', 'share'] as const) {
    view.open(page);
    expect(await screen.findByRole('button', { name: 'Remove APAC of Region' })).toBeTruthy();
  }
});

test('FILTERBAR-5 what of a link does not fit is told in one line, until it is dismissed', async () => {
  const { asked } = await opened('#brief?f.Region=APAC&f.Region=Mars&nonsense=1');
  expect(asked()?.filters).toEqual([{ field: 'Region', values: ['APAC'] }]);
  const line = screen.getByTestId('misfits');
  expect(line.textContent).toContain('Mars of Region and the part “nonsense” of the link');
  await userEvent.click(within(line).getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByTestId('misfits')).toBeNull();
});

test('FILTERBAR-6 the bridge and the drivers filter to one of their levels, beside opening its deals', async () => {
  const { asked } = await opened();
  const [bridge, drivers] = await screen.findAllByLabelText('Filter all pages to');
  if (!bridge || !drivers) throw new Error('There is nothing to choose.');
  await userEvent.selectOptions(bridge, 'APAC');
  expect(asked()?.filters).toEqual([{ field: 'Region', values: ['APAC'] }]);
  await userEvent.selectOptions(drivers, 'Referral · Lead source');
  expect(asked()?.filters).toEqual([
    { field: 'Region', values: ['APAC'] },
    { field: 'Lead source', values: ['Referral'] },
  ]);
});

test('FILTERBAR-7 a period is compared with the one before it; a masked one is not', async () => {
  const { asked, engine } = await opened();
  const card = within(await screen.findByRole('region', { name: 'Win rate over time' }));
  await userEvent.click(card.getByRole('button', { name: 'Show table' }));
  const before = engine.analyseOptions.length;
  await userEvent.click(card.getByRole('button', { name: 'Q1 2024' }));
  expect(asked()?.compare).toEqual({
    clock: 'closed',
    measure: 'count',
    periods: {
      before: { from: '2023-10-01', to: '2023-12-31' },
      after: { from: '2024-01-01', to: '2024-03-31' },
    },
  });
  await userEvent.click(card.getByRole('button', { name: 'Q3 2024' }));
  expect(engine.analyseOptions).toHaveLength(before + 1);
});

test('FILTERBAR-8 Share has the link to the page that was looked at', async () => {
  const { session, view } = await opened();
  await session.setFilter('Region', ['APAC']);
  view.open('drivers');
  await userEvent.click(screen.getByTestId('share'));
  const link = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link to this view' });
  expect(link.value).toMatch(/#drivers\?f\.Region=APAC$/);
});
