import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import { Slices } from '../../src/state/slices.ts';
import DriversPage from '../../src/ui/views/drivers/DriversPage.svelte';
import { chosen, readChoice, writeChoice } from '../../src/ui/views/drivers/whatif/whatIfChoice.ts';
import WhatIfReceipt from '../../src/ui/views/drivers/whatif/WhatIfReceipt.svelte';
import { whatIfRows } from '../../src/ui/views/drivers/whatif/whatIfRows.ts';
import { declined, noEvidence } from '../support/analysisFixture.ts';
import { failed, FakeEngine } from '../support/fakeEngine.ts';
import { whatIf } from '../support/fixture/whatIf.ts';
import { cardOf } from '../support/openSegments.ts';

// Fetched once, so that no test waits for it.
beforeAll(() => import('../../src/ui/views/drivers/whatif/WhatIfCard.svelte'));

const done: Analysis = { ...declined, run: { ...declined.run, pending: [] } };

function openDrivers(
  analysis: Analysis = done,
  levers: readonly string[] = ['Lead source', 'Product'],
  engine = new FakeEngine(),
) {
  const onLever = vi.fn();
  const { ask } = new Slices(engine);
  const props = { analysis, putBack: [], onPutBack: () => undefined, ask, levers, onLever };
  return { ...render(DriversPage, props), engine, onLever, props };
}

test('WHATIF-UI-1 picking a level shows the way to the predicted rate, the caveat and the trial', async () => {
  const { engine } = openDrivers();
  const card = await cardOf('What if?');
  expect((await card.findByText(/expects/)).textContent).toContain('45%');
  const source = card.getByRole('combobox', { name: 'Lead source' });
  await userEvent.selectOptions(source, 'Referral – 5,400 deals');
  expect(await card.findByText(/With this level the model expects 54%/)).toBeTruthy();
  expect(card.getByText(/not what brings it about/)).toBeTruthy();
  expect(card.getByText(/480 closed deals in each half/)).toBeTruthy();
  expect(
    card.getByRole('img', { name: /As they are 45\.0%, Referral \+9\.0, With this level 54\.0%/ }),
  ).toBeTruthy();
  // The pickers stay where they are, and so does the focus.
  expect(source.isConnected).toBe(true);
  expect(engine.asked.at(-1)).toMatchObject({
    kind: 'what-if',
    levers: ['Lead source', 'Product'],
    picks: [{ field: 'Lead source', level: 'Referral' }],
    scene: [],
  });
  await userEvent.click(card.getByRole('button', { name: 'Show table' }));
  expect(card.getByRole('row', { name: /Lead source: Referral \+9/ })).toBeTruthy();
});

test('WHATIF-UI-2 other fields say for which deals; few deals with the combination are said', async () => {
  const { engine } = openDrivers();
  const card = await cardOf('What if?');
  const scene = within(await card.findByRole('group', { name: 'For deals like these' }));
  await userEvent.selectOptions(
    scene.getByRole('combobox', { name: 'Region' }),
    'APAC – 4,500 deals',
  );
  await userEvent.selectOptions(
    card.getByRole('combobox', { name: 'Lead source' }),
    'Inbound – 4,140 deals',
  );
  await userEvent.selectOptions(
    card.getByRole('combobox', { name: 'Product' }),
    'Pro – 2,576 deals',
  );
  expect(await card.findByText(/Only 12 closed deals of this kind/)).toBeTruthy();
  expect(card.getByText(/Product is not a driver/)).toBeTruthy();
  expect(card.getByText(/No trial: it looks worse/)).toBeTruthy();
  expect(engine.asked.at(-1)).toMatchObject({ scene: [{ field: 'Region', level: 'APAC' }] });
  await userEvent.click(card.getByRole('button', { name: 'Start again' }));
  expect(await card.findByText(/The model expects/)).toBeTruthy();
});

test('WHATIF-UI-3 a level that can’t be picked says why', async () => {
  openDrivers();
  const card = await cardOf('What if?');
  const option = await card.findByRole<HTMLOptionElement>('option', {
    name: 'Telecoverage – none was won, nothing to go by',
  });
  expect(option.disabled).toBe(true);
});

test('WHATIF-UI-6 a receipt names the deals that were counted, not what a link asked for', async () => {
  const scene = { field: 'Region', level: 'APAC' };
  const slice = whatIf({ kind: 'what-if', filters: [], levers: [], scene: [scene], picks: [] });
  const nowhere = { field: 'Region', level: 'Atlantis' };
  render(WhatIfReceipt, { analysis: done, slice, scene: [scene, nowhere] });
  expect(screen.getByText(/closed deals: Region is APAC\./)).toBeTruthy();
  expect(screen.queryByText(/Atlantis/)).toBeNull();
});

test('WHATIF-UI-4 without a field to decide about the marks are open, and marking one is told', async () => {
  const { onLever, engine } = openDrivers(done, []);
  const card = await cardOf('What if?');
  expect(
    card.getByRole('heading', { name: 'Nothing here is marked as yours to decide' }),
  ).toBeTruthy();
  const mark = card.getByRole('checkbox', { name: 'Region' });
  expect(mark.closest('details')?.open).toBe(true);
  await userEvent.click(mark);
  expect(onLever).toHaveBeenCalledWith('Region', true);
  expect(engine.asked.every(({ kind }) => kind === 'what-if')).toBe(true);
});

test('WHATIF-UI-5 no model, no question; a model on its way, and one that failed, say so', async () => {
  const drivers = done.drivers && { ...done.drivers, fields: [], reason: 'There is none.' };
  const { unmount } = openDrivers({ ...done, drivers });
  expect(screen.queryByRole('region', { name: 'What if?' })).toBeNull();
  expect(screen.getByText('There is none.')).toBeTruthy();
  unmount();
  const engine = new FakeEngine();
  engine.sliced = () => failed({ code: 'cancelled', sentence: 'Stopped.', whatToDo: 'Wait.' });
  openDrivers(done, ['Product'], engine);
  const card = await cardOf('What if?');
  expect(await card.findByText('Waiting for the analysis …')).toBeTruthy();
});

test('DRIVERS-1 what goes with winning comes first, then what if, then the rest; noise has no such part', async () => {
  const { unmount } = openDrivers();
  await cardOf('What if?');
  const headings = () => screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
  const order = ['What goes with winning', 'What if?', 'What does not', 'Does the field matter?'];
  expect(headings().filter((one) => order.includes(one))).toEqual(order);
  const told = within(screen.getByRole('region', { name: 'What goes with winning' }));
  expect(
    told.getByText(/^A driver: levels this different would appear in 1 of 1,000/),
  ).toBeTruthy();
  expect(
    screen.getByText(/Furthest from the average deal: Lead source Referral \(\+9 points\)/),
  ).toBeTruthy();
  unmount();
  openDrivers({ ...noEvidence, run: done.run });
  await cardOf('What if?');
  expect(screen.queryByRole('heading', { name: 'What goes with winning' })).toBeNull();
  expect(headings().indexOf('What was looked at')).toBeLessThan(headings().indexOf('What if?'));
});

test('WHATIF-CHOICE-1 what is picked is one option of the address and comes back, whatever levels are called', () => {
  const choice = {
    scene: [{ field: 'Region & so', level: 'a=b&c' }],
    picks: [{ field: 'Lead source', level: '<b>' }],
  };
  const text = writeChoice(choice);
  expect(readChoice(text, ['Lead source'])).toEqual(choice);
  // A field that is no lever any more is not given to anybody.
  expect(readChoice(text, [])).toEqual({ ...choice, picks: [] });
  expect(readChoice('nonsense', ['x'])).toEqual({ scene: [], picks: [] });
  // A deal has one level of a field; a link may say anything.
  expect(readChoice('s.Region=APAC&s.Region=EMEA&p.Source=Web&p.Source=Call', ['Source'])).toEqual({
    scene: [{ field: 'Region', level: 'EMEA' }],
    picks: [{ field: 'Source', level: 'Call' }],
  });
  const none = chosen(chosen(choice, 'scene', 'Region & so', null), 'picks', 'Lead source', null);
  expect(writeChoice(none)).toBeNull();
});

test('WHATIF-ROWS-1 the steps lead from the base to the rate, and what is no driver is grey', () => {
  const { answer } = whatIf({
    kind: 'what-if',
    filters: [],
    levers: ['Lead source', 'Product'],
    scene: [],
    picks: [
      { field: 'Lead source', level: 'Referral' },
      { field: 'Product', level: 'Pro' },
    ],
  });
  if (!answer) throw new Error('no answer');
  const rows = whatIfRows(answer);
  expect(rows.map(({ told }) => told)).toEqual([undefined, true, false, undefined]);
  expect(rows[1]?.from).toBe(rows[0]?.to);
  expect(rows[2]?.from).toBe(rows[1]?.to);
  expect(rows[3]?.to).toBeCloseTo(rows[2]?.to ?? NaN, 12);
});
