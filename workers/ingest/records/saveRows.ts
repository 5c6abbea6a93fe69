import { csvCell } from '../../../src/export/csv.ts';
import type { IntakePlan } from '../../../src/domain/intakePlan.ts';
import { ByteSink } from './byteSink.ts';
import type { OpenedFile } from '../open/openFile.ts';
import type { LoadControl } from '../port.ts';
import { cellsOf } from './records.ts';
import { hasBadBytes } from './badBytes.ts';
import { type Fate, Judge } from './judge.ts';
import { BadBytes, onSoundBytes, tableOf } from './openTable.ts';
import { type Met, walkRecords } from './walk.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** RFC 4180. A row of one blank cell is written with quotes, as a blank line is no row. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): Uint8Array {
  const line = cells.map(csvCell).join(',');
  return encoder.encode(`${line === '' ? '""' : line}\r\n`);
}

/** The cells of a record that is loaded. */
const loadedCells = (fate: Fate, { bytes, span }: Met, plan: IntakePlan): string[] | null => {
  if (fate.fate === 'repaired') return fate.cells;
  return fate.fate === 'row' ? cellsOf(bytes, span, plan.dialect) : null;
};

/**
 * Writes what the plan loads from a file as clean CSV: all rows with every column of the file as text, as they were
 * read; or the rejected records with line and reason. Cells that a spreadsheet would run are guarded.
 * @param withPersonal whether columns with personal data are among them
 */
export const saveRows = (
  opened: OpenedFile,
  plan: IntakePlan,
  what: 'data' | 'rejects',
  withPersonal: boolean,
  control: LoadControl,
): Promise<Blob> =>
  onSoundBytes(opened, control, (sound, mayBeBad) =>
    save(sound, plan, what, withPersonal, control, mayBeBad),
  );

async function save(
  { text }: OpenedFile,
  plan: IntakePlan,
  what: 'data' | 'rejects',
  withPersonal: boolean,
  control: LoadControl,
  mayBeBad: boolean,
): Promise<Blob> {
  // Columns that were joined are another file's.
  const own = plan.columns.filter(({ from }) => from === undefined);
  const { shape } = await tableOf(text, plan.dialect, own.length);
  const kept = own.filter(({ personal }) => withPersonal || personal === undefined);
  const sink = new ByteSink();
  const put = (cells: readonly (string | number)[]) => {
    sink.bytes(csvLine(cells));
    sink.flush();
  };
  if (what === 'rejects') put(['line', 'reason', 'text']);
  else if (plan.dialect.headerRows > 0) put(kept.map(({ name }) => name));
  const judge = new Judge(shape);
  await walkRecords(text, shape.dialect, control, (met) => {
    const fate = judge.judge(met);
    if (!mayBeBad && fate.fate !== 'header' && hasBadBytes(met.bytes, met.from, met.span.end)) {
      throw new BadBytes();
    }
    if (what === 'rejects') {
      if (fate.fate !== 'rejected') return;
      // A whole row tells every name that is in it.
      const all = plan.hideNames
        ? met.bytes.subarray(0, 0)
        : met.bytes.subarray(met.from, met.span.end);
      put([met.line, fate.reason, decoder.decode(all)]);
      return;
    }
    const cells = loadedCells(fate, met, plan);
    if (cells) put(kept.map(({ index }) => cells[index] ?? ''));
  });
  return new Blob([sink.file('rows.csv')], { type: 'text/csv' });
}
