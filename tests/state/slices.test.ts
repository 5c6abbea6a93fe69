import { expect, test } from 'vitest';
import type { SliceQuestion } from '../../src/domain/slices.ts';
import { Slices } from '../../src/state/slices.ts';
import { failed, FakeEngine } from '../support/fakeEngine.ts';

const question = (field: string): SliceQuestion => ({ kind: 'quarters', filters: [], field });

test('SLICES-1 the same question of the same analysis is asked once', async () => {
  const engine = new FakeEngine();
  const slices = new Slices(engine);
  const first = slices.ask('run', question('Region'));
  expect(slices.ask('run', question('Region'))).toBe(first);
  expect((await first).ok).toBe(true);
  await slices.ask('run', question('Source'));
  expect(engine.asked).toHaveLength(2);
});

test('SLICES-2 another analysis is asked anew', () => {
  const engine = new FakeEngine();
  const slices = new Slices(engine);
  const first = slices.ask('run', question('Region'));
  expect(slices.ask('next', question('Region'))).not.toBe(first);
  expect(engine.asked).toHaveLength(2);
});

test('SLICES-3 what failed is not kept', async () => {
  const engine = new FakeEngine();
  engine.sliced = () => failed({ code: 'cancelled', sentence: '', whatToDo: '' });
  const slices = new Slices(engine);
  expect((await slices.ask('run', question('Region'))).ok).toBe(false);
  await slices.ask('run', question('Region'));
  expect(engine.asked).toHaveLength(2);
});

test('SLICES-4 what the engine lost with its worker is told of, once for each time it is asked', async () => {
  const engine = new FakeEngine();
  engine.sliced = () => failed({ code: 'engine-restarted', sentence: '', whatToDo: '' });
  let forgotten = 0;
  const slices = new Slices(engine, () => (forgotten += 1));
  await slices.ask('run', question('Region'));
  expect(forgotten).toBe(1);
  engine.sliced = () => failed({ code: 'cancelled', sentence: '', whatToDo: '' });
  await slices.ask('run', question('Region'));
  expect(forgotten).toBe(1);
});
