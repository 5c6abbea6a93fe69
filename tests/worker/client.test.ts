import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { EngineClient } from '../../src/engine/client.ts';
import { tapWorkers } from '../support/workerTap.ts';

const { workers, untap } = tapWorkers();
afterAll(untap);
beforeEach(() => workers.clear());

test('the engine starts, tells how much of it has come, and answers', async () => {
  const client = new EngineClient();
  const seen: [number, number][] = [];
  const answer = await client.start((done, total) => seen.push([done, total]));
  expect(answer).toMatchObject({ ok: true, value: { duckdbVersion: 'v1.4.3' } });
  expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b));
  expect(await client.cancel()).toEqual({ ok: true, value: null });
});

test('a killed analysis worker is noticed at once and the next call starts a new one', async () => {
  const client = new EngineClient();
  await client.start();
  const first = workers.get('analysis');
  const death = new Promise((resolve) => (client.onStopped = resolve));
  const pending = client.cancel();
  first?.terminate();
  expect(await death).toMatchObject({ code: 'engine-stopped' });
  // Answered before the worker died, or by its death: in both cases answered.
  await pending;
  expect(await client.cancel()).toEqual({ ok: true, value: null });
  expect(workers.get('analysis')).not.toBe(first);
});

test('a call that the worker never answers ends when the worker does', async () => {
  const client = new EngineClient();
  await client.start();
  const worker = workers.get('analysis');
  // What is said to it from here on gets lost, as if it were busy for ever.
  if (worker) worker.postMessage = () => {};
  const pending = client.cancel();
  const death = new Promise((resolve) => (client.onStopped = resolve));
  worker?.dispatchEvent(new ErrorEvent('error', { message: 'broken' }));
  await death;
  expect(await pending).toMatchObject({
    ok: false,
    problem: { code: 'engine-stopped', detail: 'broken' },
  });
});

test('a worker that does not start is a problem, and the next start tries again', async () => {
  const Real = globalThis.Worker;
  const client = new EngineClient();
  vi.stubGlobal(
    'Worker',
    class extends Real {
      constructor() {
        super(URL.createObjectURL(new Blob(['throw new Error("no")'])));
      }
    },
  );
  expect(await client.start()).toMatchObject({ ok: false, problem: { code: 'engine-failed' } });
  vi.unstubAllGlobals();
  expect(await client.start()).toMatchObject({ ok: true });
});
