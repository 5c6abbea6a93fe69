import type { ColumnPlan, IntakePlan } from './intakePlan.ts';
import { plainName } from './leakNames.ts';
import { isPerson } from './levers.ts';

/** A column that was joined has the name of its file behind its own. */
const ownName = (name: string): string => name.replace(/ \([^()]*\)$/, '');

/** What stands for a person as well as the name does: “Owner Alias”, “Created by ID”, “Rep first name”. */
const STAND_INS =
  /\b(rep|representative|owner|manager|seller|agent|executive|user|person|contact|employee|ae|sdr|bdr|created|created by|modified by) (alias|initials|(first|last|full|user) name|username|login|id)$/;

/** Whether a column names persons, by its own name. */
export const namesPersonsByName = (name: string): boolean =>
  isPerson(ownName(name)) || STAND_INS.test(plainName(ownName(name)));

/** Whether a column names persons: the rep, and a field such as the manager. */
export const namesPersons = ({ name, role, type }: ColumnPlan): boolean =>
  role === 'rep' || (type === 'text' && role !== 'account' && namesPersonsByName(name));

/** The plan with columns that were found to name persons counted as personal. */
export const withHidden = (plan: IntakePlan, hidden: readonly string[]): IntakePlan => ({
  ...plan,
  columns: plan.columns.map((column) =>
    hidden.includes(column.name) ? { ...column, personal: column.personal ?? 'name' } : column,
  ),
});

/** What one of several persons of a column is called once names are hidden: `Rep 1`, `Manager 2`. */
export function hiddenName({ name, role }: Pick<ColumnPlan, 'name' | 'role'>, at: number): string {
  const kind = role === 'rep' ? 'Rep' : /manager|leiter|gerente/i.test(name) ? 'Manager' : 'Person';
  return `${kind} ${at + 1}`;
}

const tellsOfPersons = (column: ColumnPlan): boolean =>
  namesPersons(column) || column.personal !== undefined;

/**
 * The plan as it may be shown and saved once names are hidden: without examples of names, which count as personal, and
 * without the merges of them.
 */
export const withoutNames = (plan: IntakePlan): IntakePlan => ({
  ...plan,
  hideNames: true,
  merges: plan.merges.filter(({ column }) => {
    const merged = plan.columns[column];
    return !merged || !tellsOfPersons(merged);
  }),
  columns: plan.columns.map((column) =>
    tellsOfPersons(column)
      ? { ...column, examples: [], personal: column.personal ?? 'name' }
      : column,
  ),
});
