import type { IntakePlan } from '../../../src/domain/intakePlan.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';

/** How the deals of a loaded file are kept: it takes that to make the file of an earlier day from them. */
export interface StoredDeals {
  /** With what was decided about the whole columns. */
  plan: IntakePlan;
  columns: readonly StoredColumn[];
  /** The outcome had its meaning from the start, and its own text stands beside it. */
  outcomesKnown: boolean;
  /** Names of the columns in which persons have other names than in the file. */
  hidden: readonly string[];
}
