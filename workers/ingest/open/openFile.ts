import type { FileForm, FileNote } from '../../../src/domain/intakePlan.ts';
import type { LoadControl } from '../port.ts';
import { headOf } from '../sample.ts';
import { BOM, startsWith, textProblem } from '../textCheck.ts';
import { emptyFile } from '../problems.ts';

/** A dropped file as delimited UTF-8 text, whatever it was before. */
export interface OpenedFile {
  /** As it was dropped: its name, size and hash are the file's. */
  file: File;
  /** What is read; the dropped file itself when that is UTF-8 already. */
  text: File;
  form: FileForm;
  notes: FileNote[];
}

/**
 * Finds out by its content what a file is, and makes text of it.
 * @param sheet the sheet of a workbook that is wanted; the one with the most rows otherwise
 * @throws ProblemError when it can't be a table
 */
export async function openFile(
  file: File,
  _sheet: string | null,
  _control: LoadControl,
): Promise<OpenedFile> {
  if (file.size === 0) throw emptyFile();
  const head = await headOf(file);
  const wrong = textProblem(head);
  if (wrong) throw wrong;
  const form: FileForm = {
    format: 'csv',
    gzip: false,
    encoding: startsWith(head, BOM) ? 'utf-8-bom' : 'utf-8',
    sheet: null,
    sheets: [],
  };
  return { file, text: file, form, notes: [] };
}
