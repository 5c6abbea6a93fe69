import type { Comparison } from '../../../src/analysis/comparison.ts';
import { dayOf } from '../../../src/domain/calendar.ts';
import type { LevelRow } from '../../../src/sql/levelCounts.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';

/** Every level of every field, as SQL counts them. */
export function levelRows(file: DrawnFile, comparison: Comparison): LevelRow[] {
  const before = dayOf(comparison.before.start);
  const after = dayOf(comparison.after.start);
  return file.fields.flatMap((field, i) => {
    const rows = field.levels.map((_, level) => emptyRow(i, level));
    const codes = file.codes[i];
    for (let deal = 0; deal < file.size; deal++) {
      const row = rows[codes?.[deal] ?? 0];
      if (!row) continue;
      row.deals += 1;
      if (!isClosed(file, deal)) {
        row.open += 1;
        continue;
      }
      const won = file.won[deal] ?? 0;
      row.won += won;
      row.lost += 1 - won;
      const quarter = file.quarter[deal];
      if (quarter === before) {
        row.before_deals += 1;
        row.before_won += won;
      } else if (quarter === after) {
        row.after_deals += 1;
        row.after_won += won;
      }
    }
    return rows.filter((row) => row.deals > 0);
  });
}

const emptyRow = (field: number, level: number): LevelRow => ({
  field,
  level,
  deals: 0,
  won: 0,
  lost: 0,
  open: 0,
  amount: null,
  won_amount: null,
  cycle_days: null,
  cycle_deals: null,
  before_deals: 0,
  before_won: 0,
  after_deals: 0,
  after_won: 0,
});
