import type { Dataset } from '../../../domain/dataset.ts';
import type { IntakePlan } from '../../../domain/intakePlan.ts';
import type { Outcome } from '../../../domain/outcome.ts';

export interface Meaning {
  value: string;
  /** Null: it means nothing to us, and its deals count as open. */
  meaning: Outcome | null;
}

const OUTCOMES: readonly Outcome[] = ['won', 'lost', 'open'];

/** Every value of the outcome column and what it means: what was found on loading, overruled by the plan. */
export function outcomeMeanings(plan: IntakePlan, dataset: Dataset | undefined): Meaning[] {
  const meanings = new Map<string, Outcome | null>();
  for (const { value } of dataset?.unknownOutcomes ?? []) meanings.set(value, null);
  for (const value of plan.unknownOutcomes) meanings.set(value, null);
  for (const from of [dataset?.outcomeValues, plan.outcomeValues])
    for (const outcome of OUTCOMES)
      for (const value of from?.[outcome] ?? []) meanings.set(value, outcome);
  // A blank cell is a fact of the file, not a word that could mean something else.
  meanings.delete('(blank)');
  return [...meanings].map(([value, meaning]) => ({ value, meaning }));
}
