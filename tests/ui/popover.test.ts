import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import Popover from '../../src/ui/parts/Popover.svelte';
import FilterPicker from '../../src/ui/views/header/FilterPicker.svelte';
import { dataset } from '../support/intakeFixture.ts';

const named = (name: string) => createRawSnippet(() => ({ render: () => `<span>${name}</span>` }));

test('POPOVER-1 what goes as it is clicked leaves the popover open; a click beside closes it', async () => {
  const content = createRawSnippet(() => ({
    render: () => '<button type="button">Clear</button>',
    setup: (button) => button.addEventListener('click', () => button.remove()),
  }));
  render(Popover, { label: named('Filters'), children: content });
  await userEvent.click(screen.getByText('Filters'));
  const details = screen.getByRole<HTMLDetailsElement>('group');
  expect(details.open).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(screen.queryByRole('button')).toBeNull();
  expect(details.open).toBe(true);
  await userEvent.click(document.body);
  expect(details.open).toBe(false);
});

test('POPOVER-2 clearing all filters leaves the focus in the picker', async () => {
  const { fields } = dataset;
  const filters = [{ field: fields[0]?.name ?? '', values: [fields[0]?.levels[0] ?? ''] }];
  const onClear = vi.fn(() => void page.rerender({ filters: [] }));
  const page = render(FilterPicker, { fields, filters, onFilter: () => undefined, onClear });
  await userEvent.click(screen.getByText('Filters: 1'));
  await userEvent.click(screen.getByRole('button', { name: 'Clear all filters' }));
  expect(onClear).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(screen.getByLabelText('Field'));
});
