import { type FileMetaData, parquetMetadataAsync, parquetSchema, type SchemaTree } from 'hyparquet';
import { ProblemError } from '../../../problems.ts';
import { MAX_UNPACKED_BYTES } from '../../limits.ts';
import { type LoadControl, stopIfCancelled } from '../../port.ts';
import { pacer } from '../../pause.ts';
import { emptyFile } from '../../problems.ts';
import { csvCell } from '../csvText.ts';
import { type OpenedFile } from '../openedFile.ts';
import { damaged, sameNames, unpacksTooFar } from '../openProblems.ts';
import { TextSink } from '../textSink.ts';
import { columnText } from './columnText.ts';
import { rawSchema } from './rawSchema.ts';
import { readGroup, sourceOf, TextParser } from './readGroup.ts';

const BLOCK_CHARACTERS = 1 << 20;

/**
 * Opens a Parquet file, one row group after the other.
 * @throws ProblemError when it is damaged, or more than a tab can hold
 */
export async function openParquet(file: File, control: LoadControl): Promise<OpenedFile> {
  try {
    return await opened(file, control);
  } catch (thrown) {
    throw thrown instanceof ProblemError ? thrown : damaged('Parquet file', String(thrown));
  }
}

async function opened(file: File, control: LoadControl): Promise<OpenedFile> {
  const metadata = await parquetMetadataAsync(sourceOf(file), { geoparquet: false });
  const tree = parquetSchema(metadata);
  const names = tree.children.map(({ element }) => element.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw sameNames(twice);
  if (names.length === 0) throw emptyFile();
  checkSizes(metadata, names.length);
  const raw = { ...metadata, schema: rawSchema(metadata.schema, tree) };
  const texts = new TextParser();
  const sink = new TextSink('Parquet file');
  sink.text(`${names.map(csvCell).join(',')}\n`);
  const rows = await writeRows(file, raw, tree, texts, sink, control);
  if (rows !== Number(metadata.num_rows)) {
    throw damaged('Parquet file', `It has ${rows} rows and says ${metadata.num_rows}.`);
  }
  const { bad } = texts;
  const sentence = `${bad.toLocaleString('en-US')} texts that are no UTF-8 were read as Windows-1252.`;
  return {
    file,
    text: sink.file(file.name),
    form: { format: 'parquet', gzip: false, encoding: null, sheet: null, sheets: [] },
    notes: bad === 0 ? [] : [{ id: 'bad-bytes', lines: [], count: bad, sentence }],
    written: { headerRow: true },
  };
}

/** @throws ProblemError when it is too much; a few bytes can stand for a billion rows */
function checkSizes({ row_groups: groups, num_rows: rows }: FileMetaData, columns: number): void {
  const bytes = groups.reduce((sum, { total_byte_size: size }) => sum + Number(size), 0);
  const cells = Number(rows) * columns;
  const largest = Math.max(0, ...groups.map((group) => Number(group.num_rows)));
  if (Math.max(bytes, cells, 8 * largest * columns) > MAX_UNPACKED_BYTES) {
    throw unpacksTooFar('Parquet file');
  }
}

/** @returns how many rows were written */
async function writeRows(
  file: File,
  metadata: FileMetaData,
  tree: SchemaTree,
  texts: TextParser,
  sink: TextSink,
  control: LoadControl,
): Promise<number> {
  const names = tree.children.map(({ element }) => element.name);
  const writers = tree.children.map(columnText);
  const breathe = pacer(() => control.now());
  const total = Number(metadata.num_rows);
  let written = 0;
  for (const [number, group] of metadata.row_groups.entries()) {
    stopIfCancelled(control);
    const rows = Number(group.num_rows);
    const columns = await readGroup(file, metadata, names, number, written, texts);
    let block = '';
    for (let row = 0; row < rows; row += 1) {
      const line = columns.map((column, i) => csvCell(writers[i]?.(column.next()) ?? '')).join(',');
      block += line === '' ? '""\n' : `${line}\n`;
      if (block.length < BLOCK_CHARACTERS) continue;
      sink.text(block);
      block = '';
      await breathe();
      stopIfCancelled(control);
    }
    sink.text(block);
    written += rows;
    const done = Math.round((file.size * written) / Math.max(total, 1));
    control.onProgress({ step: 'reading', done, total: file.size });
    await breathe();
  }
  return written;
}
