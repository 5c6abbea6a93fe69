import type { SegmentModel } from './segmentModel.ts';
import type { SegmentRows } from './segmentRows.ts';
import type { PeriodSlots } from './segmentStatistics.ts';
import type { SegmentTables } from './segmentTables.ts';

/** What stays the same from draw to draw. */
export interface SegmentFrame {
  rows: SegmentRows;
  tables: SegmentTables;
  model: SegmentModel;
  periods: PeriodSlots | null;
}
