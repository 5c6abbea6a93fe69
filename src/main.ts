import { mount } from 'svelte';
import { version } from '../package.json';
import './app.css';
import { EngineClient } from './engine/client.ts';
import { Preferences, type Keep } from './state/preferences.svelte.ts';
import { runIdentity } from './state/runIdentity.ts';
import { Session } from './state/session.svelte.ts';
import { View } from './state/view.svelte.ts';
import App from './ui/App.svelte';
import { chartLibrary } from './ui/parts/chartLibrary.ts';
import { pipelineLibrary } from './ui/views/pipeline/pipelineLibrary.ts';
import { repsLibrary } from './ui/views/reps/repsLibrary.ts';
import { segmentsLibrary } from './ui/views/segments/segmentsLibrary.ts';
import { pagesLibrary } from './ui/views/pagesLibrary.ts';

/** Asking for it can throw where a browser keeps nothing. */
function keep(): Keep {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const engine = new EngineClient();
const session = new Session(engine, () => runIdentity(version), keep());
const view = new View(window);
const preferences = new Preferences(document.documentElement, keep());
engine.onStopped = (problem) => session.tell(problem);

const target = document.querySelector('#app');
if (!target) throw new Error('The page has no #app.');
mount(App, { target, props: { session, view, preferences } });

// The page is painted first; a dropped file waits for the engine.
setTimeout(async () => {
  // Asked for once more, and told of if it fails, when there is something to show on them.
  void pagesLibrary().catch(() => undefined);
  // Fetched when a name needs it, it would tell the host what letters a file has.
  const letters = document.fonts.load('1em "Inter Variable"', 'ł').catch(() => []);
  await session.startEngine((onProgress) => engine.start(onProgress));
  await letters;
  // Tests of the shipped outputs wait for this.
  document.documentElement.dataset.engine = session.engineStatus.phase;
  // While a file is still being looked for; a chart that can't have it now asks again, and shows its table if it must.
  await chartLibrary().catch(() => undefined);
  await segmentsLibrary().catch(() => undefined);
  await pipelineLibrary().catch(() => undefined);
  await repsLibrary().catch(() => undefined);
});
