import type { Verdict } from '../domain/document/verdict.ts';
import { findSensitivity } from './sensitivity.ts';
import type { Setting } from './setting.ts';

/** The verdict with the other ways to look at the change. */
export async function fullVerdict(setting: Setting): Promise<Verdict> {
  const { port, dataset, prepared, overview, input, deals } = setting;
  const { verdict, comparison, counts, clustering } = overview;
  if (!comparison || !counts) return verdict;
  const sensitivity = await findSensitivity(
    port,
    prepared.horizon,
    comparison,
    counts,
    {
      designEffect: clustering?.designEffect ?? 1,
      byValue: dataset.has.amount && prepared.valueWithheld === null,
      hasCreated: dataset.has.created,
      // The days of bulk closing are known for the whole file only.
      bulk: input.filters.length === 0 ? prepared.bulk : [],
    },
    deals,
  );
  return { ...verdict, sensitivity };
}
