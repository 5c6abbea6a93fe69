import type { ColumnPlan } from './intakePlan.ts';

/** What a column has to be for its role, whatever a person or the sample said. */
export function neededType({ role, type }: ColumnPlan): ColumnPlan['type'] {
  if (role === 'createdDate' || role === 'closedDate' || role === 'date') return 'date';
  if (role === 'amount' || role === 'measure') return 'number';
  if (role === 'field' || role === 'ignored')
    return type === 'number' && role === 'field' ? 'text' : type;
  return 'text';
}
