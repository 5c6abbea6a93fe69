import { render } from '@testing-library/svelte';
import { Preferences } from '../../src/state/preferences.svelte.ts';
import { Session } from '../../src/state/session.svelte.ts';
import { View } from '../../src/state/view.svelte.ts';
import App from '../../src/ui/App.svelte';
import { FakeEngine, ok } from './fakeEngine.ts';

let pageBefore = new AbortController();

/** The address of this window, watched until the next page is opened in it. */
const frame = (signal: AbortSignal): ConstructorParameters<typeof View>[0] => ({
  location,
  history,
  addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
    window.addEventListener(type, listener, { signal }),
});

/** The whole page on an engine that answers what the test says. */
export async function openApp(engine = new FakeEngine(), hash = '') {
  pageBefore.abort();
  pageBefore = new AbortController();
  // Setting it would be a step, told later than the page is there.
  history.replaceState(null, '', hash === '' ? '#' : hash);
  const session = new Session(engine, () => ({
    id: 'run',
    createdAt: '2026-01-01T00:00:00Z',
    appVersion: '1',
    seed: 1,
  }));
  const view = new View(frame(pageBefore.signal));
  const preferences = new Preferences(document.documentElement, null);
  const page = render(App, { session, view, preferences });
  await session.startEngine(() => Promise.resolve(ok({ duckdbVersion: '1', bootMs: 1 })));
  return { ...page, engine, session, view };
}

export const csvFile = (name = 'deals.csv') => new File(['a,b\n1,2\n'], name, { type: 'text/csv' });
