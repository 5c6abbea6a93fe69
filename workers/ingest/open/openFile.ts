import type { Encoding } from '../../../src/domain/encodings.ts';
import type { ReadAs } from '../../../src/domain/readAs.ts';
import { fileBytes } from '../records/fileBytes.ts';
import { HEAD_BYTES } from '../limits.ts';
import { type LoadControl, stopIfCancelled } from '../port.ts';
import { emptyFile } from '../problems.ts';
import { headOf } from '../records/slices.ts';
import { startsWith } from '../textCheck.ts';
import { gunzip, gunzippedHead } from './gunzip.ts';
import type { OpenedFile } from './openedFile.ts';
import { archive } from './openProblems.ts';
import { openText } from './openText.ts';
import { openParquet } from './parquet/openParquet.ts';
import { foreignProblem } from './sniffForeign.ts';
import { openXlsx } from './xlsx/openXlsx.ts';

export type { OpenedFile } from './openedFile.ts';
export { reopened } from './openText.ts';

const GZIP = [0x1f, 0x8b, 8];
const ZIP = [0x50, 0x4b, 3, 4];
const PARQUET = [0x50, 0x41, 0x52, 0x31];

/**
 * Finds out by its content what a file is, and makes text of it.
 * @param sheet the sheet of a workbook that is wanted; the one with the most rows otherwise
 * @param readAs what a person said of it
 * @throws ProblemError when it can't be a table
 */
export async function openFile(
  file: File,
  sheet: string | null,
  control: LoadControl,
  { encoding, table }: ReadAs = {},
): Promise<OpenedFile> {
  const opened = await byContent(file, sheet, control, encoding ?? null);
  return {
    ...opened,
    ...(encoding && { chosen: encoding }),
    ...(table !== undefined && { table }),
  };
}

async function byContent(
  file: File,
  sheet: string | null,
  control: LoadControl,
  encoding: Encoding | null,
): Promise<OpenedFile> {
  stopIfCancelled(control);
  if (file.size === 0) throw emptyFile();
  const head = await headOf(file);
  if (startsWith(head, ZIP)) return openXlsx(file, sheet, control);
  if (await isParquet(file, head)) return openParquet(file, control);
  if (!startsWith(head, GZIP)) {
    const foreign = foreignProblem(head);
    if (foreign) throw foreign;
    return openText(file, file, false, control, encoding);
  }
  const inside = await gunzippedHead(file, HEAD_BYTES);
  const packed = [GZIP, ZIP].some((magic) => startsWith(inside, magic));
  const foreign = packed ? archive('a file packed twice') : foreignProblem(inside);
  if (foreign) throw foreign;
  const text = await gunzip(file, control);
  if (text.size === 0) throw emptyFile();
  return openText(file, text, true, control, encoding);
}

/** Its mark stands at both ends; a header may begin with those four letters. */
async function isParquet(file: File, head: Uint8Array): Promise<boolean> {
  if (!startsWith(head, PARQUET) || file.size < 12) return false;
  return startsWith(await fileBytes(file, file.size - 4, file.size), PARQUET);
}
