import type { ColumnPlan, IntakePlan } from './intakePlan.ts';
import type { Outcome } from './outcome.ts';
import { DECIDED, sameColumn } from './recipe.ts';
import { meaningsOf } from './recipeOf.ts';

function columnRebased(
  proposed: ColumnPlan | undefined,
  sent: ColumnPlan | undefined,
  back: ColumnPlan,
): ColumnPlan {
  if (!proposed || !sent) return back;
  const untouched = DECIDED.filter((part) => back[part] === sent[part]);
  return { ...back, ...Object.fromEntries(untouched.map((part) => [part, proposed[part]])) };
}

function meaningsRebased(
  proposed: IntakePlan,
  sent: IntakePlan,
  back: IntakePlan,
): IntakePlan['outcomeValues'] {
  const [first, given] = [meaningsOf(proposed.outcomeValues), meaningsOf(sent.outcomeValues)];
  const meanings = new Map(first);
  for (const [value, meaning] of meaningsOf(back.outcomeValues))
    if (given.get(value) !== meaning) meanings.set(value, meaning);
  const of = (outcome: Outcome) =>
    [...meanings].filter(([, meaning]) => meaning === outcome).map(([value]) => value);
  return { won: of('won'), lost: of('lost'), open: of('open') };
}

/**
 * What would have been proposed, had been known what loading found out: the plan that came back, without what a person
 * had changed in the plan that was sent.
 */
export function rebase(proposed: IntakePlan, sent: IntakePlan, back: IntakePlan): IntakePlan {
  const of = (plan: IntakePlan, column: ColumnPlan) =>
    plan.columns.find((one) => sameColumn(one, column));
  return {
    ...back,
    columns: back.columns.map((column) =>
      columnRebased(of(proposed, column), of(sent, column), column),
    ),
    outcomeValues: meaningsRebased(proposed, sent, back),
    openWhen: back.openWhen === sent.openWhen ? proposed.openWhen : back.openWhen,
    closedDateElse:
      back.closedDateElse === sent.closedDateElse ? proposed.closedDateElse : back.closedDateElse,
    linked: back.linked.map((linked) => {
      const before = proposed.linked.find(({ file }) => file === linked.file);
      return before ? { ...linked, accepted: before.accepted } : linked;
    }),
  };
}
