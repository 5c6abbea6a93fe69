import type { Dialect, FileNote, IntakePlan, RowNote } from '../../src/domain/intakePlan.ts';
import { inspect } from '../../workers/ingest/inspect.ts';
import { openFile } from '../../workers/ingest/open/openFile.ts';
import type { LoadControl } from '../../workers/ingest/port.ts';
import { recordsIn } from '../../workers/ingest/records/records.ts';
import { tableOf } from '../../workers/ingest/records/openTable.ts';
import { topNotes } from '../../workers/ingest/records/topNotes.ts';
import { CLEAN, rewrite } from '../../workers/ingest/records/rewrite.ts';
import { saveRows } from '../../workers/ingest/records/saveRows.ts';
import { countRecords } from './dialects.ts';

const calmly: LoadControl = { now: () => 0, onProgress: () => {}, cancelled: () => false };

/** What our own reader makes of a file. */
export interface CarefulRead {
  plan: IntakePlan;
  dialect: Dialect;
  /** Names of the columns, and the rows. */
  names: string[];
  rows: string[][];
  rejected: RowNote[];
  repaired: RowNote[];
  notes: FileNote[];
  /** Lines of the rows that are saved, the header among them where there is one. */
  saved: string[][];
  /** Counted by the counter, the header left out. */
  counted: number;
}

export const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

/** Opens, inspects and reads a file by our own reader alone; throws the code of the problem, if there is one. */
export async function carefulRead(
  content: string | Uint8Array<ArrayBuffer>,
  name = 'deals.csv',
): Promise<CarefulRead> {
  const opened = await openFile(new File([content], name), null, calmly);
  const proposal = await inspect(opened);
  if (!proposal.ok) throw new Error(proposal.problem.code);
  const { plan } = proposal.value;
  const width = plan.columns.length;
  const { shape, head, sample } = await tableOf(opened.text, plan.dialect, width);
  const { file, book } = await rewrite(opened.text, shape, calmly, true);
  const blob = await saveRows(opened, plan, 'data', true, calmly);
  const { headerRows } = plan.dialect;
  return {
    plan,
    dialect: plan.dialect,
    names: plan.columns.map((column) => column.name),
    rows: recordsIn(await bytesOf(file), CLEAN, true).records,
    rejected: book.shown,
    repaired: book.shownRepaired,
    notes: [...topNotes(head, shape.dialect, sample.header, width), ...book.notes],
    saved: recordsIn(await bytesOf(blob), CLEAN, true).records,
    counted: countRecords(await bytesOf(opened.text), shape.dialect, 7) - headerRows,
  };
}
