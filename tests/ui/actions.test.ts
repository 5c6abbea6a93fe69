import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { findingId } from '../../src/domain/findingId.ts';
import { AlertOpinions } from '../../src/state/alertOpinions.svelte.ts';
import Brief from '../../src/ui/views/brief/Brief.svelte';
import { evidenceOf, worthOf } from '../../src/ui/views/brief/actionWords.ts';
import { declined } from '../support/analysisFixture.ts';
import { complete, latePending, nothingTold } from '../support/lateFixture.ts';

const card = (name: string) => within(screen.getByRole('region', { name }));

function open(analysis = complete) {
  const all = new AlertOpinions(null);
  const onOpen = vi.fn();
  const onBudget = vi.fn();
  const opinions = all.ofFile(['id']);
  render(Brief, { analysis, onOpen, opinions, alertBudget: 0.05, onBudget });
  return { opinions, onOpen, onBudget };
}

test('ACTIONS-1 each action says what, who, when, what it is worth and what would prove it', () => {
  open();
  const [first, second] = card('What to do').getAllByRole('listitem');
  expect(first?.textContent).toMatch(
    /Find out what is different in Region APAC now.*Who\s*Head of sales.*When\s*Now.*Worth\s*\$420k a quarter \(\$110k to \$790k\).*Proof\s*Every second deal the new way: 186 closed deals/s,
  );
  expect(second?.textContent).toMatch(
    /Worth\s*not in money.*Money\s*No money: what is open is counted/s,
  );
  expect(card('What to do').getByText(/if the association is causal/)).toBeTruthy();
});

test('ACTIONS-2 evidence is one click away: the alert, a card of the Brief, another page', async () => {
  const { onOpen } = open();
  const [first] = card('What to do').getAllByRole('listitem');
  if (!first) throw new Error('There is an action.');
  const click = (name: string) => userEvent.click(within(first).getByRole('button', { name }));
  // Three at first; the others are one more click away.
  expect(within(first).queryByRole('button', { name: 'Win rate in Q2 2024' })).toBeNull();
  await click('1 more');
  await click('Alert: A drop in a segment');
  expect(document.activeElement?.textContent).toContain('Region APAC fell 11 points');
  await click('Driver: Region APAC');
  expect(document.activeElement?.textContent).toContain('What drives winning');
  await click('Win rate in Q2 2024');
  expect(document.activeElement?.textContent).toContain('Win rate over time');
  await click('Segment: Region APAC');
  expect(onOpen).toHaveBeenCalledWith('segments');
});

test('ACTIONS-3 pending, nothing to do, and not computed are three different things', () => {
  const { unmount } = render(Brief, { analysis: latePending, onOpen: () => undefined });
  expect(screen.getByText('Computing actions …')).toBeTruthy();
  unmount();
  const empty = render(Brief, { analysis: nothingTold, onOpen: () => undefined });
  expect(card('What to do').getByText('Nothing calls for an action')).toBeTruthy();
  empty.unmount();
  render(Brief, { analysis: declined, onOpen: () => undefined });
  expect(screen.queryByRole('region', { name: 'What to do' })).toBeNull();
});

test('ACTIONS-4 every kind of finding has a place that shows it', () => {
  const region = { field: 'Region', level: 'APAC' };
  const because = [
    findingId.verdict,
    findingId.bridge('Region'),
    findingId.driver(region),
    findingId.combination('combination', [region, { field: 'Product', level: 'Core' }]),
    findingId.season('month-of-quarter'),
    findingId.mixDrift('Region'),
    findingId.period('2024Q2'),
    findingId.quality('lost-without-amount'),
    findingId.limit('Attainment'),
  ];
  const found = evidenceOf({ because }, complete);
  expect(found.map(({ label }) => label)).toEqual([
    'The verdict',
    'What moved it, by Region',
    'Driver: Region APAC',
    'Segment: Region APAC, Product Core',
    'Over the calendar',
    'Mix by Region',
    'Win rate in Q2 2024',
    'Data quality',
    'Attainment',
  ]);
});

test('ACTIONS-5 what an action is worth stands on its line; why there is no money stands with the proof', () => {
  const money = { estimate: 1000, low: 500, high: 2000 };
  expect(worthOf({ money }, 'USD')).toBe('$1k a quarter ($500 to $2k)');
  expect(worthOf({ money: null }, 'USD')).toBe('not in money');
});

test('ACTIONS-6 proof and evidence are folded away, in the page all the same, and opened by a button', async () => {
  open();
  const [first] = card('What to do').getAllByRole('listitem');
  if (!first) throw new Error('There is an action.');
  const button = within(first).getByRole('button', { name: /^Proof and evidence ?, Find out/ });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  const folded = document.getElementById(button.getAttribute('aria-controls') ?? '');
  expect(folded?.classList.contains('folded')).toBe(true);
  await userEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(folded?.classList.contains('folded')).toBe(false);
});

test('LIVING-1 an alert that is not useful is hidden, counted, shown again, and the step undone', async () => {
  const { opinions } = open();
  const alerts = card('Alerts');
  const [button] = alerts.getAllByRole('button', { name: 'Not useful' });
  if (!button) throw new Error('There is an alert.');
  await userEvent.click(button);
  expect(alerts.queryByText(/Region APAC fell 11 points/)).toBeNull();
  expect(alerts.getByText('1 hidden')).toBeTruthy();
  // The button that had the focus is gone.
  expect(document.activeElement).toBe(alerts.getByRole('button', { name: 'Undo' }));
  await userEvent.click(alerts.getByRole('button', { name: 'Show' }));
  expect(alerts.getByText(/Region APAC fell 11 points/)).toBeTruthy();
  await userEvent.click(alerts.getByRole('button', { name: 'Undo' }));
  expect(opinions.kept()).toBeNull();
  expect(alerts.queryByText('1 hidden')).toBeNull();
});

test('LIVING-2 useful is a mark, and pressing it again takes it back', async () => {
  const { opinions } = open();
  const press = () => {
    const [button] = card('Alerts').getAllByRole('button', { name: 'Useful' });
    if (!button) throw new Error('There is an alert.');
    return userEvent.click(button).then(() => button);
  };
  expect((await press()).getAttribute('aria-pressed')).toBe('true');
  expect(opinions.kept()?.opinions).toMatchObject([{ opinion: 'useful' }]);
  expect((await press()).getAttribute('aria-pressed')).toBe('false');
  expect(opinions.kept()).toBeNull();
});

test('LIVING-3 a hidden alert is found from its action all the same', async () => {
  const { opinions } = open();
  opinions.say('segment-drop:Region=APAC', 'snoozed', '2030-12-31');
  await userEvent.click(screen.getByRole('button', { name: 'Alert: A drop in a segment' }));
  expect(document.activeElement?.textContent).toContain('Region APAC fell 11 points');
});

test('LIVING-4 what was said can be deleted', async () => {
  const { opinions } = open();
  opinions.say('stalled-deals', 'not-useful', null);
  await userEvent.click(await card('Alerts').findByText('What you said of 1 alert'));
  await userEvent.click(card('Alerts').getByRole('button', { name: 'Delete' }));
  expect(opinions.kept()).toBeNull();
});

test('BUDGET-3 the budget is a choice beside the alerts, also where none was raised', async () => {
  const { onBudget } = open(nothingTold);
  await userEvent.selectOptions(
    card('Alerts').getByLabelText('False alerts allowed a period'),
    '20%',
  );
  expect(onBudget).toHaveBeenCalledWith(0.2);
});
