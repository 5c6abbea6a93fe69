import { parentPort } from 'node:worker_threads';
import type { Findings } from './findings.ts';
import { oneRun } from './oneRun.ts';
import { shapeOf } from './shapes/all.ts';

/** Files of a shape, by their seeds. */
export interface Task {
  id: string;
  first: number;
  last: number;
}

async function findingsOf({ id, first, last }: Task): Promise<Findings[]> {
  const shape = shapeOf(id);
  const findings: Findings[] = [];
  for (let seed = first; seed <= last; seed++) findings.push(await oneRun(shape, seed));
  return findings;
}

// A run that fails ends the thread, and with it the whole calibration.
parentPort?.on('message', (task: Task) => {
  void findingsOf(task).then((findings) => parentPort?.postMessage(findings));
});
