import { parentPort, workerData } from 'node:worker_threads';
import type { Shape } from '../../src/samples/shapes.ts';
import { oneRun, type RunResult } from './oneRun.ts';

const { id, first, step, last } = workerData as {
  id: Shape['id'];
  first: number;
  step: number;
  last: number;
};
const results: RunResult[] = [];
for (let seed = first; seed <= last; seed += step) results.push(await oneRun(id, seed));
parentPort?.postMessage(results);
