import type { Prepared } from '../src/analysis/prepare.ts';
import type { KeptRun } from '../src/analysis/setting.ts';
import type { Dataset } from '../src/domain/dataset.ts';
import type { AsOf } from '../src/domain/document/asOf.ts';
import type { Receipt } from '../src/domain/document/run.ts';
import type { IntakePlan } from '../src/domain/intakePlan.ts';
import type { StoredDeals } from './ingest/asOf/storedDeals.ts';

/** What no filter changes, and what the last analysis left for another budget of false alerts. */
export interface FirstLook {
  prepared: Prepared;
  receipts: Receipt[];
  kept: KeptRun;
}

/** A file that stands in DuckDB, by which plan, and what is known of it. */
export interface Loaded {
  plan: IntakePlan;
  dataset: Dataset;
  stored: StoredDeals;
  prepared: FirstLook | null;
  /** It stands as of a day, and this is the file as it is; both null for that itself. */
  asOf: AsOf | null;
  whole: Loaded | null;
  /** How it was made of that. */
  made: Receipt[];
}

/** What a file has that stands as of no earlier day. */
export const AS_IT_IS: Pick<Loaded, 'asOf' | 'whole' | 'made'> = {
  asOf: null,
  whole: null,
  made: [],
};
