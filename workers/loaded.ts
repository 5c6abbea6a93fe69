import type { Prepared } from '../src/analysis/prepare.ts';
import type { KeptRun } from '../src/analysis/setting.ts';
import type { Dataset } from '../src/domain/dataset.ts';
import type { Receipt } from '../src/domain/document/run.ts';
import type { IntakePlan } from '../src/domain/intakePlan.ts';

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
  prepared: FirstLook | null;
}
