import type { CurrencyReport, Dataset } from '../../src/domain/dataset.ts';
import type { ColumnPlan, Question } from '../../src/domain/intakePlan.ts';
import type { Storage } from '../../src/sql/load/storage.ts';

export type Unreadable = Dataset['unreadable'][number];

/** What became of one column. */
export interface Converted {
  plan: ColumnPlan;
  storage: Storage;
  unreadable: Unreadable | null;
  question: Question | null;
  /** Its amounts by currency, where there are several. */
  currencies?: CurrencyReport;
  /** The only currency its amounts name, where another one was to count. */
  otherCurrency?: string;
}
