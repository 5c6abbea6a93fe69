import type { IntakePlan } from './intakePlan.ts';
import { columnNamed, joinNames, type Misfit, type Recipe } from './recipe.ts';

/**
 * This month's recipe with what last month's says about things that are not in this month's file: they may be in the
 * next. What this file overruled is not handed on.
 */
export function inheritRecipe(
  made: Recipe,
  last: Recipe,
  plan: IntakePlan,
  misfits: readonly Misfit[],
): Recipe {
  const overruled = new Set(
    misfits.filter(({ kind }) => kind === 'reads-otherwise').map(({ subject }) => subject),
  );
  const subjectOf = (id: string) => id.slice(id.indexOf(':') + 1);
  const gone = (name: string, nth = 0) => !columnNamed(plan.columns, name, nth);
  const linked = plan.linked.map((one) => joinNames(plan, one));
  const sheets = plan.linked.flatMap(({ form }) => form.sheets);
  const { currency } = last;
  return {
    ...made,
    answers: [
      ...made.answers,
      ...last.answers.filter(
        ({ id }) => !overruled.has(subjectOf(id)) && !made.answers.some((own) => own.id === id),
      ),
    ],
    columns: [...made.columns, ...last.columns.filter(({ name, nth }) => gone(name, nth))],
    // In a month with one currency there is none to choose.
    currency: made.currency ?? (currency?.column && gone(currency.column) ? currency : null),
    otherSheets: [
      ...made.otherSheets,
      ...last.otherSheets.filter(({ name }) => !sheets.includes(name)),
    ],
    merges: [...made.merges, ...last.merges.filter(({ column }) => gone(column))],
    joins: [
      ...made.joins,
      ...last.joins.filter(
        ({ column, key }) => !linked.some((names) => names?.column === column && names.key === key),
      ),
    ],
  };
}
