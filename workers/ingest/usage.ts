import type { ColumnReport } from '../../src/domain/document/source.ts';
import type { Field } from '../../src/domain/field.ts';
import type { ColumnPlan } from '../../src/domain/intakePlan.ts';
import type { Storage } from '../../src/sql/load/storage.ts';

/**
 * What a column is used for in the analysis, and why; with its counts where they were needed for that; `distinct` is
 * null where the analysis counts it, as nothing before it needs to know.
 */
export interface Usage {
  plan: ColumnPlan;
  storage: Storage;
  column: string;
  usedAs: ColumnReport['usedAs'];
  reason: string;
  /** Its field, all but the key, which is given once it is known which fields there are. */
  field: Omit<Field, 'key'> | null;
  counts: { distinct: number | null; blank: number } | null;
}
