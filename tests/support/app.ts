import { render } from '@testing-library/svelte';
import { Preferences } from '../../src/state/preferences.svelte.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { View } from '../../src/state/view.svelte.ts';
import App from '../../src/ui/App.svelte';
import { FakeEngine, ok } from './fakeEngine.ts';

/** The whole page on an engine that answers what the test says. */
export async function openApp(engine = new FakeEngine()) {
  location.hash = '';
  const session = new Session(engine, () => ({
    id: 'run',
    createdAt: '2026-01-01T00:00:00Z',
    appVersion: '1',
    seed: 1,
  }));
  const view = new View(window);
  const preferences = new Preferences(document.documentElement, null);
  const page = render(App, { session, view, preferences });
  await session.startEngine(() => Promise.resolve(ok({ duckdbVersion: '1', bootMs: 1 })));
  return { ...page, engine, session, view };
}

export const csvFile = (name = 'deals.csv') => new File(['a,b\n1,2\n'], name, { type: 'text/csv' });
