import '@testing-library/svelte/vitest';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { leaderboardTable } from '../../src/export/tables/segments.ts';
import Table from '../../src/ui/parts/Table.svelte';
import { declined } from '../support/analysisFixture.ts';

const table = leaderboardTable(declined.segments, 'Region');
const firstCells = () =>
  screen.getAllByRole('rowheader').map(({ textContent }) => textContent?.trim());

test('TABLE-1 a header sorts, says so, and sorts the other way the next time', async () => {
  render(Table, { table });
  const deals = screen.getByRole('button', { name: 'Deals' });
  await userEvent.click(deals);
  expect(firstCells()[0]).toBe('APAC');
  expect(screen.getByRole('columnheader', { name: 'Deals' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  await userEvent.click(deals);
  expect(firstCells().at(-1)).toBe('APAC');
});

test('TABLE-2 picking a row after sorting picks that row', async () => {
  const onPick = vi.fn();
  render(Table, { table, onPick });
  await userEvent.click(screen.getByRole('button', { name: 'Deals' }));
  await userEvent.click(screen.getByRole('button', { name: 'APAC' }));
  const [row] = onPick.mock.calls[0] ?? [];
  expect(table.rows[row]?.[0]).toBe('APAC');
});

test('TABLE-3 a long table shows its first rows and all on demand', async () => {
  render(Table, { table, first: 2 });
  expect(firstCells()).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 5 rows' }));
  expect(firstCells()).toHaveLength(5);
});
