import '@testing-library/svelte/vitest';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import type { DefinitionCounts } from '../../src/domain/definitions.ts';
import type { SliceQuestion } from '../../src/domain/slices.ts';
import type { AskSlice } from '../../src/state/slices.ts';
import DefinitionCard from '../../src/ui/views/definition/DefinitionCard.svelte';
import { definitionLibrary } from '../../src/ui/views/definition/definitionLibrary.ts';
import { declined } from '../support/analysisFixture.ts';
import { ok } from '../support/fakeEngine.ts';

beforeAll(() => definitionLibrary());

const row = (outcome: DefinitionCounts['outcome'], deals: number): DefinitionCounts => ({
  outcome,
  ours: true,
  other: true,
  maskedOurs: false,
  maskedOther: false,
  kept: true,
  first: true,
  deals,
  amount: 0,
});
/** 40% of the closed deals are won; with the open ones below the line, 32%. */
const counts = [row('won', 40), row('lost', 60), row('open', 25)];

async function opened() {
  const questions: SliceQuestion[] = [];
  const ask: AskSlice = (_run, question) => {
    questions.push(question);
    return Promise.resolve(ok({ kind: 'definitions', counts }));
  };
  render(DefinitionCard, { analysis: declined, ask });
  const input = await screen.findByLabelText('Win rate your CRM shows');
  return { questions, input };
}

test('DEFINITION-UI-1 a typed rate is explained by the steps from theirs to ours', async () => {
  const { questions, input } = await opened();
  expect(questions).toEqual([]);
  await userEvent.type(input, '32%');
  expect((await screen.findByTestId('definition-found')).textContent).toContain(
    'counts open deals below the line gives 32%',
  );
  expect(screen.getByRole('row', { name: /leave open deals out \+8\.0 40\.0%/ })).toBeTruthy();
  expect(questions[0]).toMatchObject({ kind: 'definitions', clock: 'closed' });
});

test('DEFINITION-UI-2 what no definition gives is said, and what is no rate as well', async () => {
  const { input } = await opened();
  await userEvent.type(input, '77');
  expect((await screen.findByTestId('definition-found')).textContent).toMatch(/^\s*None of the/);
  await userEvent.clear(input);
  await userEvent.type(input, 'many');
  expect(screen.getByText(/Type a rate from 0 to 100%/)).toBeTruthy();
  expect(screen.queryByTestId('definition-found')).toBeNull();
});
