import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Findings } from './findings.ts';

export const THREADS = Math.min(4, availableParallelism());

/** Simulates files of a shape with seeds 1, 2, 3 … on all threads; in order of their seeds. */
export async function runShape(id: string, runs: number): Promise<Findings[]> {
  const parts = Array.from({ length: THREADS }, (_, thread) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { id, first: thread + 1, step: THREADS, last: runs },
    });
    return new Promise<Findings[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  });
  return (await Promise.all(parts)).flat().sort((a, b) => a.seed - b.seed);
}
