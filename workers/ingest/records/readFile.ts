import type { Dialect, FileNote, IntakePlan, RowNote } from '../../../src/domain/intakePlan.ts';
import type { OutcomeValues } from '../../../src/domain/outcome.ts';
import type { CsvSource } from '../../../src/sql/load/createDealRows.ts';
import { blankCells, type BlankRow } from '../../../src/sql/load/columnCounts.ts';
import { keptAs, oddRows, type OddRowsRow } from '../../../src/sql/load/oddRows.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';
import type { Fingerprint } from './counted.ts';
import { fingerprint, sha256Of } from './fingerprint.ts';
import { NumberWatch } from '../numbers/numberWatch.ts';
import { sortOutcomes } from '../outcomes/outcomeWords.ts';
import type { LoadControl, LoadPort } from '../port.ts';
import { allRejected, headerOnly, unreadable } from '../problems.ts';
import { readTable, type TableRead } from './readTable.ts';
import { BadBytes, onSoundBytes, type Table, tableOf } from './openTable.ts';
import { topNotes } from './topNotes.ts';
import { CLEAN, rewrite } from './rewrite.ts';
import type { OpenedFile } from '../open/openFile.ts';
import { commonDateFormat, storedColumns } from '../storage.ts';

/** A file in `deal_rows`: read = loaded + rejected. */
export interface FileRead {
  /** What was read: opened once more when its bytes were not what its head had shown. */
  opened: OpenedFile;
  fingerprint: Fingerprint;
  columns: StoredColumn[];
  /** Places of columns read as numbers that have cells whose text says more: `5.000`, `1_000`. */
  oddNumbers: ReadonlySet<number>;
  outcomesKnown: boolean;
  loaded: number;
  rejected: number;
  shown: RowNote[];
  repaired: number;
  shownRepaired: RowNote[];
  /** What was said of it when it was opened is among them. */
  notes: FileNote[];
}

/** Columns of whole numbers have not shown their decimal mark yet. */
function watchOver(
  { columns }: IntakePlan,
  dialect: Dialect,
  planned: readonly StoredColumn[],
): NumberWatch {
  const numbers = planned.filter(({ storage }) => storage.kind === 'number').map((c) => c.index);
  const whole = numbers.filter((index) => columns[index]?.decimalDoubt === 'unseen');
  return new NumberWatch(dialect, { numbers: new Set(numbers), whole: new Set(whole) });
}

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

/** Whether DuckDB's own reader may be trusted with a dialect. */
const isPlain = ({ delimiter, escape, skipLines, headerRows }: Dialect): boolean =>
  /^[\0-\x7f]$/.test(delimiter) && escape === 'doubled' && skipLines === 0 && headerRows <= 1;

/**
 * Loads the file: DuckDB reads it typed while its bytes are hashed and its records counted. Should DuckDB stumble,
 * the two counts differ, or anything be odd, the file is taken apart by our own reader, and DuckDB gets what that wrote.
 */
export const readFile = (
  port: LoadPort,
  opened: OpenedFile,
  plan: IntakePlan,
  control: LoadControl,
): Promise<FileRead> =>
  onSoundBytes(opened, control, (sound, mayBeBad) => read(port, sound, plan, control, mayBeBad));

async function read(
  port: LoadPort,
  opened: OpenedFile,
  plan: IntakePlan,
  control: LoadControl,
  mayBeBad: boolean,
): Promise<FileRead> {
  const { text } = opened;
  const table = await tableOf(text, plan.dialect, plan.columns.length);
  const { sample, head, shape } = table;
  const { dialect } = shape;
  const planned = storedColumns(plan, sample.rows, sample.complete);
  const source: CsvSource = {
    file: 'intake.csv',
    dialect,
    lineEnd: lineEndOf(head),
    dateFormat: commonDateFormat(plan.columns),
    outcomes: knownOutcomes(plan, planned),
  };
  await port.dropFiles();
  await port.registerFile(source.file, text);
  // A file whose very sample is odd is not worth the try.
  const even = isPlain(dialect) && sample.odd === 0 && sample.footer === null;
  const watch = watchOver(plan, dialect, planned);
  let failed = false;
  const counting = { ...control, cancelled: () => failed || control.cancelled() };
  const reading = even && sample.width === shape.width ? readTable(port, source, planned) : null;
  const [print, fast] = await Promise.all([
    identify(opened, dialect, counting, watch),
    reading?.catch((thrown: unknown) => {
      failed = true; // no use counting on
      throw thrown;
    }),
  ]);
  if (print.records < 1) throw headerOnly();
  if (print.nul && !mayBeBad) throw new BadBytes();
  const own = [...opened.notes, ...topNotes(head, dialect, sample.header, shape.width)];
  const base = { opened, fingerprint: print, oddNumbers: watch.odd };
  if (fast?.broken === null && fast.rows === print.records && print.oddities === 0) {
    const { columns, rows: loaded, outcomesKnown } = fast;
    const untouched = { rejected: 0, shown: [], repaired: 0, shownRepaired: [] };
    if (await isTable(port, fast, sample.header)) {
      return { ...base, ...untouched, columns, outcomesKnown, loaded, notes: own };
    }
  }
  const careful = await carefully(port, text, table, source, planned, print, control, mayBeBad);
  // A repaired record may have its cells in other columns than its bytes show.
  const oddNumbers = watch.odd.size > 0 || watch.elsewhere ? watch.columns : watch.odd;
  return { ...base, ...careful, oddNumbers, notes: [...own, ...careful.notes] };
}

/** Hash of the dropped file and records of its text; they are the same file unless it had to be decoded. */
async function identify(
  { file, text }: OpenedFile,
  dialect: Dialect,
  control: LoadControl,
  watch: NumberWatch,
): Promise<Fingerprint> {
  const print = await fingerprint(text, dialect, control, watch);
  return file === text ? print : { ...print, sha256: await sha256Of(file, control) };
}

/** So many columns show whether a row can be blank for the most part. */
const MANY = 40;

/** Whether all rows that DuckDB took are rows. */
async function isTable(
  port: LoadPort,
  { columns, outcomesKnown }: TableRead,
  header: string[][],
): Promise<boolean> {
  const some = columns.slice(0, MANY);
  const names = some.map((column) => keptAs(column, outcomesKnown));
  const [blanks] = await port.query<BlankRow>(blankCells(names));
  const full = new Set(some.filter((_, i) => blanks?.[`b${i}`] === 0).map(({ index }) => index));
  const [odd] = await port.query<OddRowsRow>(
    oddRows(columns, header[0] ?? [], outcomesKnown, full),
  );
  return odd?.blank === 0 && odd.repeated === 0 && odd.totals === 0;
}

async function carefully(
  port: LoadPort,
  text: File,
  { shape }: Table,
  source: CsvSource,
  planned: readonly StoredColumn[],
  print: Fingerprint,
  control: LoadControl,
  mayBeBad: boolean,
): Promise<Omit<FileRead, 'opened' | 'fingerprint' | 'oddNumbers'>> {
  const { file, good, book } = await rewrite(text, shape, control, mayBeBad);
  const { rejected, shown, repaired, shownRepaired, notes } = book;
  if (good === 0) throw allRejected(print.records, shown[0]?.reason ?? 'unknown');
  await port.registerFile('clean.csv', file);
  const clean: CsvSource = { ...source, file: 'clean.csv', dialect: CLEAN, lineEnd: '\n' };
  const read = await readTable(port, clean, planned);
  if (read.broken !== null || read.rows !== good || good + rejected !== print.records) {
    throw unreadable(print.records, read.rows, rejected, read.broken ?? undefined);
  }
  const { columns, outcomesKnown } = read;
  return { columns, outcomesKnown, loaded: good, rejected, shown, repaired, shownRepaired, notes };
}
