import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Brief from '../../src/ui/views/brief/Brief.svelte';
import type { Alert } from '../../src/domain/document/alerts.ts';
import { alertGroups, moreLine } from '../../src/ui/views/brief/alertGroups.ts';
import { budgetLine, evidenceOf } from '../../src/ui/views/brief/alertWords.ts';
import SegmentsPage from '../../src/ui/views/segments/SegmentsPage.svelte';
import { calendarLines, effectLine } from '../../src/ui/views/segments/calendarWords.ts';
import { declined } from '../support/analysisFixture.ts';
import { alertBudget, alerts as alertFixtures } from '../support/fixture/lateParts.ts';
import { complete, latePartsWithheld, latePending, nothingTold } from '../support/lateFixture.ts';

const onOpen = () => undefined;
const onFilter = () => undefined;
const card = (name: string) => within(screen.getByRole('region', { name }));

test('ALERTS-1 alerts say whether they are a test or a fact, in the document’s order', () => {
  render(Brief, { analysis: complete, onOpen });
  const items = card('Alerts').getAllByRole('listitem');
  expect(items[0]?.textContent).toMatch(/Critical:.*Region APAC fell 11 points.*Test/s);
  expect(items[1]?.textContent).toMatch(/41 of 188 open deals.*Fact/s);
  expect(items[1]?.textContent).toContain('Older than the 90th percentile');
  expect(items[1]?.textContent).toMatch(/their amount\s*\$1\.9M\s*share of open deals\s*22%/);
});

test('ALERTS-2 each carries its evidence, and money only with its condition', () => {
  render(Brief, { analysis: complete, onOpen });
  const first = card('Alerts').getAllByRole('listitem')[0];
  expect(first?.textContent).toContain('won before');
  expect(first?.textContent).toContain('302 of 580');
  expect(first?.textContent).toMatch(/if the association is causal\s*\$420k \(\$110k to \$790k\)/);
  expect(first?.textContent).toContain("WHERE region = 'APAC'");
});

test('ALERTS-3 the budget is said, with what a naive rule would have raised', () => {
  render(Brief, { analysis: complete, onOpen });
  expect(
    card('Alerts').getByText(
      /530 tests were made\. The chance that a complete quarter raises any false one of them is 5%: 0\.2 quarters a year.*would have raised 14 alerts/s,
    ),
  ).toBeTruthy();
});

test('ALERTS-4 no alert is an answer, not an empty space', () => {
  render(Brief, { analysis: nothingTold, onOpen });
  expect(card('Alerts').getByRole('heading', { name: 'Nothing to raise' })).toBeTruthy();
  expect(card('Alerts').getByText(/none is beyond what chance makes of so many/)).toBeTruthy();
});

test('ALERTS-5 what was not looked for says why', () => {
  render(Brief, { analysis: complete, onOpen });
  expect(card('Alerts').getByText('Not looked for: 2')).toBeTruthy();
  expect(card('Alerts').getByText('A rep off expectation: The file names no reps.')).toBeTruthy();
});

test('ALERTS-6 what could not be tested is not called quiet', () => {
  const untested = { ...alertBudget, tests: 0, naiveAlerts: 1 };
  expect(budgetLine(untested, 0)).toBe(
    'Nothing in this file could be tested. A rule that fires on every fall of more than 5 points would have raised 1 alert.',
  );
  expect(budgetLine({ ...alertBudget, tests: 1 }, 0)).toMatch(/^1 test was made, and none/);
});

const dataAlert: Alert = {
  id: 'data-quality:blank:Region',
  kind: 'data-quality',
  basis: 'fact',
  severity: 'critical',
  sentence: 'Region is blank for 16% of the deals.',
  segment: [],
  evidence: [],
  threshold: null,
  pValue: null,
  qValue: null,
  money: null,
  deals: 16,
  sql: null,
};

test('ALERTS-7 a kind shows its first, names the others, and the state of the data comes last', () => {
  const [drop, stalled] = alertFixtures;
  if (!drop || !stalled) throw new Error('The fixture has two.');
  const again = { ...drop, id: 'again', segment: [{ field: 'Region', level: 'India' }] };
  const groups = alertGroups([dataAlert, drop, again, stalled]);
  expect(groups.map(({ kind }) => kind)).toEqual(['segment-drop', 'stalled-deals', 'data-quality']);
  expect(groups[0]?.more).toEqual([again]);
  expect(moreLine([again])).toBe('1 more: Region India');
  expect(moreLine([dataAlert, dataAlert])).toBe('2 more of this kind');
  expect(moreLine([again, again, again, again, again])).toMatch(/^5 more: .* and 2 others$/);
});

test('ALERTS-8 tests that found nothing say so, whatever was counted beside them', () => {
  render(Brief, { analysis: { ...complete, alerts: [dataAlert] }, onOpen });
  expect(card('Alerts').getByText(/530 tests were made, and none is beyond/)).toBeTruthy();
});

test('ALERTS-9 a loss is at stake without a minus, a number of deals is said once, and thousands are apart', () => {
  const [drop] = alertFixtures;
  if (!drop) throw new Error('The fixture has one.');
  const loss = {
    ...drop,
    money: { estimate: -10_000_000, low: -13_000_000, high: -7_800_000 },
    evidence: [{ what: 'won', value: '4535 of 12449' }],
    deals: 12_449,
  };
  expect(evidenceOf(loss, 'USD')).toEqual([
    {
      name: 'at stake a quarter, if the association is causal',
      text: '$10M ($7.8M to $13M)',
    },
    { name: 'won', text: '4,535 of 12,449' },
  ]);
});

test('LATE-1 what is still being computed says so', () => {
  render(Brief, { analysis: latePending, onOpen });
  expect(screen.getByText('Computing alerts …')).toBeTruthy();
  render(SegmentsPage, { analysis: latePending, onFilter });
  for (const part of ['combinations of two fields', 'the calendar', 'cohorts'])
    expect(screen.getByText(`Computing ${part} …`)).toBeTruthy();
});

test('LATE-2 a part that no run makes has no card, and an interrupted one says so', () => {
  const { unmount } = render(Brief, { analysis: declined, onOpen });
  expect(screen.queryByRole('region', { name: 'Alerts' })).toBeNull();
  unmount();
  const interrupted = { ...declined, run: { ...declined.run, interrupted: 'The engine stopped.' } };
  render(Brief, { analysis: interrupted, onOpen });
  expect(card('Alerts').getByText('Not computed for this file.')).toBeTruthy();
});

test('LATE-3 what a file can’t have says why', () => {
  render(SegmentsPage, { analysis: latePartsWithheld, onFilter });
  expect(screen.getByText('There is no driver model to compare segments with.')).toBeTruthy();
  expect(screen.getByText('The file has no closed dates.')).toBeTruthy();
  expect(screen.getByText('Without created dates deals can’t be followed.')).toBeTruthy();
});

test('TOLD-1 what is told of segments comes with how much was searched', () => {
  render(SegmentsPage, { analysis: complete, onFilter });
  const told = card('Segments worth telling');
  expect(told.getAllByRole('listitem')).toHaveLength(3);
  expect(told.getByText(/^APAC × Partner deals won 31%/)).toBeTruthy();
  expect(told.getByText('1 more segment says the same from elsewhere')).toBeTruthy();
  expect(told.getByText('goes with Region APAC')).toBeTruthy();
  expect(told.getByText(/312 segments and 186 changes were looked at/)).toBeTruthy();
});

test('TOLD-2 silence says how much was looked at', () => {
  render(SegmentsPage, { analysis: nothingTold, onFilter });
  const told = card('Segments worth telling');
  expect(told.getByRole('heading', { name: 'Nothing told' })).toBeTruthy();
  expect(
    told.getByText(
      /312 segments and 186 changes were looked at, none differs beyond what chance makes of so many looks/,
    ),
  ).toBeTruthy();
});

test('CALENDAR-1 a season is told, and what does not hold is said, too', () => {
  render(SegmentsPage, { analysis: complete, onFilter });
  const calendar = card('Over the calendar');
  expect(calendar.getByText(/^Deals that close in the 3rd month/)).toBeTruthy();
  expect(calendar.getByText(/it takes 3 to tell a season from chance/)).toBeTruthy();
  expect(calendar.getByText(/No steady trend over 5 quarters: −1 point a quarter/)).toBeTruthy();
  expect(calendar.getByRole('img', { name: /1st month 43%, 2nd month 44%/ })).toBeTruthy();
});

test('CALENDAR-2 nothing is told of a calendar without an effect', () => {
  render(SegmentsPage, { analysis: nothingTold, onFilter });
  const calendar = card('Over the calendar');
  expect(calendar.getByText(/does not follow the month of the quarter/)).toBeTruthy();
  expect(calendar.getByText(/alone singles out no moment/)).toBeTruthy();
  expect(calendar.getByText(/did not shift beyond chance, by Region and Product/)).toBeTruthy();
});

test('CALENDAR-3 what is sure but too small is neither told nor denied', () => {
  const { calendar } = nothingTold;
  if (!calendar?.trend || !calendar.changePoint) throw new Error('The fixture has both.');
  const [effect] = calendar.effects;
  if (!effect) throw new Error('The fixture has an effect.');
  const sure = { qValue: 0.01, pValue: 0.004, told: false, sentence: null };
  expect(effectLine({ ...effect, ...sure })).toBe(
    'The win rate differs a little by month of the quarter (p 0.004), too little to act on.',
  );
  const lines = calendarLines({
    ...calendar,
    trend: { ...calendar.trend, ...sure },
    changePoint: { ...calendar.changePoint, ...sure },
  }).map(({ text }) => text);
  expect(lines[0]).toMatch(/too little to act on, or one step explains it better/);
  expect(lines[1]).toMatch(/too small a step to act on, or a steady trend explains it better/);
  const chance = { ...sure, qValue: 0.06 };
  expect(effectLine({ ...effect, ...chance })).toMatch(/does not follow/);
  expect(calendarLines({ ...calendar, trend: { ...calendar.trend, ...chance } })[0]?.text).toMatch(
    /^No steady trend/,
  );
});

test('COHORTS-1 the curves, their table, and the projection with its assumption', async () => {
  render(SegmentsPage, { analysis: complete, onFilter });
  const cohorts = card('By the quarter deals were created in');
  const picture = cohorts.getByRole('img', { name: /Share of deals won by age/ });
  expect(picture.getAttribute('aria-label')).toContain('All deals');
  expect(picture.getAttribute('aria-label')).toContain('Q2 2024');
  expect(cohorts.getByText(/if the open ones end as earlier ones did/)).toBeTruthy();
  expect(cohorts.getByText(/Projections take for granted/)).toBeTruthy();
  await userEvent.click(cohorts.getByRole('button', { name: 'Show table' }));
  expect(cohorts.getByRole('table', { name: 'Won and lost by age, Q2 2024' })).toBeTruthy();
});

test('COHORTS-2 another quarter, and the deals lost, are a choice away', async () => {
  render(SegmentsPage, { analysis: complete, onFilter });
  const cohorts = card('By the quarter deals were created in');
  await userEvent.selectOptions(cohorts.getByLabelText('Created in'), '2023Q3');
  await userEvent.selectOptions(cohorts.getByLabelText('Outcome'), 'lost');
  const picture = cohorts.getByRole('img', { name: /Share of deals lost by age/ });
  expect(picture.getAttribute('aria-label')).toContain('Q3 2023');
  expect(cohorts.getByText(/Deals created in 2023Q3: all decided/)).toBeTruthy();
});

test('COHORTS-4 a note stands once below the table, with the quarters it is about', () => {
  const found = complete.cohorts;
  if (!found) throw new Error('The fixture has cohorts.');
  const cut = found.cohorts.map((one, at) => ({ ...one, reason: at < 2 ? 'Cut.' : null }));
  const analysis = { ...complete, cohorts: { ...found, cohorts: cut } };
  render(SegmentsPage, { analysis, onFilter });
  const cohorts = card('By the quarter deals were created in');
  expect(cohorts.getByText('Q2 2023 and Q3 2023:').parentElement?.textContent).toMatch(/Cut\.$/);
  expect(cohorts.queryByRole('columnheader', { name: 'Note' })).toBeNull();
});

test('COHORTS-3 columns that hold nothing take no room on the page', () => {
  render(SegmentsPage, { analysis: nothingTold, onFilter });
  const cohorts = card('By the quarter deals were created in');
  expect(cohorts.getByRole('columnheader', { name: 'Decided' })).toBeTruthy();
  expect(cohorts.queryByRole('columnheader', { name: 'Projected' })).toBeNull();
});
