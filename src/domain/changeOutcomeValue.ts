import type { IntakePlan } from './intakePlan.ts';
import type { Outcome } from './outcome.ts';

/** The plan with one value of the outcome column meaning what a person says it means. */
export function changeOutcomeValue(plan: IntakePlan, value: string, meaning: Outcome): IntakePlan {
  const without = (values: string[]): string[] => values.filter((other) => other !== value);
  const { won, lost, open } = plan.outcomeValues;
  const outcomeValues = { won: without(won), lost: without(lost), open: without(open) };
  outcomeValues[meaning] = [...outcomeValues[meaning], value];
  return { ...plan, outcomeValues, unknownOutcomes: without(plan.unknownOutcomes) };
}
