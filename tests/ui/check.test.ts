import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import CheckPage from '../../src/ui/views/check/CheckPage.svelte';
import { declined } from '../support/analysisFixture.ts';
import { dataset, plan } from '../support/intakeFixture.ts';

const open = () => {
  const onColumn = vi.fn();
  const onOutcome = vi.fn();
  const page = render(CheckPage, {
    plan,
    questions: [],
    dataset,
    analysis: declined,
    onContinue: vi.fn(),
    onColumn,
    onOutcome,
  });
  return { ...page, onColumn, onOutcome };
};

test('CHECK-1 every guess is shown with how sure it is and why', () => {
  open();
  const row = screen.getByRole('row', { name: /created_date/ });
  expect(row.textContent).toContain('a guess');
  expect(row.textContent).toContain('day and month could be either way round');
});

test('CHECK-2 role, type and date format can be changed', async () => {
  const { onColumn } = open();
  await userEvent.selectOptions(screen.getByLabelText('Role of region'), 'rep');
  await userEvent.selectOptions(screen.getByLabelText('Date format of created_date'), '%m/%d/%Y');
  expect(onColumn.mock.calls).toEqual([
    [3, { role: 'rep' }],
    [1, { dateFormat: '%m/%d/%Y' }],
  ]);
});

test('CHECK-3 rejected rows and unreadable cells are not lost', () => {
  open();
  const table = screen.getByRole('region', { name: 'Rows that were not loaded, table' });
  expect(within(table).getByText('118')).toBeTruthy();
  expect(within(table).getByText('11 cells instead of 12')).toBeTruthy();
  expect(screen.getByText(/25,003 read, 25,000 loaded, 3 rejected/)).toBeTruthy();
  expect(screen.getByText(/n\/a · tbd/)).toBeTruthy();
});

test('CHECK-4 what stands in a file never becomes markup', () => {
  const { container } = open();
  expect(container.querySelector('script')).toBeNull();
  expect(container.textContent).toContain('<script>alert(1)</script>');
});

test('CHECK-5 what a value of the outcome means can be changed', async () => {
  const { onOutcome } = open();
  const [lost] = plan.outcomeValues.lost;
  await userEvent.selectOptions(screen.getByLabelText(`Meaning of ${lost}`), 'open');
  expect(onOutcome).toHaveBeenCalledWith(lost, 'open');
});
