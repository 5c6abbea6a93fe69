import { expect, test } from 'vitest';
import type { Answer } from '../../src/domain/problem.ts';
import { Replay } from '../../src/engine/replay.ts';
import { stopped } from '../../src/engine/problems.ts';
import { plan } from '../support/intakeFixture.ts';

type Life = Parameters<Replay['opened']>[0];
type Open = Parameters<Replay['opened']>[1];

const open: Open = () => Promise.reject(new Error('The test answers for it.'));

/** A worker that answers when the test says so, and counts what it is told. */
function worker() {
  const waiting: ((answer: Answer<never>) => void)[] = [];
  const told: unknown[] = [];
  const life: Life = {
    call: (ask) => {
      told.push(ask);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
  const answer = async (ok: boolean) => {
    waiting.shift()?.(
      ok ? { ok, value: null as never } : { ok, problem: stopped('Ended by something newer.') },
    );
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { life, told, answer };
}

function afterDeath() {
  const replay = new Replay();
  replay.opened(worker().life, open);
  replay.loaded(plan);
  return { replay, ...worker() };
}

test('REPLAY-1 two who need a new worker tell it once, and both go on when it knows', async () => {
  const { replay, life, told, answer } = afterDeath();
  const both = Promise.all([replay.catchUp(life, 1), replay.catchUp(life, 2)]);
  await answer(true);
  // The second comes while the file is loaded.
  const third = replay.catchUp(life, 3);
  await answer(true);
  expect([...(await both), await third].every(({ ok }) => ok)).toBe(true);
  expect(told).toHaveLength(2);
  expect((await replay.catchUp(life, 4)).ok).toBe(true);
  expect(told).toHaveLength(2);
});

test('REPLAY-2 what was not told to the end is told again', async () => {
  const { replay, life, told, answer } = afterDeath();
  const first = replay.catchUp(life, 1);
  await answer(true);
  await answer(false);
  expect((await first).ok).toBe(false);
  const second = replay.catchUp(life, 2);
  await answer(true);
  await answer(true);
  expect((await second).ok).toBe(true);
  expect(told).toHaveLength(4);
});
