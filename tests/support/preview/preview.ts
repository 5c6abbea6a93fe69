import { mount } from 'svelte';
import '../../../src/app.css';
import { Preferences } from '../../../src/state/preferences.svelte.ts';
import { Session } from '../../../src/state/session.svelte.ts';
import { View } from '../../../src/state/view.svelte.ts';
import App from '../../../src/ui/App.svelte';
import { complete, latePartsWithheld, latePending, nothingTold } from '../lateFixture.ts';
import { declined, firstSnapshot, noEvidence } from '../analysisFixture.ts';
import { failed, FakeEngine, ok } from '../fakeEngine.ts';
import { dateQuestion } from '../intakeFixture.ts';

/**
 * The pages without an engine, to look at: `?show=declined | complete | silent | withheld | late | none | first | asking | problem | reading | empty`,
 * `&theme=dark`, and the page in the hash. Not shipped.
 */
const wishes = new URLSearchParams(location.search);
const show = wishes.get('show') ?? 'declined';
const engine = new FakeEngine();
const never = new Promise<never>(() => undefined);

if (show === 'none') engine.analysed = () => ok(noEvidence);
const late = { complete, silent: nothingTold, withheld: latePartsWithheld, late: latePending }[
  show
];
if (late) engine.analysed = () => ok(late);
if (show === 'declined') engine.analysed = ({ filters }) => ok({ ...declined, filters });
if (show === 'asking') engine.questions = [dateQuestion];
if (show === 'first') {
  engine.snapshots = [firstSnapshot];
  engine.analysed = () => never;
}
if (show === 'problem') {
  engine.inspected = () =>
    failed({
      code: 'no-outcome',
      sentence: 'No column of this file says which deals were won and which were lost.',
      whatToDo: 'Export it again with the status or stage of each deal, and drop it here.',
    });
}

const session = new Session(engine, () => ({
  id: 'preview',
  createdAt: '2026-11-20T09:30:00.000Z',
  appVersion: '0.1.0',
  seed: 1,
}));
const view = new View(window);
const preferences = new Preferences(document.documentElement, null);
if (wishes.get('theme') === 'dark') preferences.setTheme('dark');
const target = document.querySelector('#app');
if (target) mount(App, { target, props: { session, view, preferences } });

const starting = show === 'reading' || show === 'empty';
void session.startEngine((onProgress) => {
  onProgress(3_100_000, 7_700_000);
  return starting ? never : Promise.resolve(ok({ duckdbVersion: '1.4.3', bootMs: 600 }));
});
if (show !== 'empty') void session.openFiles([new File(['x'], 'deals.csv')]);
