import { applyAnswers } from './applyAnswers.ts';
import type { IntakePlan, Question } from './intakePlan.ts';
import type { Outcome, OutcomeValues } from './outcome.ts';
import {
  type ColumnDecision,
  DECIDED,
  type Decided,
  decidedOf,
  DROPPED_PARTS,
  headerOf,
  joinNames,
  nthOf,
  type Recipe,
  RECIPE_SCHEMA,
  sameColumn,
} from './recipe.ts';

/** What the recipe says of itself. */
export type RecipeAbout = Pick<Recipe, 'savedOn' | 'file' | 'sheet' | 'otherSheets'>;

export const meaningsOf = ({ won, lost, open }: OutcomeValues): Map<string, Outcome> =>
  new Map<string, Outcome>([
    ...won.map((value): [string, Outcome] => [value, 'won']),
    ...lost.map((value): [string, Outcome] => [value, 'lost']),
    ...open.map((value): [string, Outcome] => [value, 'open']),
  ]);

function changedParts(before: Decided, after: Decided): Pick<ColumnDecision, 'was' | 'now'> | null {
  const parts = DECIDED.filter((part) => before[part] !== after[part]);
  if (parts.length === 0) return null;
  const only = (all: Decided): Partial<Decided> =>
    Object.fromEntries(parts.map((part) => [part, all[part]]));
  return { was: only(before), now: only(after) };
}

function columnDecisions(before: IntakePlan, after: IntakePlan): ColumnDecision[] {
  return after.columns.flatMap((column) => {
    const proposed = before.columns.find((one) => sameColumn(one, column));
    const parts = proposed && changedParts(decidedOf(proposed), decidedOf(column));
    return parts ? [{ name: column.name, nth: nthOf(after.columns, column), ...parts }] : [];
  });
}

function outcomeDecisions(before: IntakePlan, after: IntakePlan): Recipe['outcomes'] {
  const proposed = meaningsOf(before.outcomeValues);
  const final = meaningsOf(after.outcomeValues);
  const columnOf = ({ columns }: IntakePlan) => columns.find(({ role }) => role === 'outcome');
  const [from, to] = [columnOf(before), columnOf(after)];
  const moved = to !== undefined && from?.index !== to.index;
  const afresh = moved || [...proposed.keys()].some((value) => !final.has(value));
  const meanings = [...final]
    .filter(([value, meaning]) => afresh || proposed.get(value) !== meaning)
    .map(([value, meaning]) => ({ value, meaning }));
  return { afresh, meanings };
}

function joinDecisions(before: IntakePlan, after: IntakePlan): Recipe['joins'] {
  return after.linked.flatMap((linked) => {
    const proposed = before.linked.find(({ file }) => file === linked.file);
    const names = joinNames(after, linked);
    if (!names || proposed?.accepted === linked.accepted) return [];
    return [{ file: linked.name, ...names, accepted: linked.accepted }];
  });
}

/**
 * What was decided between a proposal and the plan that came of it.
 * @param answered the questions the person answered on the way
 */
export function recipeOf(
  proposed: IntakePlan,
  answered: readonly Question[],
  plan: IntakePlan,
  about: RecipeAbout,
): Recipe {
  const before = applyAnswers(proposed, answered);
  const nameOf = (index: number) =>
    plan.columns.find((column) => column.index === index)?.name ?? '';
  return {
    schema: RECIPE_SCHEMA,
    ...about,
    header: headerOf(plan),
    answers: answered.flatMap(({ id, answer, choices }) => {
      if (answer === null) return [];
      const label = choices.find(({ value }) => value === answer)?.label ?? '';
      return [{ id, value: answer, label }];
    }),
    columns: columnDecisions(before, plan),
    outcomes: outcomeDecisions(before, plan),
    dropped: DROPPED_PARTS.filter((part) => before[part] !== undefined && plan[part] === undefined),
    currency: plan.currency
      ? {
          column: plan.currency.column === null ? null : nameOf(plan.currency.column),
          keep: plan.currency.keep,
        }
      : null,
    merges: plan.merges.map(({ column, from, into }) => ({ column: nameOf(column), from, into })),
    joins: joinDecisions(before, plan),
  };
}
