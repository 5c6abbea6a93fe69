import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SHAPES, type Shape } from '../../src/samples/shapes.ts';
import { coverage } from './coverage.ts';
import type { RunResult } from './oneRun.ts';
import { promises } from './promises.ts';

/**
 * `npm run calibrate [runs]`: simulates files whose truth is known, analyses each with the app's own functions, and
 * prints how often what is promised held. 1,000 runs of each shape by default, seeds 1, 2, 3 …
 */
const runs = Number(process.argv[2] ?? 1000);
const threads = Math.min(4, availableParallelism());

function runShape(id: Shape['id']): Promise<RunResult[]> {
  const share = Array.from({ length: threads }, (_, thread) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { id, first: thread + 1, step: threads, last: runs },
    });
    return new Promise<RunResult[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  });
  return Promise.all(share).then((parts) => parts.flat());
}

const began = performance.now();
const results = new Map<Shape['id'], RunResult[]>();
for (const shape of Object.values(SHAPES)) {
  console.log(`${shape.id}: ${runs} files of 60,000 deals …`);
  results.set(shape.id, await runShape(shape.id));
}
const rows = promises(results.get('decline') ?? [], results.get('flat') ?? []);
console.table([...rows, ...coverage(20240613)]);
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s on ${threads} threads`);
process.exitCode = rows.every((row) => row.kept === 'yes') ? 0 : 1;
