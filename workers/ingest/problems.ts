import type { Problem, ProblemCode } from '../../src/domain/problem.ts';
import { ProblemError } from '../problems.ts';

const problem =
  (code: ProblemCode) =>
  (sentence: string, whatToDo: string, detail?: string): ProblemError => {
    const plain: Problem = { code, sentence, whatToDo };
    return new ProblemError(detail === undefined ? plain : { ...plain, detail });
  };

const count = (n: number) => n.toLocaleString('en-US');

const asCsv =
  'In the program it comes from, choose “Export as CSV (UTF-8)” and drop that file here.';

export const emptyFile = () =>
  problem('empty-file')('The file is empty.', 'Export it again and check that it has rows.');

export const headerOnly = () =>
  problem('header-only')(
    'The file has column names but no rows.',
    'Export it again without the filter that hides the deals.',
  );

/** @param what e.g. “a PNG picture” */
export const notText = (what: string) =>
  problem('not-text')(`This is ${what}, not a table of text.`, asCsv);

export const tooFewRows = (rows: number) =>
  problem('too-few-rows')(
    `The file has ${rows === 1 ? 'one row' : `${count(rows)} rows`}; nothing can be compared in it.`,
    'Export all deals of at least two quarters, one row for each deal.',
  );

export const tooManyColumns = (columns: number, limit: number) =>
  problem('too-many-columns')(
    `The file has ${count(columns)} columns; Plumbline reads up to ${count(limit)}.`,
    'Export only the columns that describe a deal: outcome, dates, amount, owner and a few fields.',
  );

export const cellTooLong = (line: number) =>
  problem('cell-too-long')(
    `A cell in line ${count(line)} is longer than 1 MB.`,
    'A quote may be missing there, or a document was exported with the deals. Leave that column out and export again.',
  );

export const noOutcome = () =>
  problem('no-outcome')(
    'No column says which deals were won and which were lost.',
    'Export a stage or status column (Won, Lost, Closed Won …) with the deals.',
  );

export const oneOutcome = (outcome: 'won' | 'lost', deals: number) =>
  problem('one-outcome')(
    `Every closed deal in the file is ${outcome}${deals ? ` (${count(deals)} deals)` : ''}, so there is no win rate: what tells ${outcome === 'won' ? 'won from lost' : 'lost from won'} deals, and whether anything changed, can’t be seen in it.`,
    `Export the ${outcome === 'won' ? 'lost' : 'won'} deals as well.`,
  );

export const allOpen = (deals: number) =>
  problem('all-open')(
    `All ${count(deals)} deals in the file are still open; none was won or lost.`,
    'Export closed deals too, or choose the column that says how a deal ended.',
  );

export const unreadable = (read: number, loaded: number, rejected: number, detail?: string) =>
  problem('unreadable')(
    `The file has ${count(read)} records, but ${count(loaded)} were loaded and ${count(rejected)} rejected; the numbers do not add up.`,
    'Open the file in a spreadsheet, save it again as CSV (UTF-8), and drop that.',
    detail,
  );

export const allRejected = (read: number, reason: string) =>
  problem('unreadable')(
    `None of the ${count(read)} records could be read; the first one: ${reason}.`,
    'Open the file in a spreadsheet, save it again as CSV (UTF-8), and drop that.',
  );

export const fileGone = (name: string, detail: string) =>
  problem('unreadable')(
    `“${name}” can no longer be read; it was changed, moved or deleted since it was dropped here.`,
    'Drop it again.',
    detail,
  );

const size = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;

/** @param most what this browser has room for, in bytes */
export const tooLarge = (bytes: number, most: number) =>
  problem('too-large')(
    `The file holds ${size(bytes)} of text; this browser gives a page room for about ${size(most)}.`,
    'Export fewer columns or a shorter period, or add the deals up first: one row for each combination of fields and quarter. A browser with more memory may take it as it is.',
  );
