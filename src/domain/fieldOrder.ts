import type { Drivers } from './document/drivers.ts';
import type { Field } from './field.ts';
import { isPerson } from './levers.ts';

const ROLE_RANK: Record<Field['role'], number> = {
  field: 1,
  amount: 2,
  measure: 2,
  stage: 3,
  rep: 4,
};

/**
 * Fields in the order in which they are worth picking: what goes with winning, by its p value; other fields, numbers in
 * bands, the stage; persons; and last what is known only once a deal is over. Within a rank the file's order stays.
 */
export function fieldOrder(
  fields: readonly Field[],
  drivers: Pick<Drivers, 'fields' | 'excluded'> | null,
): Field[] {
  const late = new Set(
    (drivers?.excluded ?? [])
      .filter(({ reason }) => reason === 'leaks-outcome')
      .map(({ column }) => column),
  );
  const pOf = new Map(
    (drivers?.fields ?? [])
      .filter(({ driver }) => driver)
      .map(({ field, pValue }) => [field, pValue ?? 1]),
  );
  const rank = ({ name, role }: Field): number => {
    if (late.has(name)) return 5;
    if (role === 'rep' || isPerson(name)) return 4;
    return pOf.has(name) ? 0 : ROLE_RANK[role];
  };
  return fields.toSorted(
    (a, b) => rank(a) - rank(b) || (pOf.get(a.name) ?? 1) - (pOf.get(b.name) ?? 1),
  );
}
