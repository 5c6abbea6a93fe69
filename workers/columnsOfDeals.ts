import type { Dataset } from '../src/domain/dataset.ts';
import type { DealsColumn } from '../src/domain/dealsQuestion.ts';
import type { IntakePlan } from '../src/domain/intakePlan.ts';
import { columnType, type TableColumnRow } from '../src/sql/dealsPage.ts';
import { dealColumn } from './ingest/storage.ts';

/** Our own outcome, where no column of the file says it. */
const OUTCOME: DealsColumn = { key: 'outcome', name: 'Outcome', type: 'text', personal: false };

/**
 * The columns of the file in its order, by its own names, as they stand in the table of deals; the joined ones behind
 * them.
 * @param table what the table has
 */
export function columnsOfDeals(
  { plan, dataset }: { plan: IntakePlan; dataset: Pick<Dataset, 'columns'> },
  table: readonly TableColumnRow[],
): DealsColumn[] {
  const types = new Map(table.map(({ name, type }) => [name, type]));
  const personal = new Set(
    plan.columns.filter((column) => column.personal !== undefined).map(({ name }) => name),
  );
  const taken = new Set<string>();
  const columns = dataset.columns.flatMap(({ name, role }, index): DealsColumn[] => {
    const wanted = dealColumn({ role, index });
    const key = taken.has(wanted) ? `c${index}` : wanted;
    taken.add(key);
    const type = types.get(key);
    if (type === undefined) return [];
    return [{ key, name, type: columnType(type), personal: personal.has(name) }];
  });
  return taken.has('outcome') ? columns : [OUTCOME, ...columns];
}
