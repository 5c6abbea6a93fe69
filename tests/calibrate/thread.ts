import { parentPort, workerData } from 'node:worker_threads';
import type { Findings } from './findings.ts';
import { oneRun } from './oneRun.ts';
import { shapeOf } from './shapes/all.ts';

const { id, first, step, last } = workerData as {
  id: string;
  first: number;
  step: number;
  last: number;
};
const shape = shapeOf(id);
const findings: Findings[] = [];
for (let seed = first; seed <= last; seed += step) findings.push(await oneRun(shape, seed));
parentPort?.postMessage(findings);
