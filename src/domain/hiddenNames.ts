import type { ColumnPlan, IntakePlan } from './intakePlan.ts';
import { isPerson } from './levers.ts';

/** A column that was joined has the name of its file behind its own. */
const ownName = (name: string): string => name.replace(/ \([^()]*\)$/, '');

/** Whether a column names persons: the rep, and a field such as the manager. */
export const namesPersons = ({ name, role, type }: ColumnPlan): boolean =>
  role === 'rep' || (type === 'text' && role !== 'account' && isPerson(ownName(name)));

/** What one of several persons of a column is called once names are hidden: `Rep 1`, `Manager 2`. */
export function hiddenName({ name, role }: Pick<ColumnPlan, 'name' | 'role'>, at: number): string {
  const kind = role === 'rep' ? 'Rep' : /manager|leiter|gerente/i.test(name) ? 'Manager' : 'Person';
  return `${kind} ${at + 1}`;
}

/** The plan as it may be shown and saved once names are hidden: without examples of names, which count as personal. */
export const withoutNames = (plan: IntakePlan): IntakePlan => ({
  ...plan,
  columns: plan.columns.map((column) =>
    namesPersons(column) || column.personal !== undefined
      ? { ...column, examples: [], personal: column.personal ?? 'name' }
      : column,
  ),
});
