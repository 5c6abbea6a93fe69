import type { ColumnReport, Source } from './document/source.ts';
import type { Field } from './field.ts';
import type { RejectedRow } from './intakePlan.ts';
import type { OutcomeValues } from './outcome.ts';

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
export interface Dataset {
  source: Source;
  columns: ColumnReport[];
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
  /** Cells that could not be read as the date or number their column holds, by column name. */
  unreadable: { column: string; count: number; examples: string[] }[];
  /** The first 1,000 rejected rows; `source.files[].recordsRejected` has the true count. */
  rejected: RejectedRow[];
  /** Milliseconds of each step. */
  elapsedMs: { read: number; profile: number; load: number };
}
