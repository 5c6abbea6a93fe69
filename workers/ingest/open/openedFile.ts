import type { Encoding } from '../../../src/domain/encodings.ts';
import type { FileForm, FileNote } from '../../../src/domain/intakePlan.ts';

/** A dropped file as delimited UTF-8 text, whatever it was before. */
export interface OpenedFile {
  /** As it was dropped: its name, size and hash are the file's. */
  file: File;
  /** What is read; the dropped file itself when that is UTF-8 already. */
  text: File;
  form: FileForm;
  notes: FileNote[];
  /** The text before it was decoded, unpacked if need be; missing where that is what `text` is, and in workbooks. */
  undecoded?: File;
  /** The encoding that a person says it is in. */
  chosen?: Encoding;
  /** Encodings it may be in, the likeliest first, with words as each of them reads them; missing where it is known. */
  doubts?: { encoding: Encoding; examples: string[] }[];
  /** The table to read of several in it, by its header; see `headerKey`. */
  table?: string;
  /**
   * `text` was written here, from a workbook or a Parquet file: commas, doubled quotes, LF, no BOM. `headerRow` when its first
   * record surely has the names of the columns.
   */
  written?: { headerRow: boolean };
}

export const plainForm = (encoding: FileForm['encoding'], gzip: boolean): FileForm => ({
  format: 'csv',
  gzip,
  encoding,
  sheet: null,
  sheets: [],
});
