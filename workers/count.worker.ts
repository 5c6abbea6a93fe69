import { expose } from 'comlink';
import { countAtOnce } from './ingest/records/countAtOnce.ts';
import type { CountTask } from './ingest/records/counted.ts';
import { holdLifeline, lifelineName } from './lifeline.ts';
import { answer } from './problems.ts';

/** Ended, not asked, when nobody waits any more. */
const count = (task: CountTask) => answer(() => countAtOnce(task, () => {}));

export type Counting = { count: typeof count };

// Before anything is awaited, as in analysis.worker.ts.
expose({ count } satisfies Counting);

const lifeline = lifelineName();
void holdLifeline(lifeline).then((isHeld) => {
  self.postMessage({ lifeline: isHeld ? lifeline : null });
});
