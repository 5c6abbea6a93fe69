import type { Keep } from '../../src/state/preferences.svelte.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { FakeEngine, ok } from './fakeEngine.ts';
import { dateQuestion } from './intakeFixture.ts';

const identity = { id: 'run', createdAt: '2024-05-02T09:30:00Z', appVersion: '1', seed: 1 };
const info = ok({ duckdbVersion: '1', bootMs: 1 });
export const may = new File(['a'], 'may.csv');
export const june = new File(['a'], 'june.csv');

/** A browser that keeps what it is given. */
export function memory(): NonNullable<Keep> & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
  };
}

/** A session in which a file was opened. */
export async function opened(keep: Keep, file = may, engine = new FakeEngine()) {
  const session = new Session(engine, () => identity, keep);
  await session.startEngine(() => Promise.resolve(info));
  await session.openFiles([file]);
  return { session, engine };
}

/** An engine that asks about dates. */
export function asking(): FakeEngine {
  const engine = new FakeEngine();
  engine.questions = [dateQuestion];
  return engine;
}
