import '@testing-library/svelte/vitest';
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Excluded from '../../src/ui/views/drivers/Excluded.svelte';
import Tabs from '../../src/ui/views/header/Tabs.svelte';

test('LATE-4 how much of the analysis is there is shown until all of it is', async () => {
  const { rerender } = render(Tabs, { page: 'brief', updating: true, done: 0.5 });
  const bar = screen.getByRole('progressbar', { name: 'The rest of the analysis' });
  expect(bar.getAttribute('aria-valuenow')).toBe('50');
  expect(screen.getByText('Computing the rest …')).toBeTruthy();
  await rerender({ page: 'brief', updating: false, done: 1 });
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getByRole('status').textContent.trim()).toBe('');
});

const constant = (column: string) => ({
  column,
  reason: 'constant' as const,
  note: 'It has one value only.',
  aucWith: null,
  canPutBack: false,
});

test('LEFT-OUT-1 many columns with one value only are said at once, few one by one', () => {
  const many = Array.from({ length: 6 }, (_, at) => constant(`flag ${at}`));
  const leak = { ...constant('probability'), reason: 'leaks-outcome' as const, canPutBack: true };
  const nothing = { putBack: [], onPutBack: () => undefined };
  const { unmount } = render(Excluded, { excluded: [...many, leak], ...nothing });
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  expect(screen.getByText('6 columns with one value only')).toBeTruthy();
  unmount();
  render(Excluded, { excluded: [...many.slice(0, 2), leak], ...nothing });
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
});
