import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SHAPES } from '../../src/samples/shapes.ts';

export interface CsvFile {
  path: string;
  rows: number;
  bytes: number;
}

/** Writes a file of so many deals: 12 columns, about 97 bytes a row. Made here, it costs the browser no memory. */
export function writeCsv(folder: string, rows: number): CsvFile {
  const path = join(folder, `deals-${rows}.csv`);
  const file = openSync(path, 'w');
  let bytes = 0;
  for (const part of sampleCsv(SHAPES.decline, rows)) bytes += writeSync(file, part);
  closeSync(file);
  return { path, rows, bytes };
}
