import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { orderedReps, shownReps } from '../../src/ui/text/repRows.ts';
import RepsCard from '../../src/ui/views/reps/RepsCard.svelte';
import { consistencyLines, funnelLine, spreadLine } from '../../src/ui/views/reps/repWords.ts';
import { rep, reps, repSpread } from '../support/fixture/reps.ts';
import { complete, latePartsWithheld, latePending, nothingTold } from '../support/lateFixture.ts';

const card = () => within(screen.getByRole('region', { name: 'Actual against expected' }));
const names = (list: readonly { rep: string }[]) => list.map((one) => one.rep);

test('REPS-UI-1 actual stands against expected, surest above first, with the same numbers as a table', async () => {
  render(RepsCard, { analysis: complete });
  expect(
    card().getByRole('img', { name: /Cleo 53% against 46%.*Bob 47%.*Dan 60%.*Ann 35%/ }),
  ).toBeTruthy();
  await userEvent.click(card().getByRole('button', { name: 'Show table' }));
  const table = card().getByRole('table', { name: 'Reps against the book they were given' });
  const heads = within(table).getAllByRole('rowheader');
  expect(heads.map((head) => head.textContent.trim())).toEqual(['Cleo', 'Bob', 'Dan', 'Ann']);
});

test('REPS-UI-2 where reps can’t be told apart they stand by name, and it says why', () => {
  render(RepsCard, { analysis: nothingTold });
  expect(card().getByRole('img', { name: /Ann 35%.*Bob 47%.*Cleo 53%.*Dan 60%/ })).toBeTruthy();
});

test('REPS-UI-3 those outside the limits are named beside how many chance puts there', () => {
  expect(funnelLine(reps, repSpread)).toBe(
    '2 of 3 reps lie outside the 95% limits (Ann and Cleo), Ann even outside 99.8%; chance alone puts hardly any there. The limits are widened, as reps spread or swing more than chance here (variance × 1.4). 1 rep with too few deals can’t be judged.',
  );
  const many = Array.from({ length: 40 }, (_, at) => rep(`Rep ${at}`, { rate: 0.46 }));
  expect(funnelLine(many, { ...repSpread, overdispersion: 1 })).toBe(
    'None of 40 reps lies outside the 95% limits; chance alone puts about 2 there.',
  );
  expect(funnelLine([], repSpread)).toBeNull();
  // Where nobody can be told apart, nobody is pointed at, however far out.
  expect(funnelLine(reps, { ...repSpread, tellApart: false })).toMatch(
    /^2 of 3 reps lie outside the 95% limits, 1 even outside 99\.8%; chance/,
  );
  expect(spreadLine({ ...repSpread, pValue: null })).toMatch(/could not be tested/);
});

test('REPS-UI-4 swings are told, silence says over how many, and too few deals say so', () => {
  expect(consistencyLines(reps)).toEqual([
    'No rep’s results swing from quarter to quarter beyond chance, the calendar and the mix of deals (3 judged; 1 rep closed too few deals to tell).',
  ]);
  const swinging = reps.map((one, at) =>
    at > 0 || !one.consistency
      ? one
      : { ...one, consistency: { ...one.consistency, low: true, sentence: 'Ann swings.' } },
  );
  expect(consistencyLines(swinging)).toEqual(['Ann swings.']);
  expect(consistencyLines([rep('Dan', { rate: 0.6, pValue: null })])).toEqual([
    'Whether results swing can’t be said. Too few deals: it takes 6 quarters.',
  ]);
});

test('REPS-UI-5 of many reps the surest are shown, or those with most deals where there are no ranks', () => {
  const [ann, bob, cleo] = reps;
  if (!ann || !bob || !cleo) throw new Error('The fixture has three.');
  expect(names(shownReps(reps, true, 2))).toEqual(['Cleo', 'Ann']);
  expect(names(shownReps([ann, { ...bob, deals: 900 }, cleo], false, 1))).toEqual(['Bob']);
  expect(
    names(orderedReps([rep('Rep 10', { rate: 0.5 }), rep('Rep 2', { rate: 0.4 })], false)),
  ).toEqual(['Rep 2', 'Rep 10']);
});

test('REPS-UI-6 a file without reps, and one still computing, say so', () => {
  const { unmount } = render(RepsCard, { analysis: latePartsWithheld });
  expect(card().getByText('The file has no column that says who worked a deal.')).toBeTruthy();
  unmount();
  render(RepsCard, { analysis: latePending });
  expect(card().getByText('Computing reps …')).toBeTruthy();
});
