import type { IntakePlan, RowNote } from '../../src/domain/intakePlan.ts';
import type { OutcomeValues } from '../../src/domain/outcome.ts';
import type { CsvSource } from '../../src/sql/load/createDealRows.ts';
import type { StoredColumn } from '../../src/sql/load/storage.ts';
import { commonWidth } from './dialect.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import { sortOutcomes } from './outcomeWords.ts';
import type { LoadControl, LoadPort } from './port.ts';
import { allRejected, headerOnly, unreadable } from './problems.ts';
import { readTable, type TableRead } from './readTable.ts';
import { CLEAN, rewrite } from './rewrite.ts';
import type { OpenedFile } from './open/openFile.ts';
import { headOf, sampleOf } from './sample.ts';
import { commonDateFormat, storedColumns } from './storage.ts';

/** A file in `deal_rows`: read = loaded + rejected. */
export interface FileRead {
  fingerprint: Fingerprint;
  columns: StoredColumn[];
  outcomesKnown: boolean;
  loaded: number;
  rejected: number;
  shown: RowNote[];
  repaired: number;
  shownRepaired: RowNote[];
}

const UNTOUCHED = { rejected: 0, shown: [], repaired: 0, shownRepaired: [] };

/** The line end of the first line; a file that mixes them goes the careful way. */
function lineEndOf(head: Uint8Array): CsvSource['lineEnd'] {
  const at = head.findIndex((byte) => byte === 10 || byte === 13);
  if (at < 0 || head[at] === 10) return '\n';
  return head[at + 1] === 10 ? '\r\n' : '\r';
}

/** What the values of the outcome column mean, when all of them are known and need no second column. */
function knownOutcomes(plan: IntakePlan, planned: readonly StoredColumn[]): OutcomeValues | null {
  const storage = planned.find(({ column }) => column === 'outcome')?.storage;
  if (storage?.kind !== 'levels' || plan.openWhen) return null;
  const { found } = sortOutcomes(storage.levels, plan.outcomeValues);
  return found.won.length > 0 && found.lost.length > 0 ? found : null;
}

/**
 * Loads the file: DuckDB reads it typed while its bytes are hashed and its records counted. Should DuckDB stumble,
 * or the two counts differ, the file is taken apart by our own reader, and DuckDB gets what that wrote.
 */
export async function readFile(
  port: LoadPort,
  { text: file }: OpenedFile,
  plan: IntakePlan,
  control: LoadControl,
): Promise<FileRead> {
  const head = await headOf(file);
  const sample = await sampleOf(file, head, plan.dialect);
  const width = plan.columns.length;
  const all = [...sample.head.slice(plan.dialect.headerRows), ...sample.later];
  const rows = all.filter(({ length }) => length === width);
  const planned = storedColumns(plan, rows, sample.complete);
  const source: CsvSource = {
    file: 'intake.csv',
    dialect: plan.dialect,
    lineEnd: lineEndOf(head),
    dateFormat: commonDateFormat(plan.columns),
    outcomes: knownOutcomes(plan, planned),
  };
  await port.dropFiles();
  await port.registerFile(source.file, file);
  // A file whose very sample is uneven is not worth the try.
  const even = rows.length === all.length && commonWidth(all) === width;
  let failed = false;
  const counting = { ...control, cancelled: () => failed || control.cancelled() };
  const reading = even ? readTable(port, source, planned) : null;
  const [print, fast] = await Promise.all([
    fingerprint(file, plan.dialect, counting),
    reading?.catch((thrown: unknown) => {
      failed = true; // no use counting on
      throw thrown;
    }),
  ]);
  if (print.records < 1) throw headerOnly();
  if (fast && fast.broken === null && fast.rows === print.records) {
    const { columns, rows: loaded, outcomesKnown } = fast;
    return { ...UNTOUCHED, fingerprint: print, columns, outcomesKnown, loaded };
  }
  return carefully(port, file, plan, print, { ...source, lineEnd: '\n' }, planned, control);
}

async function carefully(
  port: LoadPort,
  file: File,
  plan: IntakePlan,
  print: Fingerprint,
  source: CsvSource,
  planned: readonly StoredColumn[],
  control: LoadControl,
): Promise<FileRead> {
  const clean = await rewrite(file, plan.dialect, plan.columns.length, control);
  const { good, rejected, shown } = clean;
  if (good === 0) throw allRejected(print.records, shown[0]?.reason ?? 'unknown');
  await port.registerFile('clean.csv', clean.file);
  const read: TableRead = await readTable(
    port,
    { ...source, file: 'clean.csv', dialect: CLEAN },
    planned,
  );
  if (read.broken !== null || read.rows !== good || good + rejected !== print.records) {
    throw unreadable(print.records, read.rows, rejected, read.broken ?? undefined);
  }
  const { columns, outcomesKnown } = read;
  return {
    ...UNTOUCHED,
    fingerprint: print,
    columns,
    outcomesKnown,
    loaded: good,
    rejected,
    shown,
  };
}
