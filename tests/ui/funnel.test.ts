import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import PipelinePage from '../../src/ui/views/pipeline/PipelinePage.svelte';
import { dealsOfStage, funnelRows } from '../../src/ui/views/pipeline/funnel/funnelRows.ts';
import { funnel, funnelRefused } from '../support/fixture/funnel.ts';
import { pipelineWithheld } from '../support/fixture/pipeline.ts';
import { complete } from '../support/lateFixture.ts';

const card = (name: string) => within(screen.getByRole('region', { name }));
const ask = (): never => {
  throw new Error('Nothing asks for a slice.');
};
const shown = (own: Partial<typeof complete>) =>
  render(PipelinePage, { analysis: { ...complete, ...own }, ask });

test('FUNNEL-UI-1 the bottleneck and its cost come first, then the stages with the same numbers as a table', async () => {
  shown({ funnel });
  const own = card('Funnel');
  const said = own.getByTestId('funnel-sentence');
  expect(said.dataset['bottleneck']).toBe('Proposal');
  expect(said.textContent).toMatch(/that is about \$160k \(\$60k to \$290k at 95%\)/);
  expect(own.getByRole('img', { name: /Demo: 1,000 deals.*Proposal: 700 deals/ })).toBeTruthy();
  expect(own.getByText(/40 deals \(4%\) went back to an earlier stage/)).toBeTruthy();
  await userEvent.click(own.getByRole('button', { name: 'Show table' }));
  expect(own.getByRole('row', { name: /Proposal/ }).textContent).toMatch(/52% \(48–56%\)/);
});

test('FUNNEL-UI-2 without a funnel its own reason stands beside that of the scores', () => {
  shown({ funnel: funnelRefused, pipeline: { ...pipelineWithheld } });
  expect(screen.getByTestId('funnel-refused').dataset['why']).toBe('stage-contradicts-outcome');
  expect(screen.getByTestId('pipeline-withheld')).toBeTruthy();
});

test('FUNNEL-UI-3 a count of calls stands with its warning', () => {
  shown({ funnel });
  const own = card('Win rate by calls');
  expect(own.getByTestId('activity-sentence').textContent).toMatch(/grows until the deal closes/);
  expect(own.getByRole('img', { name: /≤ 2: 30%; > 2: 50%/ })).toBeTruthy();
});

test('FUNNEL-UI-4 the deals behind a stage are those whose furthest it is; no other cell names any', () => {
  expect(dealsOfStage(complete, funnel, 0, 'lost')).toMatchObject({
    title: 'Demo, lost there',
    question: {
      outcome: 'lost',
      set: { name: 'furthest-stage', stage: 'Demo', later: ['Proposal', 'Negotiation'] },
    },
  });
  expect(dealsOfStage(complete, funnel, 0, 'entered')).toBeNull();
  expect(dealsOfStage(complete, { ...funnel, basis: 'current-stage' }, 0, 'open')).toBeNull();
});

test('FUNNEL-UI-5 only the named stage has a colour, and a rate stands with its interval', () => {
  const rows = funnelRows(funnel, 'USD');
  expect(rows.map(({ told }) => told)).toEqual([false, true, false]);
  expect(rows[0]?.text).toBe('74%\n71–77%');
  expect(rows[0]?.label).toBe('Demo\n15 d · $900k open');
});
