import type { ColumnPlan, IntakePlan, LinkedFile } from '../../../src/domain/intakePlan.ts';
import { joinedFiles } from '../../../src/domain/joins.ts';
import {
  dropJoined,
  joinLookups,
  type Lookup,
  takeJoined,
} from '../../../src/sql/load/joinDeals.ts';
import { countDealRows, type CountRow } from '../../../src/sql/load/span.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';
import type { LoadPort } from '../port.ts';
import { CANONICAL_COLUMNS, dealColumn } from '../storage.ts';
import type { DealsRead } from './joinReport.ts';
import type { LinkedRead } from './readLinked.ts';

/** What a joined column is in its own file once that is read. */
export function inItsFile({ from }: ColumnPlan, reads: readonly LinkedRead[]) {
  const read = reads.find(({ link }) => link.file === from?.file);
  const at = read?.columns?.columns.findIndex(({ index }) => index === from?.index) ?? -1;
  const stored = read?.columns?.columns[at];
  const plan = read?.columns?.plan.columns[at];
  return stored && plan ? { stored, plan } : null;
}

/** Every lookup behind the one it hangs on. */
function parentsFirst(files: readonly LinkedFile[]): LinkedFile[] {
  const ordered: LinkedFile[] = [];
  const place = (one: LinkedFile): void => {
    if (ordered.includes(one)) return;
    const parent = files.find(({ file }) => file === one.join?.to);
    if (parent) place(parent);
    ordered.push(one);
  };
  files.forEach(place);
  return ordered;
}

/** The joined columns as `deals` has them. A role of the deal's goes to it only where the deals' own file leaves it free. */
function joinedColumns(
  plan: IntakePlan,
  own: readonly StoredColumn[],
  reads: readonly LinkedRead[],
) {
  const taken = new Set(own.map(({ column }) => column));
  return plan.columns.flatMap((column) => {
    const found = column.from ? inItsFile(column, reads) : null;
    if (!found || !column.from) return [];
    const wanted = dealColumn(column);
    const name = taken.has(wanted) ? `c${column.index}` : wanted;
    taken.add(name);
    const stored: StoredColumn = {
      index: column.index,
      column: name,
      storage: found.stored.storage,
    };
    return [{ file: column.from.file, source: found.stored.column, stored }];
  });
}

/**
 * Gives every deal the columns of its lookups, in place; each of them stands behind the one it hangs on.
 * @returns the joined columns as they are kept
 */
export async function joinRows(
  port: LoadPort,
  plan: IntakePlan,
  deals: DealsRead,
  reads: readonly LinkedRead[],
): Promise<StoredColumn[]> {
  const taken = joinedColumns(plan, deals.columns, reads);
  if (taken.length === 0) return [];
  const columnAt = (columns: readonly StoredColumn[] | undefined, index: number) =>
    columns?.find((one) => one.index === index)?.column;
  const columnsOf = (file: number) =>
    reads.find(({ link }) => link.file === file)?.columns?.columns;
  const lookups = parentsFirst(joinedFiles(plan)).flatMap(({ file, join: by }): Lookup[] => {
    const key = by ? columnAt(columnsOf(file), by.key) : undefined;
    const to = !by || by.to === plan.file ? null : by.to;
    const column = by && columnAt(to === null ? deals.columns : columnsOf(to), by.column);
    if (key === undefined || !column) return [];
    const own = taken.filter((one) => one.file === file);
    return [
      { file, key, to, column, taken: own.map((o) => ({ column: o.source, as: o.stored.column })) },
    ];
  });
  const names = taken.map(({ stored }) => stored.column);
  await port.run(dropJoined());
  await port.run(
    joinLookups(
      lookups,
      names.filter((name) => CANONICAL_COLUMNS.includes(name)),
    ),
  );
  for (const statement of takeJoined()) await port.run(statement);
  const [after] = await port.query<CountRow>(countDealRows());
  if (after?.rows !== deals.rows) {
    throw new Error(`Joining made ${after?.rows ?? 0} deals of ${deals.rows}.`);
  }
  return taken.map(({ stored }) => stored);
}
