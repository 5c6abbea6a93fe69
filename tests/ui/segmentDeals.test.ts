import '@testing-library/svelte/vitest';
import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { csvFile, openApp } from '../support/app.ts';
import { cardOf } from '../support/openSegments.ts';

const FULL = { timeout: 10_000 };

/** A part of Segments within the whole page, where deals can be opened. */
async function opened(part: string, card: string | RegExp) {
  const app = await openApp(undefined, `#segments/${part}`);
  await userEvent.upload(screen.getByTestId('file-input'), csvFile());
  await screen.findByRole('region', { name: card }, FULL);
  return { ...app, card: await cardOf(card) };
}

const SHOW = /show these deals/;

test('SEGMENT-DEALS-1 the tree opens the deals of a branch and of each of its levels', async () => {
  const { card, session } = await opened('tree', 'Drill down');
  const [all, first] = await card.findAllByRole('button', { name: SHOW }, FULL);
  if (!all || !first) throw new Error('No deals to open.');
  await userEvent.click(all);
  expect(session.deals.asked?.question).toMatchObject({ levels: [], outcome: 'closed' });
  session.deals.close();
  await userEvent.click(first);
  expect(session.deals.asked?.question.levels).toEqual([{ field: 'Region', level: 'APAC' }]);
});

test('SEGMENT-DEALS-2 a cell of two fields opens the deals that have both levels', async () => {
  const { card, session } = await opened('pairs', 'Win rate by Region and Lead source');
  await userEvent.click(await card.findByRole('button', { name: 'Show table' }, FULL));
  const [cell] = card.getAllByRole('button', { name: SHOW });
  await userEvent.click(cell ?? document.body);
  expect(session.deals.asked?.question.levels).toEqual([
    { field: 'Region', level: 'APAC' },
    { field: 'Lead source', level: 'Referral' },
  ]);
});

test('SEGMENT-DEALS-3 a level of the quadrant opens its deals', async () => {
  const { card, session } = await opened('value', 'Value and win rate by Region');
  await userEvent.click(await card.findByRole('button', { name: 'Show table' }, FULL));
  const [level] = card.getAllByRole('button', { name: SHOW });
  await userEvent.click(level ?? document.body);
  expect(session.deals.asked?.question.levels).toHaveLength(1);
  expect(session.deals.asked?.question.outcome).toBe('closed');
});
