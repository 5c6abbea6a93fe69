import { encodingNames } from '../../../domain/encodings.ts';
import type { SourceFile } from '../../../domain/document/source.ts';
import type { Dialect, FileForm, LinkedFile } from '../../../domain/intakePlan.ts';
import { counted } from '../../../words/numbers.ts';
import { bytes, count } from '../../text/format.ts';

const formats = { csv: 'CSV', xlsx: 'Excel workbook', parquet: 'Parquet' };
const delimiters: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

export const kindWords: Record<LinkedFile['kind'], string> = {
  lookup: 'looked up for each deal',
  history: 'the stages deals went through',
  quota: 'targets by rep and period',
  unused: 'not used',
};

/** What kind of file it is and how it was taken apart: `CSV · semicolon · Windows-1252`. */
export function formWords(form: FileForm, dialect: Dialect): string {
  const isText = form.format === 'csv';
  return [
    form.gzip ? `${formats[form.format]}, compressed` : formats[form.format],
    ...(isText ? [delimiters[dialect.delimiter] ?? `“${dialect.delimiter}” between cells`] : []),
    ...(isText && dialect.quote === "'" ? ['single quotes'] : []),
    ...(isText && form.encoding ? [encodingNames[form.encoding]] : []),
  ].join(' · ');
}

/** How much of it there was. */
export const sizeWords = (file: SourceFile): string =>
  `${bytes(file.bytes)} · ${counted(file.recordsRead, 'row')}${
    file.recordsRejected > 0 ? `, ${count(file.recordsRejected)} rejected` : ''
  }`;
