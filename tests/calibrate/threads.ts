import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Findings } from './findings.ts';
import type { Task } from './thread.ts';

export const THREADS = Math.min(4, availableParallelism());
/** Files of one task: few, so that no thread is left waiting for another at the end of a shape. */
const FILES_A_TASK = 10;

/** Threads that last as long as the run: what one shape has warmed up is fast for the next. */
export class Threads {
  readonly #workers: Worker[] = [];

  /** Simulates files of a shape with seeds 1, 2, 3 … on all threads; in order of their seeds. */
  async runShape(id: string, runs: number): Promise<Findings[]> {
    while (this.#workers.length < THREADS)
      this.#workers.push(new Worker(new URL('./thread.ts', import.meta.url)));
    let next = 1;
    const found: Findings[] = [];
    const work = async (worker: Worker): Promise<void> => {
      while (next <= runs) {
        const task = { id, first: next, last: Math.min(runs, next + FILES_A_TASK - 1) };
        next = task.last + 1;
        found.push(...(await done(worker, task)));
      }
    };
    await Promise.all(this.#workers.map(work));
    return found.sort((a, b) => a.seed - b.seed);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function done(worker: Worker, task: Task): Promise<Findings[]> {
  return new Promise((resolve, reject) => {
    worker.once('message', (findings: Findings[]) => {
      worker.off('error', reject);
      resolve(findings);
    });
    worker.once('error', reject);
    worker.postMessage(task);
  });
}
