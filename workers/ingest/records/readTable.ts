import { countDealRows, type CountRow } from '../../../src/sql/load/span.ts';
import {
  createDealRows,
  type CsvSource,
  dropDeals,
  knowsOutcomes,
} from '../../../src/sql/load/createDealRows.ts';
import { rejects, type RejectRow } from '../../../src/sql/load/rejects.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';
import { type StrayDates, strayDates } from '../../../src/sql/load/strayDates.ts';
import { type StrayNumbers, strayNumbers } from '../../../src/sql/load/strayNumbers.ts';
import { ProblemError } from '../../problems.ts';
import type { LoadPort } from '../port.ts';

/** What came of reading a file into `deal_rows`. */
export interface TableRead {
  /** With the columns that had to become text. */
  columns: StoredColumn[];
  rows: number;
  /** Whether the outcome has its meaning already. */
  outcomesKnown: boolean;
  /** Why DuckDB could not take every row apart; null when it could. */
  broken: string | null;
}

const asText = (column: StoredColumn): StoredColumn => ({ ...column, storage: { kind: 'text' } });

/**
 * Columns with dates in years that no deal is from, or numbers that are none: as text they tell what stands there.
 */
async function strayColumns(port: LoadPort, columns: readonly StoredColumn[]): Promise<string[]> {
  const found: string[] = [];
  for (const [kind, query] of [
    ['date', strayDates],
    ['number', strayNumbers],
  ] as const) {
    const own = columns.filter(({ storage }) => storage.kind === kind);
    if (own.length === 0) continue;
    const names = own.map(({ column }) => column);
    const [stray] = await port.query<StrayDates | StrayNumbers>(query(names));
    found.push(...own.filter((_, i) => stray?.[`d${i}`]).map(({ index }) => `c${index}`));
  }
  return found;
}

/**
 * Reads the file into a typed table. A column with a cell that is not of its type is read again as text, all of
 * it; nothing is left out for that.
 */
export async function readTable(
  port: LoadPort,
  source: CsvSource,
  planned: readonly StoredColumn[],
): Promise<TableRead> {
  let columns = [...planned];
  const ended = (rows: number, broken: string | null): TableRead => ({
    columns,
    rows,
    broken,
    outcomesKnown: knowsOutcomes(source, columns),
  });
  for (;;) {
    for (const drop of dropDeals()) await port.run(drop);
    try {
      await port.run(createDealRows(source, columns));
    } catch (thrown) {
      // What stopped the engine or the user is theirs to handle; all else is a file DuckDB can't take apart.
      if (thrown instanceof ProblemError || !(thrown instanceof Error)) throw thrown;
      return ended(0, thrown.message);
    }
    const found = await port.query<RejectRow>(rejects());
    const [count] = await port.query<CountRow>(countDealRows());
    const rows = count?.rows ?? 0;
    const structural = found.find(({ kind }) => kind !== 'CAST');
    if (structural) return ended(rows, structural.kind);
    const stray = found.length === 0 ? await strayColumns(port, columns) : [];
    if (found.length === 0 && stray.length === 0) return ended(rows, null);
    const failing = new Set([...stray, ...found.map(({ column }) => column)]);
    const next = columns.map((c) => (failing.has(`c${c.index}`) ? asText(c) : c));
    const changed = next.some((c, i) => c !== columns[i] && columns[i]?.storage.kind !== 'text');
    if (!changed) return ended(rows, 'CAST');
    columns = next;
  }
}
