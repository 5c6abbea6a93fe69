import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { type OpenedFile, reopened } from '../open/openFile.ts';
import type { LoadControl } from '../port.ts';
import { type Sample, sampleOf } from './sample.ts';
import { headOf } from './slices.ts';
import { BOM, startsWith } from '../textCheck.ts';
import { type TableShape, tableShape } from './tableShape.ts';

/** A file about to be read record by record. */
export interface Table {
  head: Uint8Array;
  sample: Sample;
  shape: TableShape;
}

/** Met on the way: bytes that are no UTF-8, which the head of the file had not shown. */
export class BadBytes extends Error {}

/** What is known of the table in a text before it is read: the same whoever reads it. */
export async function tableOf(text: File, planned: Dialect, width: number): Promise<Table> {
  const head = await headOf(text);
  // A file that was decoded since has no mark any more.
  const dialect = { ...planned, bom: startsWith(head, BOM) };
  const sample = await sampleOf(text, head, dialect);
  return { head, sample, shape: tableShape(dialect, sample, width) };
}

/**
 * Reads a file, and once more from the start if its bytes turn out not to be UTF-8: then they are decoded first.
 * @param read throws `BadBytes` when it meets such and `mayBeBad` is false
 */
export async function onSoundBytes<T>(
  opened: OpenedFile,
  control: LoadControl,
  read: (opened: OpenedFile, mayBeBad: boolean) => Promise<T>,
): Promise<T> {
  try {
    return await read(opened, false);
  } catch (thrown) {
    if (!(thrown instanceof BadBytes)) throw thrown;
    return read(await reopened(opened, control), true);
  }
}
