import { expect, test } from 'vitest';
import type { Loaded } from '../../workers/loaded.ts';
import { cancelled, engineStopped, ProblemError, problemOf } from '../../workers/problems.ts';
import { Revival } from '../../workers/revival.ts';
import { wishUntil } from '../../workers/wish.ts';

const wanted = wishUntil(() => false);
const gone = () => new ProblemError(engineStopped('killed'));
const ended = () => new ProblemError(cancelled());

/** A DuckDB that can be killed, and a file in it. */
function duck() {
  const file = { prepared: null } as Loaded;
  const state = { alive: true, loaded: file as Loaded | null, restarts: 0, reloads: 0, told: 0 };
  /** What a reload meets on its way. */
  const onReload: (() => void)[] = [];
  const revival = new Revival({
    alive: () => state.alive,
    restart: async () => {
      state.restarts += 1;
      await Promise.resolve();
      state.alive = true;
    },
    loaded: () => state.loaded,
    reload: async (lost) => {
      state.reloads += 1;
      state.loaded = null;
      await Promise.resolve();
      onReload.shift()?.();
      state.loaded = lost;
    },
    onBack: () => (state.told += 1),
  });
  const kill = () => (state.alive = false);
  const work = () => {
    if (!state.alive) return Promise.reject(gone());
    return state.loaded ? Promise.resolve('answer') : Promise.reject(new Error('no file'));
  };
  return { state, revival, kill, work, onReload };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (thrown: unknown) => problemOf(thrown).code,
  );

test('REVIVE-1 work that finds DuckDB gone, or dies with it, is done on the next one', async () => {
  const { state, revival, kill, work } = duck();
  kill();
  expect(await revival.again(wanted, work)).toBe('answer');
  let tries = 0;
  const dies = () => {
    tries += 1;
    if (tries === 1) kill();
    return work();
  };
  expect(await revival.again(wanted, dies)).toBe('answer');
  expect(state).toMatchObject({ restarts: 2, reloads: 2, told: 2 });
});

test('REVIVE-2 a reload that something newer ends is made up for by what is newer', async () => {
  const { revival, kill, work, onReload, state } = duck();
  kill();
  onReload.push(() => {
    throw ended();
  });
  const older = revival.again(wanted, work);
  const newer = revival.again(wanted, work);
  expect(await codeOf(older)).toBe('cancelled');
  expect(await newer).toBe('answer');
  expect(state).toMatchObject({ restarts: 1, reloads: 2, told: 1 });
});

test('REVIVE-3 whoever else waits does not start another, and what that ended is done again', async () => {
  const { revival, kill, work, state } = duck();
  let tries = 0;
  /** Waits behind the other, and is ended with it. */
  const behind = async () => {
    tries += 1;
    if (tries > 1) return work();
    await Promise.resolve();
    throw ended();
  };
  const second = revival.again(wanted, behind);
  kill();
  expect(await Promise.all([revival.again(wanted, work), second])).toEqual(['answer', 'answer']);
  expect(state).toMatchObject({ restarts: 1, reloads: 1 });
});

test('REVIVE-4 what is cancelled while DuckDB lives stays cancelled, and wrong work fails alone', async () => {
  const { revival, state } = duck();
  expect(await codeOf(revival.again(wanted, () => Promise.reject(ended())))).toBe('cancelled');
  expect(await codeOf(revival.again(wanted, () => Promise.reject(new Error('x'))))).toBe(
    'internal',
  );
  expect(state.restarts).toBe(0);
});

test('REVIVE-5 another file does not wait for the one before', async () => {
  const { revival, kill, work, onReload, state } = duck();
  kill();
  onReload.push(() => {
    throw ended();
  });
  await codeOf(revival.again(wanted, work));
  await revival.forgetInTurn();
  await codeOf(revival.again(wanted, work));
  expect(state.reloads).toBe(1);
});
