import '@testing-library/svelte/vitest';
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { SliceQuestion } from '../../src/domain/slices.ts';
import { shortLeaderboard } from '../../src/export/tables/segments.ts';
import { noDriftNote } from '../../src/ui/views/segments/calendarWords.ts';
import { changesNote } from '../../src/ui/views/segments/combinationWords.ts';
import { pairNotes } from '../../src/ui/views/segments/pairs/pairWords.ts';
import { pairOf, pairToShow } from '../../src/ui/views/segments/pairs/pairChoice.ts';
import { declined } from '../support/analysisFixture.ts';
import { failed, FakeEngine } from '../support/fakeEngine.ts';
import { segment } from '../support/fixture/parts.ts';
import { pair } from '../support/fixture/slices.ts';
import { complete } from '../support/lateFixture.ts';
import { cardOf, openSegments } from '../support/openSegments.ts';

test('PARTS-1 one part is shown at a time, each has an address of its own', async () => {
  openSegments(null);
  const parts = within(screen.getByRole('navigation', { name: 'Parts of this page' }));
  expect(parts.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '#segments',
    '#segments/pairs',
    '#segments/tree',
    '#segments/value',
    '#segments/time',
    '#segments/calendar',
    '#segments/customers',
  ]);
  expect(parts.getByRole('link', { current: true }).textContent).toBe('Overview');
  expect(screen.getByRole('region', { name: 'Leaderboard' })).toBeTruthy();
});

test('PARTS-2 an address that means nothing shows the overview; without fields there are no parts', () => {
  const { unmount } = openSegments('nowhere');
  expect(screen.getByRole('region', { name: 'Leaderboard' })).toBeTruthy();
  unmount();
  openSegments('pairs', { ...declined, segments: [] });
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.getByRole('heading', { name: 'There is nothing to split by' })).toBeTruthy();
});

test('LEADERBOARD-1 every measure, sortable; rows of few deals are faint and say why', async () => {
  const few = segment('Region', 'Antarctica', 0.9, 20);
  const { onFilter } = openSegments(null, { ...declined, segments: [few, ...declined.segments] });
  const board = await cardOf('Leaderboard');
  for (const name of ['Closed deals', 'Win rate', 'Shrunk', 'Change, points', 'q'])
    expect(board.getByRole('columnheader', { name })).toBeTruthy();
  for (const name of ['Won', 'Won deal', 'Cycle', 'Velocity'])
    expect(board.getByRole('columnheader', { name })).toBeTruthy();
  const row = board.getByRole('row', { name: /Antarctica/ });
  expect(row.className).toContain('faint');
  expect(row.textContent).toContain('too few');
  expect(board.getByRole('row', { name: /APAC/ }).className).not.toContain('faint');
  await userEvent.click(board.getByRole('button', { name: 'Closed deals' }));
  expect(board.getAllByRole('row').at(-1)?.textContent).toContain('Antarctica');
  await userEvent.click(board.getByRole('button', { name: 'APAC' }));
  expect(onFilter).toHaveBeenCalledWith([{ field: 'Region', level: 'APAC' }]);
});

test('LEADERBOARD-2 what a file does not have takes no column', () => {
  const without = declined.segments.map((one) => ({
    ...one,
    change: null,
    wonAmount: null,
    meanWonAmount: null,
    velocityScore: null,
  }));
  expect(shortLeaderboard(without, 'Region').columns.map(({ key }) => key)).toEqual([
    'level',
    'closed',
    'winRate',
    'shrunk',
    'meanCycleDays',
  ]);
});

test('PAIRS-1 the picture says its extremes, and its table filters by both levels', async () => {
  const { engine, onFilter } = openSegments('pairs');
  const pairs = await cardOf('Win rate by Region and Lead source');
  const picture = await pairs.findByRole('img', { name: /Highest: [A-Z].* with Referral/ });
  expect(picture.getAttribute('aria-label')).toMatch(/Lowest: APAC with/);
  expect(
    pairs.getByText(/5 cells have fewer than 30 closed deals|4 cells have fewer/),
  ).toBeTruthy();
  await userEvent.click(pairs.getByRole('button', { name: 'Show table' }));
  await userEvent.click(pairs.getAllByRole('button', { name: 'APAC' })[0] ?? document.body);
  expect(onFilter.mock.calls).toEqual([
    [
      [
        { field: 'Region', level: 'APAC' },
        { field: 'Lead source', level: 'Referral' },
      ],
    ],
  ]);
  expect(engine.asked).toEqual([{ kind: 'pair', filters: [], fields: ['Region', 'Lead source'] }]);
});

test('PAIRS-2 choosing the other’s field swaps the two', async () => {
  const { engine } = openSegments('pairs');
  const pairs = await cardOf('Win rate by Region and Lead source');
  await userEvent.selectOptions(pairs.getByLabelText('Across'), 'Lead source');
  expect(await cardOf('Win rate by Lead source and Region')).toBeTruthy();
  expect(engine.asked.at(-1)).toMatchObject({ fields: ['Lead source', 'Region'] });
});

test('PAIRS-3 the strongest finding of two fields is seen first, else the first two', () => {
  const fields = ['Product', 'Region', 'Lead source'];
  expect(pairToShow(fields, complete.combinations)).toEqual(['Region', 'Lead source']);
  expect(pairToShow(fields, null)).toEqual(['Product', 'Region']);
  expect(pairToShow(['Product', 'Region'], complete.combinations)).toEqual(['Product', 'Region']);
  expect(pairToShow(['Region'], null)).toBeNull();
});

test('PAIRS-4 two fields that were chosen are shown if the file has both', () => {
  expect(pairOf(['a', 'b'], 'b', 'a')).toEqual(['b', 'a']);
  expect(pairOf(['a', 'b'], 'b', 'c')).toBeNull();
  expect(pairOf(['a', 'b'], null, 'b')).toBeNull();
});

test('PAIRS-5 a file of noise is said to be one', () => {
  const shown = { columns: ['APAC'], rows: ['Referral'] };
  const noise = { ...pair, cells: pair.cells.map((cell) => ({ ...cell, shrunk: 0.45 })) };
  expect(pairNotes(noise, shown, '45%')[0]).toMatch(/All cells shrink to the same rate, 45%/);
  expect(pairNotes(pair, shown, '45%')[0]).toMatch(/Coloured against 45%/);
  expect(pairNotes(pair, shown, '45%').at(-1)).toMatch(
    /the first 1 of 5 of Region and the first 1/,
  );
});

test('PARTS-3 a question that failed says so; one that was overtaken waits', async () => {
  const engine = new FakeEngine();
  engine.sliced = ({ kind }: SliceQuestion) =>
    kind === 'pair'
      ? failed({ code: 'engine-stopped', sentence: 'It stopped.', whatToDo: 'Try again.' })
      : failed({ code: 'cancelled', sentence: '', whatToDo: '' });
  const { unmount } = openSegments('pairs', declined, engine);
  expect(await screen.findByText('It stopped. Try again.')).toBeTruthy();
  unmount();
  openSegments('time', declined, engine);
  expect(await screen.findByText('Waiting for the analysis …')).toBeTruthy();
});

test('CHANGES-1 which quarters changes are between, or why none were looked for', () => {
  const { combinationSearch: search } = complete;
  if (!search) throw new Error('The fixture searched.');
  expect(changesNote({ ...search, combinations: 9, changes: 9 })).toBeNull();
  expect(changesNote({ ...search, combinations: 0, changes: 0 })).toBeNull();
  expect(changesNote({ ...search, combinations: 9, changes: 0 })).toMatch(/were not looked for/);
  const quarter = (label: string) => ({ label, from: '', to: '' });
  const instead = { before: quarter('2023Q3'), after: quarter('2023Q4') };
  expect(changesNote({ ...search, instead })).toMatch(/between Q3 2023 and Q4 2023/);
  const { after } = declined.verdict;
  expect(noDriftNote({ drift: [] }, { clock: 'created', after })).toMatch(/by closed date only/);
  expect(noDriftNote({ drift: [] }, { clock: 'closed', after })).toBeNull();
  expect(noDriftNote({ drift: [] }, { clock: 'created', after: null })).toBeNull();
});
