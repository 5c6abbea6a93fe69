import type { ColumnPlan, IntakePlan } from './intakePlan.ts';
import { SINGLE_ROLES, type Role } from './role.ts';

export type ColumnChange = Partial<
  Pick<ColumnPlan, 'role' | 'type' | 'dateFormat' | 'decimalMark'>
>;

/** What a column becomes that has to give up a role only one column can have. */
export const roleByType = {
  text: 'field',
  boolean: 'field',
  number: 'measure',
  date: 'date',
} as const;

const typeByRole: Partial<Record<Role, ColumnPlan['type']>> = {
  amount: 'number',
  measure: 'number',
  createdDate: 'date',
  closedDate: 'date',
  date: 'date',
};

function changed(column: ColumnPlan, change: ColumnChange): ColumnPlan {
  const wanted = change.role ? typeByRole[change.role] : undefined;
  const type = change.type ?? wanted ?? column.type;
  return {
    ...column,
    ...change,
    type,
    dateFormat: type === 'date' ? (change.dateFormat ?? column.dateFormat) : null,
    decimalMark: type === 'number' ? (change.decimalMark ?? column.decimalMark ?? '.') : null,
    ...(change.dateFormat && { dateOrder: 'chosen' as const }),
    ...(change.decimalMark && { decimalDoubt: 'chosen' as const }),
    confidence: 1,
    reason: 'You chose this.',
  };
}

/**
 * The plan with one column changed by a person. A single role moves over from the column that had it; what the
 * outcome's values mean belongs to the outcome's column, so another one starts without.
 */
export function changeColumn(plan: IntakePlan, index: number, change: ColumnChange): IntakePlan {
  const role = change.role;
  const moves = role !== undefined && SINGLE_ROLES.includes(role);
  const before = plan.columns.find((column) => column.index === index);
  const columns = plan.columns.map((column) => {
    if (column.index === index) return changed(column, change);
    if (!moves || column.role !== role) return column;
    return { ...column, role: roleByType[column.type], reason: 'Another column has its role now.' };
  });
  if (before?.role === role) return { ...plan, columns };
  if (role === 'outcome') return withoutMeanings({ ...plan, columns });
  return role === 'closedDate'
    ? { ...plan, columns, closedDateElse: undefined }
    : { ...plan, columns };
}

const withoutMeanings = (plan: IntakePlan): IntakePlan => ({
  ...plan,
  outcomeValues: { won: [], lost: [], open: [] },
  unknownOutcomes: [],
  openWhen: undefined,
});
