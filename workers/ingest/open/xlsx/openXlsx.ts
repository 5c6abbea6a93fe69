import type { FileNote } from '../../../../src/domain/intakePlan.ts';
import { ProblemError } from '../../../problems.ts';
import { type LoadControl, stopIfCancelled } from '../../port.ts';
import { pacer } from '../../pause.ts';
import type { OpenedFile } from '../openedFile.ts';
import { damaged, noSuchSheet, nothingInWorkbook } from '../openProblems.ts';
import { checkUnpackedBytes, openArchive, unpackedBytes } from './archive.ts';
import { type CellContext, readSheet } from './readSheet.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { SheetText } from './sheetText.ts';
import { readStyles } from './styles.ts';
import { readWorkbook, type SheetPart, type Workbook } from './workbook.ts';

interface SheetRead {
  sheet: SheetPart;
  rows: SheetText;
  unvalued: number;
}

type OnPause = (bytes: number) => Promise<boolean>;

/**
 * Opens a workbook: the sheet asked for, else the one with the most filled rows among those that are not hidden.
 * @throws ProblemError when it is damaged, locked, empty, something else, or more than a tab can hold
 */
export async function openXlsx(
  file: File,
  sheet: string | null,
  control: LoadControl,
): Promise<OpenedFile> {
  try {
    return await opened(file, sheet, control);
  } catch (thrown) {
    throw thrown instanceof ProblemError ? thrown : damaged('workbook', String(thrown));
  }
}

async function opened(
  file: File,
  wanted: string | null,
  control: LoadControl,
): Promise<OpenedFile> {
  const workbook = await readWorkbook(await openArchive(file));
  const { sheets, sharedStrings, styles, since1904 } = workbook;
  const entries = [...sheets.map(({ entry }) => entry), sharedStrings].filter((e) => e !== null);
  checkUnpackedBytes(entries);
  const onPause = teller(file, unpackedBytes(entries), control);
  const strings = await readSharedStrings(sharedStrings, onPause);
  const context: CellContext = { strings, styles: await readStyles(styles), since1904 };
  const { best, names } = await readSheets(workbook, wanted, context, onPause);
  if (!best) throw names.length === 0 ? nothingInWorkbook() : noSuchSheet(wanted ?? '');
  return {
    file,
    text: await best.rows.file(file.name),
    form: { format: 'xlsx', gzip: false, encoding: null, sheet: best.sheet.name, sheets: names },
    notes: notesOf(best, names),
    written: { headerRow: false },
  };
}

/** Tells how far it is, by the file's own size, and stops when it is to. */
function teller(file: File, total: number, control: LoadControl): OnPause {
  const breathe = pacer(() => control.now());
  let read = 0;
  return async (bytes) => {
    stopIfCancelled(control);
    read += bytes;
    const done = Math.round((file.size * read) / Math.max(read, total));
    control.onProgress({ step: 'reading', done, total: file.size });
    await breathe();
    return true;
  };
}

/** The names of the sheets that hold anything, and the one that is to be read. */
async function readSheets(
  { sheets }: Workbook,
  wanted: string | null,
  context: CellContext,
  onPause: OnPause,
): Promise<{ best: SheetRead | null; names: string[] }> {
  const names: string[] = [];
  let best: SheetRead | null = null;
  for (const sheet of sheets) {
    const rows = new SheetText();
    // Of the others it is enough to know that there is something.
    const whole = wanted === null || sheet.name === wanted;
    const goOn: OnPause = async (bytes) => (await onPause(bytes)) && (whole || rows.filled === 0);
    const unvalued = await readSheet(sheet.entry, context, rows, goOn);
    if (rows.filled === 0) continue;
    names.push(sheet.name);
    const read: SheetRead = { sheet, rows, unvalued };
    if (whole && (best === null || isBetter(read, best))) best = read;
  }
  return { best, names };
}

const isBetter = (a: SheetRead, b: SheetRead): boolean =>
  a.sheet.hidden === b.sheet.hidden ? a.rows.filled > b.rows.filled : b.sheet.hidden;

function notesOf({ sheet, unvalued }: SheetRead, names: readonly string[]): FileNote[] {
  const others = names.filter((name) => name !== sheet.name);
  const notes: FileNote[] = [];
  if (others.length > 0) {
    const listed = others.slice(0, 5).map((name) => `“${name}”`);
    const more = others.length > listed.length ? ' …' : '';
    notes.push({
      id: 'sheets',
      lines: [],
      count: others.length,
      sentence: `Of ${names.length} sheets only “${sheet.name}” was read, not ${listed.join(', ')}${more}.`,
    });
  }
  if (unvalued > 0) {
    const cells = unvalued === 1 ? '1 cell has a formula' : `${unvalued} cells have formulas`;
    notes.push({
      id: 'formulas',
      lines: [],
      count: unvalued,
      sentence: `${cells} without a saved value and read as blank. Open the workbook in a spreadsheet and save it again.`,
    });
  }
  return notes;
}
