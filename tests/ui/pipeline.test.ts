import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import PipelinePage from '../../src/ui/views/pipeline/PipelinePage.svelte';
import { dealsOfStalled, expectedMoney } from '../../src/ui/views/pipeline/pipelineRows.ts';
import type { AskSlice } from '../../src/state/slices.ts';
import { ok } from '../support/fakeEngine.ts';
import { sliceOf } from '../support/fixture/slices.ts';
import { pipeline, pipelineWithheld } from '../support/fixture/pipeline.ts';
import { complete, latePending } from '../support/lateFixture.ts';

const card = (name: string) => within(screen.getByRole('region', { name }));
const ask: AskSlice = (_run, question) => Promise.resolve(ok(sliceOf(question)));
const shown = (own: Partial<typeof complete>) =>
  render(PipelinePage, { analysis: { ...complete, ...own }, ask });

test('PIPELINE-UI-1 the answer first, then the money by fit with the same numbers as a table', async () => {
  shown({ pipeline });
  expect(screen.getByTestId('pipeline-headline').textContent).toBe(pipeline.sentence);
  expect(
    screen.getByText(/\$3M of the \$9.1M that is open, \$1.6M of it by 30 Sep 2024/),
  ).toBeTruthy();
  const fit = card('What the pipeline is made of');
  expect(fit.getByText(/looks larger than it is/)).toBeTruthy();
  expect(
    fit.getByRole('img', { name: /High, from 50%: 10%.*Medium, 40–50%: 13%.*Low, under 40%: 75%/ }),
  ).toBeTruthy();
  await userEvent.click(fit.getByRole('button', { name: 'Show table' }));
  expect(fit.getByRole('rowheader', { name: 'Not scored' })).toBeTruthy();
});

test('PIPELINE-UI-2 each deal has its chance with the interval, its age against history and its reasons; another order is a choice away', async () => {
  shown({ pipeline });
  const list = card('Most value at risk');
  const row = list.getByRole('row', { name: /D-12/ });
  expect(row.textContent).toMatch(/30% \(24–36%\)/);
  expect(row.textContent).toMatch(/78 d.*119 d/);
  expect(row.textContent).toMatch(/Region APAC −12\.0, age −3\.0/);
  expect(list.getByRole('row', { name: /D-77/ }).className).toMatch(/faint/);
});

test('PIPELINE-UI-3 where deals are not scored the reason stands in their place, and stalled ones are told all the same', () => {
  shown({ pipeline: pipelineWithheld });
  expect(screen.getByTestId('pipeline-withheld').dataset['why']).toBe('no-skill');
  expect(
    card('Deals are not scored').getByText(/don’t tell won deals from lost ones/),
  ).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Most value at risk' })).toBeNull();
  const stalled = card('Stalled deals');
  expect(stalled.getByText(/^APAC: at least a quarter of the open deals is stalled/)).toBeTruthy();
  expect(
    stalled.getByText(/as recorded is 45%.*44% if all of them are lost, 47% if won/),
  ).toBeTruthy();
});

test('PIPELINE-UI-4 while it is computed it says so', () => {
  render(PipelinePage, {
    analysis: { ...latePending, run: { ...latePending.run, pending: ['pipeline'] } },
    ask,
  });
  expect(screen.getByText(/open deals/i)).toBeTruthy();
  expect(screen.queryByTestId('pipeline-headline')).toBeNull();
});

test('PIPELINE-UI-5 the deals behind a count are named by their segment and its limit; other cells name none', () => {
  const asked = dealsOfStalled(complete, pipeline, 0, 'stalled');
  expect(asked).toMatchObject({
    title: 'APAC, stalled',
    question: {
      outcome: 'open',
      levels: [{ field: 'Region', level: 'APAC' }],
      set: { name: 'stalled', asOf: '2024-07-19', days: 119 },
    },
  });
  expect(dealsOfStalled(complete, pipeline, 1, 'open')?.question.set).toBeNull();
  expect(dealsOfStalled(complete, pipeline, 0, 'won')).toBeNull();
  expect(
    dealsOfStalled(complete, { ...pipeline, stalledBy: null }, 0, 'stalled')?.question.levels,
  ).toEqual([]);
  expect(expectedMoney(pipelineWithheld, null)).toBe('');
});

test('PIPELINE-UI-6 each rep has their deals, and one rep can be looked at alone', async () => {
  shown({ pipeline });
  const list = card('Where an hour changes most, rep by rep');
  expect(list.getByText(/^Most is to be gained with Rep 01: \$90k/)).toBeTruthy();
  expect(list.getByRole('row', { name: /Rep 02 D-77/ })).toBeTruthy();
  await userEvent.selectOptions(list.getByRole('combobox', { name: 'Rep' }), 'Rep 02');
  expect(list.queryByRole('row', { name: /D-12/ })).toBeNull();
  expect(list.getByText(/^Rep 02: \$12k recoverable in 1 open deal/)).toBeTruthy();
});

test('PIPELINE-UI-7 what scores of earlier quarter ends said stands beside what came', () => {
  shown({ pipeline });
  expect(screen.getByTestId('score-replays').textContent).toBe(
    'Scored as of an earlier quarter end, by what was known then, 62% of the deals then open were to be won; 60% were. Group by group it was 2.0 points off on average. 3% of them are still open and count in neither.',
  );
});

test('PIPELINE-UI-8 where stalled deals gather is named, beside the share of the others', () => {
  shown({ pipeline });
  expect(screen.getByTestId('stalled-in').textContent).toBe(
    'Stalled deals gather in Region APAC (43% of its open deals, 3% of the others).',
  );
});

test('PIPELINE-UI-REP-CHOICE a rep that another look at the file does not have is not waited for', async () => {
  const { rerender } = render(PipelinePage, {
    analysis: { ...complete, pipeline },
    ask,
  });
  const rep = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Rep' });
  await userEvent.selectOptions(rep(), 'Rep 02');
  const reps = pipeline.followUp.reps.map((one, i) => ({ ...one, rep: `Other ${i}` }));
  await rerender({
    analysis: {
      ...complete,
      pipeline: { ...pipeline, followUp: { ...pipeline.followUp, reps } },
    },
  });
  expect(rep().value).toBe('');
  expect(screen.getByText(/^Most is to be gained with Other 0/)).toBeTruthy();
  expect(screen.getByRole('row', { name: /Other 1 D-77/ })).toBeTruthy();
});
