import type { Dataset } from '../../src/domain/dataset.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import type { LoadResult, Proposal } from '../../src/engine/contract.ts';
import { inspectFiles } from '../../workers/ingest/join/inspectFiles.ts';
import { load } from '../../workers/ingest/load.ts';
import { calmly, opened, type TestPort } from './openPort.ts';

/** What inspecting files dropped together gives, when it is to go well. */
export async function inspectedFiles(files: readonly File[]): Promise<Proposal> {
  const answer = await inspectFiles(await Promise.all(files.map(opened)));
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.sentence}`);
  return answer.value;
}

export async function resultOf(
  { port }: TestPort,
  files: readonly File[],
  plan: IntakePlan,
): Promise<LoadResult> {
  const answer = await load(port, await Promise.all(files.map(opened)), plan, calmly);
  if (!answer.ok) {
    throw new Error(`${answer.problem.sentence} ${answer.problem.detail?.slice(0, 500) ?? ''}`);
  }
  return answer.value;
}

/** Loads files dropped together that leave nothing to ask. */
export async function loadFiles(
  test: TestPort,
  files: readonly File[],
  change: (plan: IntakePlan) => IntakePlan = (plan) => plan,
): Promise<Dataset> {
  const { plan } = await inspectedFiles(files);
  const result = await resultOf(test, files, change(plan));
  if (result.phase === 'asking') throw new Error(result.questions.map(({ id }) => id).join(', '));
  if (result.phase === 'table') throw new Error(result.problem.code);
  return result.dataset;
}
