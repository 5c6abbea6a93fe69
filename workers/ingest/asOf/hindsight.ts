import { leakByName } from '../../../src/domain/leakNames.ts';
import type { AsOfColumns, OutcomeBlankRow } from '../../../src/sql/asOf.ts';
import { outcomeBlanks } from '../../../src/sql/asOf.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';
import type { LoadPort } from '../port.ts';
import type { StoredDeals } from './storedDeals.ts';

/** Blank this much more often for one outcome than for another: how the deal went decided whether it was filled. */
const TELLING_GAP = 0.2;
/** Fewer deals of an outcome say nothing of it. */
const FEWEST_DEALS = 30;

/** The columns of `deals` that could have been known while a deal was open. */
const CANONICAL = ['outcome', 'created_on', 'closed_on', 'deal_id', 'rep', 'account', 'amount'];

/**
 * Which columns an open deal of an earlier day can’t have had: the stage, as it has moved since; what is named or filled
 * as something known at the end; and dates, as that of a last activity is another one for deals that have closed since.
 */
export async function columnsOfHindsight(
  port: LoadPort,
  { plan, columns }: Pick<StoredDeals, 'plan' | 'columns'>,
): Promise<AsOfColumns> {
  const others = columns.filter(({ column }) => !CANONICAL.includes(column));
  const isDate = ({ storage }: StoredColumn): boolean => storage.kind === 'date';
  const isNamed = ({ column, index }: StoredColumn): boolean =>
    column === 'stage' || leakByName(plan.columns[index]?.name ?? '') !== null;
  const namesOf = (some: readonly StoredColumn[]): string[] => some.map(({ column }) => column);
  const asked = namesOf(others.filter((one) => !isDate(one) && !isNamed(one)));
  const rows = asked.length > 0 ? await port.query<OutcomeBlankRow>(outcomeBlanks(asked)) : [];
  return {
    blankWhileOpen: [
      ...namesOf(others.filter((one) => !isDate(one) && isNamed(one))),
      ...asked.filter((name) => isTelling(rows.filter(({ column }) => column === name))),
    ],
    dates: namesOf(others.filter(isDate)),
  };
}

/** Filled or left blank as the deal went. */
function isTelling(rows: readonly OutcomeBlankRow[]): boolean {
  const shares = rows
    .filter(({ deals }) => deals >= FEWEST_DEALS)
    .map(({ deals, blank }) => blank / deals);
  return Math.max(...shares) - Math.min(...shares) > TELLING_GAP;
}
