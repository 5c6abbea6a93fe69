import type { SegmentLevel } from './document/combinations.ts';
import type { Clock } from './document/periods.ts';
import type { QualityCheck } from './document/quality.ts';
import type { Filter } from './document/run.ts';
import type { Outcome } from './outcome.ts';
import type { ColumnType } from './role.ts';

/** Deals that no filter can name. Days are counted to `asOf`; `check` is the id of a check of the data's quality. */
export type DealsSet =
  | { name: 'with-cycle' }
  | { name: 'stalled'; asOf: string; days: number }
  | { name: 'largest-open'; most: number }
  /** Those that stood in a stage of the history, and in none of the later ones. */
  | { name: 'furthest-stage'; stage: string; later: string[] }
  /** Those with one of these ids. */
  | { name: 'deals'; ids: string[] }
  | { name: 'check'; check: string; column: string | null };

/** Which deals stand behind a number, as plain data: all its parts must hold. Both days of the period are included. */
export interface DealsQuestion {
  filters: Filter[];
  levels: SegmentLevel[];
  period: { clock: Clock; from: string; to: string } | null;
  outcome: 'any' | 'closed' | Outcome;
  set: DealsSet | null;
}

/** What of those deals a table shows. */
export interface DealsWish {
  from: number;
  rows: number;
  /** Key of a column; null for the order of the file. */
  sort: { key: string; descending: boolean } | null;
  /** Text that a cell must hold, whatever its case; '' for all. */
  search: string;
  /** Whether columns with personal data are among them. */
  withPersonal: boolean;
}

/** A column of the file as a table of deals shows it. */
export interface DealsColumn {
  key: string;
  name: string;
  type: ColumnType;
  personal: boolean;
}

export type DealCell = string | number | boolean | null;

export interface DealsCounts {
  deals: number;
  won: number;
  lost: number;
  open: number;
}

/** How a number came about: its query, its formula with the figures, and which deals are meant, in words. */
export interface DealsReceipt {
  sql: string;
  formula: string;
  definition: string;
}

/** A stretch of the deals behind a number; texts are cut at `CELL_LENGTH`, one character more says so. */
export interface DealsPage {
  columns: DealsColumn[];
  /** Names of the columns with personal data that are left out. */
  withheld: string[];
  from: number;
  rows: DealCell[][];
  /** Deals that fit the question and the search. */
  found: number;
  /** Deals that fit the question. */
  counts: DealsCounts;
  receipt: DealsReceipt;
}

/** So many characters of a cell are shown; a file that is saved has all of them. */
export const CELL_LENGTH = 1000;

const CHECKS_WITH_DEALS = [
  'duplicate-ids',
  'blank',
  'closed-before-created',
  'missing-close-date',
  'bulk-closing',
  'dates-after-horizon',
  'negative-amounts',
  'lost-without-amount',
  'look-alikes',
];

/** What a check looks for: `blank:region` is `blank`. */
export const checkKind = (id: string): string => id.split(':', 1)[0] ?? id;

/** Whether the deals a check found can be listed. */
export const checkHasDeals = ({ id, count }: Pick<QualityCheck, 'id' | 'count'>): boolean =>
  count > 0 && CHECKS_WITH_DEALS.includes(checkKind(id));
