import '@testing-library/svelte/vitest';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Receipts from '../../src/ui/views/method/Receipts.svelte';
import { receiptGroups, receiptsWith } from '../../src/ui/views/method/receiptGroups.ts';

const receipt = (id: string, title: string) => ({
  id,
  title,
  sql: `SELECT ${id.length} AS ${id.replaceAll('-', '_')}`,
  rows: 1,
  elapsedMs: 2,
});
const receipts = [
  receipt('totals', 'Totals'),
  receipt('periods-month-closed', 'Deals per month by closed date'),
  receipt('value-2024Q1', 'Win rate by value, 2024Q1'),
  receipt('something-new', 'What nobody has sorted yet'),
  receipt('funnel-order', 'Order of the stages'),
];

test('RECEIPTS-1 every query stands in one group, and what is not known is among the others', () => {
  const groups = receiptGroups(receipts);
  expect(groups.map(({ name }) => name)).toEqual([
    'What is compared',
    'Dates: what the file can show of each period',
    'Funnel',
    'Others',
  ]);
  expect(groups.flatMap((group) => group.receipts)).toHaveLength(receipts.length);
  expect(receiptGroups([])).toEqual([]);
});

test('RECEIPTS-2 a search finds words of the title and of the SQL, in any case', async () => {
  expect(receiptsWith(receipts, 'MONTH closed').map(({ id }) => id)).toEqual([
    'periods-month-closed',
  ]);
  expect(receiptsWith(receipts, 'funnel_order')).toHaveLength(1);
  expect(receiptsWith(receipts, 'nowhere')).toEqual([]);
  render(Receipts, { receipts });
  expect(screen.getByText('2 queries')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Find a query'), 'value');
  expect(screen.getByRole('status').textContent).toBe('1 query found');
  expect(screen.getByText('Win rate by value, Q1 2024')).toBeTruthy();
});
