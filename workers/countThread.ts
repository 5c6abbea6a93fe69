import { type Remote, wrap } from 'comlink';
import type { Answer } from '../src/domain/problem.ts';
import type { Counting } from './count.worker.ts';
import CountWorker from './count.worker.ts?worker&inline';
import type { Counted, CountTask } from './ingest/records/counted.ts';
import { whenGone } from './lifeline.ts';
import { cancelled } from './problems.ts';
import { valueOf } from './wish.ts';

/** How a count ends that the worker does not answer; null when the worker is gone. */
type End = Answer<Counted> | null;

interface Life {
  remote: Remote<Counting>;
  /** From then on its end is noticed, however it comes. */
  watched: Promise<null>;
  end: Promise<End>;
  /** Ends the worker. */
  stop: (end: End) => void;
}

/** Null where there are no locks. */
interface LifelineTold {
  lifeline: string | null;
}

const isLifeline = (data: unknown): data is LifelineTold =>
  typeof data === 'object' && data !== null && 'lifeline' in data;

function begin(): Life {
  const worker = new CountWorker({ name: 'count' });
  let tell: (end: End) => void = () => {};
  let tellWatched: (nothing: null) => void = () => {};
  const end = new Promise<End>((resolve) => (tell = resolve));
  const watched = new Promise<null>((resolve) => (tellWatched = resolve));
  const stop = (how: End) => {
    worker.terminate();
    tell(how);
  };
  worker.addEventListener('error', () => stop(null));
  worker.addEventListener('message', ({ data }) => {
    if (!isLifeline(data)) return;
    if (data.lifeline !== null) whenGone(data.lifeline, () => stop(null));
    tellWatched(null);
  });
  return { remote: wrap<Counting>(worker), watched, end, stop };
}

/**
 * The thread that hashes and counts files while this one passes DuckDB's answers on: one that counts keeps DuckDB waiting.
 * It is kept between files, its script compiled.
 */
export class CountThread {
  #life: Life | null = null;
  #busy = 0;

  start(): void {
    if (this.#life) return;
    const life = begin();
    this.#life = life;
    void life.end.then(() => {
      if (this.#life === life) this.#life = null;
    });
  }

  /** See `CountApart`. */
  async count(task: CountTask): Promise<Counted | null> {
    this.start();
    const life = this.#life;
    if (!life) return null;
    this.#busy += 1;
    try {
      await Promise.race([life.watched, life.end]);
      const end = await Promise.race([life.remote.count(task), life.end]);
      return end && valueOf(end);
    } finally {
      this.#busy -= 1;
    }
  }

  /** Ends what is counted, which answers `cancelled`. */
  cancel(): void {
    if (this.#busy === 0) return;
    this.#life?.stop({ ok: false, problem: cancelled() });
    this.#life = null;
    this.start();
  }
}
