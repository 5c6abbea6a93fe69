import { expect, test } from 'vitest';
import type { Answer } from '../../src/domain/problem.ts';
import type { Slice } from '../../src/domain/slices.ts';
import type { WhatIfQuestion } from '../../src/domain/whatIf.ts';
import { WhatIf } from '../../src/state/whatIf.svelte.ts';
import { isLever } from '../../src/domain/levers.ts';
import { failed, ok } from '../support/fakeEngine.ts';
import { whatIf } from '../support/fixture/whatIf.ts';
import { asking, june, may, memory, opened } from '../support/keptSession.ts';
import { dateQuestion } from '../support/intakeFixture.ts';

const question = (...picks: WhatIfQuestion['picks']): WhatIfQuestion => ({
  kind: 'what-if',
  filters: [],
  levers: ['Lead source'],
  scene: [],
  picks,
});
const referral = { field: 'Lead source', level: 'Referral' };

test('WHATIF-STATE-1 the latest question wins, however late the answer to an earlier one comes', async () => {
  const state = new WhatIf();
  const waiting: ((answer: Answer<Slice>) => void)[] = [];
  const answer = () => new Promise<Answer<Slice>>((resolve) => waiting.push(resolve));
  const first = state.ask(question(), answer);
  const second = state.ask(question(referral), answer);
  waiting[1]?.(ok(whatIf(question(referral))));
  await second;
  expect(state.asking).toBe(false);
  expect(state.slice?.answer?.factors).toHaveLength(1);
  waiting[0]?.(ok(whatIf(question())));
  await first;
  expect(state.slice?.answer?.factors).toHaveLength(1);
});

test('WHATIF-STATE-2 what failed is told, and what could be picked stays', async () => {
  const state = new WhatIf();
  await state.ask(question(), () => Promise.resolve(ok(whatIf(question()))));
  const problem = { code: 'cancelled' as const, sentence: 'a', whatToDo: 'b' };
  await state.ask(question(referral), () => Promise.resolve(failed(problem)));
  expect([state.problem, state.asking]).toEqual([problem, false]);
  expect(state.slice?.levers).toHaveLength(1);
});

test('LEVERS-5 a mark needs no new load, is kept for next month’s file, and taken back leaves nothing', async () => {
  const keep = memory();
  const { session, engine } = await opened(keep, may, asking());
  session.answer(dateQuestion.id, 'mdy');
  await session.continueLoad();
  const loads = engine.loadedPlans.length;
  const columns = () => (session.intake.phase === 'ready' ? session.intake.plan.columns : []);
  const name = columns()[3]?.name ?? '';
  const usual = columns()
    .filter(isLever)
    .some((one) => one.name === name);
  session.markLever(name, !usual);
  expect(
    columns()
      .filter(isLever)
      .some((one) => one.name === name),
  ).toBe(!usual);
  expect([engine.loadedPlans.length, session.planChanged]).toEqual([loads, false]);
  const next = await opened(keep, june, asking());
  expect(next.engine.loadedPlans[0]?.columns[3]?.lever).toBe(!usual);
  session.markLever(name, usual);
  expect(session.recipes.all[0]?.columns).toEqual([]);
});
