import type { OutcomeValues } from './outcome.ts';
import type { ColumnType, Role } from './role.ts';

/** How the bytes of a delimited text file become records. */
export interface Dialect {
  delimiter: string;
  /** '' when the file quotes nothing. */
  quote: string;
  header: boolean;
  /** UTF-8 with a byte order mark. */
  bom: boolean;
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
  /** The sign or code most of its amounts carry. */
  currency?: string;
}

/** Everything that was decided about a file: enough to load it again, byte for byte the same. */
export interface IntakePlan {
  dialect: Dialect;
  columns: ColumnPlan[];
  outcomeValues: OutcomeValues;
  /** Values of the outcome column that mean nothing to us; their deals count as open and are reported. */
  unknownOutcomes: string[];
  /** A second column that makes a deal open, whatever the outcome column says: IsClosed beside IsWon. `''` is a blank. */
  openWhen?: { column: number; values: string[] };
  /** The closing date of deals that have none in the first column: “Lost time” beside “Won time”. */
  closedDateElse?: number;
}

/** Something the file can't decide. Nothing loads until a person has chosen. */
export interface Question {
  /** Stable: `outcome-column`, `outcome-value:<value>`, `date-order:<column>`, `decimal-mark:<column>` … */
  id: string;
  sentence: string;
  /** What the file shows, e.g. "no day above 12 in 10,000 rows". */
  evidence: string;
  choices: { value: string; label: string; detail: string }[];
  /** null until a person has chosen. */
  answer: string | null;
}

/** One row that was not loaded. */
export interface RejectedRow {
  /** 1-based line of the file where the record starts. */
  line: number;
  reason: string;
  /** The first 200 characters of the record. */
  text: string;
}
