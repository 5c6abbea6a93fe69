import { dayOf } from '../../../src/domain/calendar.ts';
import type { Comparison } from '../../../src/analysis/comparison.ts';
import type { AccountCountRow, AccountMixRow } from '../../../src/sql/accountMix.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';
import type { Answers } from './simulatedPort.ts';

/** How each field's levels are spread over the accounts of the compared quarters, as `sql/accountMix.ts` counts it. */
export const accountMixAnswers = (file: DrawnFile, comparison: Comparison): Answers => ({
  accounts: (): AccountCountRow[] => [{ accounts: 1 + Math.max(...file.account) }],
  'account-sizes': () => mixRows(file, comparison, null),
  ...Object.fromEntries(
    file.fields.map((field, i) => [
      `account-mix-${field.key}`,
      () => mixRows(file, comparison, file.codes[i] ?? null),
    ]),
  ),
});

function mixRows(
  file: DrawnFile,
  comparison: Comparison,
  codes: Int32Array | null,
): AccountMixRow[] {
  const before = dayOf(comparison.before.start);
  const after = dayOf(comparison.after.start);
  const groups = new Map<string, { level: number; before: number; after: number }>();
  for (let deal = 0; deal < file.size; deal++) {
    const quarter = file.quarter[deal];
    if (!isClosed(file, deal) || (quarter !== before && quarter !== after)) continue;
    const level = codes?.[deal] ?? 0;
    const key = `${file.account[deal]} ${level}`;
    const group = groups.get(key) ?? { level, before: 0, after: 0 };
    groups.set(key, group);
    group[quarter === before ? 'before' : 'after'] += 1;
  }
  const rows: AccountMixRow[] = [];
  for (const group of groups.values()) {
    const row = (rows[group.level] ??= {
      before_deals: 0,
      after_deals: 0,
      before_squares: 0,
      after_squares: 0,
      products: 0,
    });
    row.before_deals += group.before;
    row.after_deals += group.after;
    row.before_squares += group.before ** 2;
    row.after_squares += group.after ** 2;
    row.products += group.before * group.after;
  }
  return rows.filter((row) => row.before_deals + row.after_deals > 0);
}
