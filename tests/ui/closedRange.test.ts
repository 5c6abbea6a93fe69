import '@testing-library/svelte/vitest';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { closedFilter } from '../../src/domain/closedRange.ts';
import FilterPicker from '../../src/ui/views/header/FilterPicker.svelte';
import { levelsShown } from '../../src/ui/views/header/levelsShown.ts';
import { closedDays } from '../../src/ui/text/closedDays.ts';
import { dragAcross, type Stretch } from '../../src/ui/parts/dragAcross.ts';
import { csvFile, openApp } from '../support/app.ts';
import { declined } from '../support/analysisFixture.ts';

const file = { from: '2022-02-03', to: '2024-05-09' };
const levels = Array.from({ length: 450 }, (_, i) => `account ${i + 1}`);
const fields = [
  {
    key: 'f0',
    column: 'c1',
    name: 'Account',
    role: 'field' as const,
    kind: 'categorical' as const,
    levels,
    breaks: null,
  },
];

function picker(filters: ReturnType<typeof closedFilter>[] = []) {
  const onClosed = vi.fn();
  const rest = { fields, closed: file, onFilter: vi.fn(), onClear: vi.fn() };
  render(FilterPicker, { ...rest, filters, onClosed });
  return onClosed;
}

test('CLOSED-UI-1 two dates ask for the quarters they lie in; a refused range says why', async () => {
  const onClosed = picker();
  await fireEvent.change(screen.getByLabelText('Closed date, first day'), {
    target: { value: '2023-02-14' },
  });
  await fireEvent.change(screen.getByLabelText('Closed date, last day'), {
    target: { value: '2023-01-14' },
  });
  expect(screen.getByRole('alert').textContent).toMatch(/can’t end before it starts/);
  await fireEvent.change(screen.getByLabelText('Closed date, last day'), {
    target: { value: '2023-05-01' },
  });
  await userEvent.click(screen.getByText('Only H1 2023'));
  expect(onClosed).toHaveBeenCalledWith({ from: '2023-02-14', to: '2023-05-01' });
});

test('CLOSED-UI-2 a quick choice is made by a click, and taken back by another', async () => {
  const onClosed = picker([closedFilter({ from: '2024-01-01', to: '2024-12-31' })]);
  await userEvent.click(screen.getByText('Last 4 quarters'));
  expect(onClosed).toHaveBeenLastCalledWith({ from: '2023-07-01', to: '2024-06-30' });
  await userEvent.click(screen.getByText('2024'));
  expect(onClosed).toHaveBeenLastCalledWith(null);
});

test('CLOSED-UI-3 no dates are offered where the app itself goes by created dates', () => {
  const { source, verdict } = declined;
  expect(closedDays({ source, verdict }, { clock: null })).toEqual({
    from: '2023-01-20',
    to: '2024-07-19',
  });
  expect(closedDays({ source, verdict }, { clock: 'created' })).not.toBeNull();
  const created = { ...verdict, clock: 'created' as const };
  expect(closedDays({ source, verdict: created }, { clock: null })).toBeNull();
  expect(
    closedDays({ source: { ...source, closedTo: null }, verdict }, { clock: null }),
  ).toBeNull();
});

test('CLOSED-UI-4 in the bar it is one chip, which takes it away', async () => {
  const { session, engine } = await openApp();
  await userEvent.upload(screen.getByTestId('file-input'), csvFile());
  await screen.findByTestId('verdict', {}, { timeout: 10_000 });
  await session.setClosed({ from: '2023-10-01', to: '2024-06-30' });
  const bar = within(screen.getByRole('group', { name: 'Filters' }));
  const name = 'Remove Q4 2023 – Q2 2024 of Closed date';
  await userEvent.click(await bar.findByRole('button', { name }));
  expect(engine.analyseOptions.at(-1)?.filters).toEqual([]);
});

test('LEVELS-1 of many levels 200 are listed, the rest are counted, and a search reaches them all', async () => {
  expect(levelsShown(levels.slice(0, 200), '')).toMatchObject({ more: 0 });
  expect(levelsShown(levels.slice(0, 201), '')).toMatchObject({ more: 1 });
  expect(levelsShown(levels, ' ACCOUNT 449 ')).toEqual({ levels: ['account 449'], more: 0 });
  const crowded = [...levels.map((level) => `old ${level}`), 'account 1'];
  expect(levelsShown(crowded, 'account').levels[0]).toBe('account 1');
  picker();
  expect(screen.getByTestId('more-levels').textContent).toContain('250 more levels');
  await userEvent.type(screen.getByLabelText('Find a level'), '449');
  expect(screen.queryByTestId('more-levels')).toBeNull();
  expect(screen.getByText('account 449')).toBeTruthy();
});

test('DRAG-1 a stretch is drawn from where the mouse went down; a click, a finger and Escape draw none', () => {
  const box = document.createElement('div');
  box.getBoundingClientRect = () => new DOMRect(100, 0, 400, 200);
  const drawn: (Stretch | null)[] = [];
  const done: Stretch[] = [];
  const abort = new AbortController();
  const told = {
    onDraw: (one: Stretch | null) => drawn.push(one),
    onDone: (one: Stretch) => done.push(one),
  };
  dragAcross(box, told, abort.signal);
  const point = (type: string, clientX: number, pointerType = 'mouse') =>
    Object.assign(new MouseEvent(type, { clientX, button: 0 }), { pointerType });
  const drag = (from: number, to: number, pointerType?: string) => {
    box.dispatchEvent(point('pointerdown', from, pointerType));
    window.dispatchEvent(point('pointermove', to, pointerType));
    window.dispatchEvent(point('pointerup', to, pointerType));
  };
  drag(300, 304);
  drag(300, 400, 'touch');
  expect(done).toEqual([]);
  drag(300, 150);
  drag(450, 900);
  expect(done).toEqual([
    { from: 50, to: 200 },
    { from: 350, to: 400 },
  ]);
  box.dispatchEvent(point('pointerdown', 300));
  window.dispatchEvent(point('pointermove', 400));
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  window.dispatchEvent(point('pointerup', 400));
  expect(done).toHaveLength(2);
  expect(drawn.at(-1)).toBeNull();
  abort.abort();
  drag(300, 400);
  expect(done).toHaveLength(2);
});
