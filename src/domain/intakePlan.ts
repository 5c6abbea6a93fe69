import type { Encoding } from './encodings.ts';
import type { OutcomeValues } from './outcome.ts';
import type { ColumnType, Role } from './role.ts';

/** How the text of a delimited file becomes records. */
export interface Dialect {
  /** One or more characters. */
  delimiter: string;
  /** '' when the file quotes nothing. */
  quote: string;
  /** How a quote sign inside a quoted cell is written: twice, behind a backslash, or as it is. */
  escape: 'doubled' | 'backslash' | 'none';
  /** Physical lines before the table: titles, dates of a report, `sep=;`. They are told and not loaded. */
  skipLines: number;
  /** Records that name the columns, at the top of the table; 0 when nothing does. */
  headerRows: number;
  /** The text begins with a byte order mark. */
  bom: boolean;
}

/** What the dropped file is, before its records are told apart. */
export interface FileForm {
  format: 'csv' | 'xlsx' | 'parquet';
  gzip: boolean;
  /** Null where the format has none of its own to choose. */
  encoding: Encoding | null;
  /** Words as that encoding reads them, where it was told by what it makes of them: to be shown, never exported. */
  examples?: string[];
  /** The sheet that is read, and all that hold anything; null and none unless it is a workbook. */
  sheet: string | null;
  sheets: string[];
}

/** What we think a column is, how sure we are (0–1), and why. A person may change role, type and format. */
export interface ColumnPlan {
  /** Position in the file, from 0. */
  index: number;
  /** The header as it stands in the file; never used as an SQL name. */
  name: string;
  role: Role;
  type: ColumnType;
  /** strptime pattern for dates, otherwise null. */
  dateFormat: string | null;
  /** The character that separates whole from fraction; null unless `type` is number. */
  decimalMark: '.' | ',' | null;
  confidence: number;
  reason: string;
  /** A few values as they stand in the file. */
  examples: string[];
  /** Share of blank cells in the sample, 0–1. */
  blankShare: number;
  /**
   * Day and month of a date: both orders fit every value, or some values fit only the one and some only the other.
   * Absent when the values prove `dateFormat`; `chosen` once a person has decided.
   */
  dateOrder?: 'ambiguous' | 'mixed' | 'chosen';
  /**
   * Decimal point or comma: nothing in the column shows which, or some numbers fit only the one and some only the
   * other. Absent when the numbers prove `decimalMark`; `unseen` when the sample has whole numbers only; `settled` when
   * another column of the file proves it; `chosen` once a person has decided.
   */
  decimalDoubt?: 'ambiguous' | 'mixed' | 'unseen' | 'settled' | 'chosen';
  /** The sign or code most of its amounts carry. */
  currency?: string;
  /** Whether those who sell can decide about it, once a person has said so; else its name and role do (`levers.ts`). */
  lever?: boolean;
  /** What it tells of a person, when that is more than who the deal's rep is: kept out of fields and exports. */
  personal?: 'email' | 'phone' | 'name';
  /** Where it comes from, when it was joined from another file: that file's place among the dropped ones. */
  from?: { file: number; index: number };
}

/** Values that are one and the same: `GTXPro` is `GTX Pro`. */
export interface Merge {
  /** The column's place in the plan. */
  column: number;
  from: string[];
  into: string;
}

/** Another file dropped with the deals, and how it hangs together with them. */
export interface LinkedFile {
  /** Its place among the dropped files. */
  file: number;
  name: string;
  form: FileForm;
  dialect: Dialect;
  columns: ColumnPlan[];
  /** One row for each key (accounts, users); stages a deal went through; targets by rep and period; or neither. */
  kind: 'lookup' | 'history' | 'quota' | 'unused';
  /**
   * `key` is the column of this file, `column` the one that has its values in the file at place `to` (the deals' own
   * place, or another lookup's).
   */
  join: { to: number; column: number; key: number } | null;
  /** False once a person declined it. */
  accepted: boolean;
}

/** Everything that was decided about a file: enough to load it again, byte for byte the same. */
export interface IntakePlan {
  /** The place of the deals' file among the dropped ones. */
  file: number;
  form: FileForm;
  dialect: Dialect;
  /** The deals' own columns in the order of the file. */
  columns: ColumnPlan[];
  outcomeValues: OutcomeValues;
  /** Values of the outcome column that mean nothing to us; their deals count as open and are reported. */
  unknownOutcomes: string[];
  /** A second column that makes a deal open, whatever the outcome column says: IsClosed beside IsWon. `''` is a blank. */
  openWhen?: { column: number; values: string[] };
  /** The closing date of deals that have none in the first column: “Lost time” beside “Won time”. */
  closedDateElse?: number;
  /** Where no column says how deals ended: won with a date in the one, lost with one in the other, open with neither. */
  outcomeDates?: { won: number; lost: number };
  /**
   * The one currency whose amounts count, of several; the others are left out. `column` names the currency of each
   * amount; null when the amounts do themselves.
   */
  currency?: { column: number | null; keep: string };
  /** Made by a person, or by a recipe; never by itself. */
  merges: Merge[];
  linked: LinkedFile[];
  /** Persons stand as `Rep 1`, `Rep 2` … in all that is loaded. */
  hideNames?: true;
}

/** Something the file can't decide. Nothing loads until a person has chosen. */
export interface Question {
  /** Stable: `outcome-column`, `outcome-value:<value>`, `date-order:<column>`, `decimal-mark:<column>`, `currency` … */
  id: string;
  sentence: string;
  /** What the file shows, e.g. "no day above 12 in 10,000 rows". */
  evidence: string;
  choices: { value: string; label: string; detail: string }[];
  /** null until a person has chosen. */
  answer: string | null;
}

/** One row that was not loaded, or not as it stands. */
export interface RowNote {
  /** 1-based line of the file where the record starts. */
  line: number;
  /** Why it was rejected, or what was done to it. */
  reason: string;
  /** The first 200 characters of the record. */
  text: string;
}

/** Something about the file as a whole that was not taken as it stands. */
export interface FileNote {
  id:
    | 'preamble'
    | 'header-rows'
    | 'column-names'
    | 'footer'
    | 'repeated-header'
    | 'other-table'
    | 'nul-bytes'
    | 'bad-bytes'
    | 'sheets'
    | 'formulas'
    | 'merges'
    | 'currency'
    | 'encoding';
  /** 1-based lines it concerns, the first few. */
  lines: number[];
  count: number;
  sentence: string;
}
