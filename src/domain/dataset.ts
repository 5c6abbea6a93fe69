import type { ColumnReport, Source } from './document/source.ts';
import type { Field } from './field.ts';
import type { FileNote, LinkedFile, RowNote } from './intakePlan.ts';
import type { OutcomeValues } from './outcome.ts';

/** How well one file joined another. */
export interface JoinReport {
  /** Places of the files among the dropped ones. */
  file: number;
  name: string;
  kind: LinkedFile['kind'];
  /** Names of the column joined on and of the key it was looked up in; null when nothing ties the file to the others. */
  column: string | null;
  key: string | null;
  accepted: boolean;
  /** Rows of the file that is joined to, those of them with a value, and those whose value was found. */
  rows: number;
  filled: number;
  matched: number;
  /** The commonest values that were not found, with their rows; disguised when they tell of persons. */
  unmatched: { value: string; rows: number }[];
  /** The column joined on, or the key, tells of persons: its values leave the page in no export. */
  personal?: true;
  /** Why it was not joined though nobody declined it: its key is not unique. */
  refused: string | null;
}

/** Values of a column that look like one and the same. */
export interface MergeOffer {
  /** The column's place in the plan, and its name. */
  column: number;
  name: string;
  into: string;
  from: { value: string; rows: number }[];
  reason: string;
  /** They tell of persons, and leave the page in no export. */
  personal?: true;
}

/** What deals are worth in each of several currencies. */
export interface CurrencyReport {
  /** Name of the amount's column, and of the one that names the currency when the amounts don't. */
  column: string;
  currencyColumn: string | null;
  keep: string | null;
  /** `''` is an amount without a currency. */
  values: { currency: string; deals: number; total: number }[];
}

/** What is known of a file once it is read, whether or not its rows are deals. */
export interface LoadedTable {
  source: Source;
  columns: ColumnReport[];
  rows: number;
  /** Cells that could not be read as the date or number their column holds, by column name. */
  unreadable: { column: string; count: number; examples: string[] }[];
  /** Dates years apart from all others of their column, or after 2049: taken as they stand. */
  farDates?: { column: string; count: number; examples: string[] }[];
  /** The first 1,000 of each; `source.files[]` has the true counts. */
  rejected: RowNote[];
  repaired: RowNote[];
  notes: FileNote[];
  joins: JoinReport[];
  mergeOffers: MergeOffer[];
  /** Words that say “nothing here” (`N/A`, `--None--`) and count as blank, by column, with their cells. */
  blanks?: { column: string; value: string; rows: number }[];
  /** The amounts by currency, where there are several; only those of `keep` count. */
  currencies?: CurrencyReport;
  /** Milliseconds of each step. */
  elapsedMs: { read: number; profile: number; load: number };
}

/**
 * What is known once a file is loaded. Two tables stand behind it:
 *
 * `deals`, one row per deal: `outcome` ENUM ('won', 'lost', 'open'), `amount` DOUBLE, `created_on` DATE,
 * `closed_on` DATE, `deal_id`, `stage`, `rep`, `account` VARCHAR – all always there, NULL where the file has no
 * such column – and `c<i>` for every other column i of the file in its own type.
 *
 * `cells`, one row per combination of closed quarter and field levels: `closed_quarter` DATE (first day; NULL for
 * open deals and for closed deals without a date), `f0 … fk` USMALLINT (index into `Field.levels`), and DOUBLE sums
 * `deals, won, lost, open, amount, won_amount, open_amount, cycle_days, cycle_deals` (the last two over closed deals
 * with both dates, closed not before created).
 */
export interface Dataset extends LoadedTable {
  outcomeValues: OutcomeValues;
  unknownOutcomes: { value: string; deals: number }[];
  fields: Field[];
  has: {
    dealId: boolean;
    stage: boolean;
    amount: boolean;
    created: boolean;
    closed: boolean;
    rep: boolean;
    account: boolean;
  };
  /** Rows of `deals` and of `cells`. */
  deals: number;
  cells: number;
}
