import type { CompressionCodec, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import { compressors } from 'hyparquet-compressors';
import { countRuns } from './countRuns.ts';

const MAX_PAGE_BYTES = 1 << 30;
const MAX_PAGE_VALUES = 1 << 27;
const MAX_DELTA_BLOCK = 1 << 20;

type Header = ReturnType<typeof parquetHeader>;

/** One column of a row group, as it lies in the file, and where it is in the schema. */
export interface ColumnBytes {
  bytes: Uint8Array<ArrayBuffer>;
  codec: CompressionCodec;
  path: SchemaTree[];
}

const check = (holds: boolean, what: string): void => {
  if (!holds) throw new RangeError(what);
};
const within = (value: number | undefined, most: number): boolean =>
  value !== undefined && value >= 0 && value <= most;

/**
 * Holds a column against what its pages say of themselves, as the library believes them: a wrong number there makes it go round
 * and round, or fill the memory.
 * @throws RangeError when they don't agree
 */
export function checkPages(column: ColumnBytes): void {
  const { bytes } = column;
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
  while (reader.offset < bytes.length - 1) {
    const header = parquetHeader(reader);
    const size = header.compressed_page_size;
    check(within(size, bytes.length - reader.offset), 'A page is longer than its column.');
    check(within(header.uncompressed_page_size, MAX_PAGE_BYTES), 'A page is too long.');
    checkPage(column, header, bytes.subarray(reader.offset, reader.offset + size));
    reader.offset += size;
  }
}

function checkPage(column: ColumnBytes, header: Header, packed: Uint8Array): void {
  const { data_page_header: first, data_page_header_v2: second } = header;
  const values = (first ?? second ?? header.dictionary_page_header)?.num_values;
  check(values !== undefined && within(values, MAX_PAGE_VALUES), 'A page has too many values.');
  if (first) {
    const page = decompressPage(packed, header.uncompressed_page_size, column.codec, compressors);
    const repeated = levels(column.path, page, 0, null, first.num_values, 'repetition');
    const defined = levels(column.path, page, repeated.end, null, first.num_values, 'definition');
    checkValues(page, defined.end, first.encoding, defined.count, column);
  } else if (second) {
    const { num_values: all, num_nulls: nulls } = second;
    const { repetition_levels_byte_length: one, definition_levels_byte_length: two } = second;
    check(within(nulls, all) && within(one, packed.length), 'A page has too many levels.');
    check(within(two, packed.length - one), 'A page has too many levels.');
    levels(column.path, packed, 0, one, all, 'repetition');
    const defined = levels(column.path, packed, one, two, all, 'definition');
    check(defined.count === all - nulls, 'A page has other blanks than it says.');
    const rest = packed.subarray(one + two);
    const size = header.uncompressed_page_size - one - two;
    check(within(size, MAX_PAGE_BYTES), 'A page is too short.');
    const page =
      second.is_compressed === false ? rest : decompressPage(rest, size, column.codec, compressors);
    checkValues(page, 0, second.encoding, defined.count, column);
  }
}

/** @returns where the levels end, and how many values are no blanks */
function levels(
  path: SchemaTree[],
  page: Uint8Array,
  at: number,
  length: number | null,
  values: number,
  kind: 'repetition' | 'definition',
): { end: number; count: number } {
  const max = kind === 'repetition' ? getMaxRepetitionLevel(path) : getMaxDefinitionLevel(path);
  if (max === 0) return { end: at + (length ?? 0), count: values };
  const from = length === null ? at + 4 : at;
  const to = from + (length ?? wordAt(page, at));
  const width = 32 - Math.clz32(max);
  return { end: to, count: countRuns({ bytes: page, from, to, width }, values, max) };
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at, true);

function checkValues(
  page: Uint8Array,
  at: number,
  encoding: string,
  values: number,
  { path }: ColumnBytes,
): void {
  if (values === 0) return;
  const runs = (from: number, width: number) =>
    countRuns({ bytes: page, from, to: page.length, width }, values, -1);
  if (path.at(-1)?.element.type === 'BOOLEAN' && encoding === 'RLE') runs(at + 4, 1);
  else if (/DICTIONARY$|^RLE$/.test(encoding)) {
    const width = page[at] ?? 0;
    if (width > 0) runs(at + 1, width);
  } else if (encoding.startsWith('DELTA')) checkDelta(page, at);
}

/** The sizes of its blocks. */
function checkDelta(page: Uint8Array, start: number): void {
  let at = start;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = page[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    return Infinity;
  };
  const [block, parts] = [next(), next()];
  const whole = parts > 0 && block >= parts && block % parts === 0;
  check(whole && block <= MAX_DELTA_BLOCK, 'A page has blocks of no sensible size.');
}
