import type { ProblemCode } from '../../../src/domain/problem.ts';
import { ProblemError } from '../../problems.ts';
import { MAX_UNPACKED_BYTES } from '../limits.ts';

const problem = (code: ProblemCode, sentence: string, whatToDo: string, detail?: string) =>
  new ProblemError({ code, sentence, whatToDo, ...(detail !== undefined && { detail }) });

const gigabytes = `${Math.round(MAX_UNPACKED_BYTES / 2 ** 30)} GB`;

const again = 'Export it again, or save it as CSV (UTF-8), and drop that file here.';

/** @param what e.g. “an OpenDocument spreadsheet” */
export const otherTable = (what: string) =>
  problem(
    'not-text',
    `This is ${what}, which Plumbline does not read.`,
    'Open it in the program it comes from, save it as .xlsx or CSV (UTF-8), and drop that file here.',
  );

export const archive = (what: string) =>
  problem(
    'not-text',
    `This is ${what}, not a table.`,
    'Unpack it and drop the file with the deals here.',
  );

export const locked = () =>
  problem(
    'not-text',
    'The workbook is protected by a password, so it can’t be read here.',
    'Open it, take the password off (File, Info, Protect Workbook), save it, and drop it here again.',
  );

export const oldWorkbook = () =>
  problem(
    'not-text',
    'This is a workbook of the old kind (.xls), or another document of that age.',
    'Open it in a spreadsheet, save it as .xlsx or CSV (UTF-8), and drop that file here.',
  );

export const webPage = () =>
  problem(
    'not-text',
    'This is a web page, even if its name ends in .xls; some programs export tables that way.',
    'Open it in a spreadsheet, save it as .xlsx or CSV (UTF-8), and drop that file here.',
  );

/** @param what e.g. “workbook” */
export const damaged = (what: string, detail?: string) =>
  problem('not-text', `This ${what} is damaged and can’t be read to its end.`, again, detail);

export const unpacksTooFar = (what: string) =>
  problem(
    'too-large',
    `This ${what} unpacks to more than ${gigabytes}, more than a browser tab can hold.`,
    'Export fewer columns or a shorter period.',
  );

export const nothingInWorkbook = () =>
  problem(
    'empty-file',
    'No sheet of the workbook has a filled cell.',
    'Export it again and check that it has rows.',
  );

export const noSuchSheet = (sheet: string) =>
  problem(
    'unreadable',
    `The workbook has no sheet “${sheet}” with anything in it.`,
    'Choose one of its other sheets.',
  );

export const sameNames = (name: string) =>
  problem(
    'unreadable',
    `Two columns of the Parquet file are both called “${name}”, so they can’t be told apart.`,
    'Rename one of them and write the file again.',
  );
