import { type DecodedArray, type FileMetaData, parquetRead, type ParquetParsers } from 'hyparquet';
import { getSchemaPath } from 'hyparquet/src/schema.js';
import { compressors } from 'hyparquet-compressors';
import { fileBytes } from '../../records/fileBytes.ts';
import { damaged } from '../openProblems.ts';
import { checkPages } from './checkPages.ts';

/** The file as the library asks for it. */
export const sourceOf = (file: File) => ({
  byteLength: file.size,
  slice: async (start: number, end?: number): Promise<ArrayBuffer> =>
    (await fileBytes(file, start, end ?? file.size)).buffer,
});

/** Text that is no UTF-8 is counted, and read as Windows-1252. */
export class TextParser {
  bad = 0;
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #single = new TextDecoder('windows-1252');

  readonly parsers: Partial<ParquetParsers> = {
    stringFromBytes: (bytes: Uint8Array | undefined) => bytes && this.#text(bytes),
    timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds,
  };

  #text(bytes: Uint8Array): string {
    try {
      return this.#utf8.decode(bytes);
    } catch {
      this.bad += 1;
      return this.#single.decode(bytes);
    }
  }
}

/** The values of one column, which come in pieces. */
export class ColumnValues {
  length = 0;
  readonly #pieces: DecodedArray[] = [];
  #piece: DecodedArray = [];
  #at = 0;

  add(values: DecodedArray): void {
    if (values.length > 0) this.#pieces.push(values);
    this.length += values.length;
  }

  next(): unknown {
    if (this.#at === this.#piece.length) {
      this.#piece = this.#pieces.shift() ?? [];
      this.#at = 0;
    }
    return (this.#piece as ArrayLike<unknown>)[this.#at++];
  }
}

/**
 * Reads a row group, column by column.
 * @param group its number
 * @param rowStart the rows before it
 * @throws ProblemError when a column has more or fewer values than there are rows
 */
export async function readGroup(
  file: File,
  metadata: FileMetaData,
  names: readonly string[],
  group: number,
  rowStart: number,
  texts: TextParser,
): Promise<ColumnValues[]> {
  const rows = Number(metadata.row_groups[group]?.num_rows ?? 0);
  for (const { meta_data: part } of metadata.row_groups[group]?.columns ?? []) {
    if (!part) throw damaged('Parquet file', 'A column is described elsewhere.');
    const start = Number(part.dictionary_page_offset || part.data_page_offset);
    const bytes = await fileBytes(file, start, start + Number(part.total_compressed_size));
    const path = getSchemaPath(metadata.schema, part.path_in_schema);
    checkPages({ bytes, codec: part.codec, path });
  }
  const columns = new Map(names.map((name) => [name, new ColumnValues()]));
  await parquetRead({
    file: sourceOf(file),
    metadata,
    compressors,
    parsers: texts.parsers,
    utf8: false,
    rowStart,
    rowEnd: rowStart + rows,
    onChunk: ({ columnName, columnData }) => columns.get(columnName)?.add(columnData),
  });
  for (const [name, { length }] of columns) {
    if (length !== rows) {
      throw damaged('Parquet file', `Column ${name} has ${length} values for ${rows} rows.`);
    }
  }
  return [...columns.values()];
}
