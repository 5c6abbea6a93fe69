import type { Bridge } from '../domain/document/bridges.ts';
import type { Field } from '../domain/field.ts';
import type { ComparedLevelRow } from '../sql/comparedLevels.ts';
import { ratioBridge } from '../stats/ratioBridge.ts';
import { ratioHeterogeneity } from '../stats/ratioHeterogeneity.ts';
import { sumsOf } from './comparedLevels.ts';

/** What moved the rate by value, by each field: shares of the closed amount, and rates by value within the levels. */
export function findBridgesByValue(
  fields: readonly Field[],
  rows: readonly ComparedLevelRow[],
): Bridge[] {
  const bridges = fields.flatMap((field, i) => {
    const present = rows.filter(
      (row) => row.field === i && row.before_amount + row.after_amount > 0,
    );
    const levels = present.map((row) => ({
      level: field.levels[row.level] ?? '',
      before: sumsOf(row, 'before'),
      after: sumsOf(row, 'after'),
    }));
    const found = levels.length > 1 ? ratioBridge(levels) : null;
    if (!found) return [];
    const { before, after, change, mix, rate, simpson } = found;
    const residual = change - mix.estimate - rate.estimate;
    const parts = found.parts.map((part, place) => ({
      ...part,
      dealsBefore: present[place]?.before_deals ?? 0,
      dealsAfter: present[place]?.after_deals ?? 0,
      amountBefore: part.dealsBefore,
      amountAfter: part.dealsAfter,
    }));
    const whole = { before, after, change, mix, rate, residual, simpson };
    return [{ field: field.name, ...whole, unlike: ratioHeterogeneity(levels), parts }];
  });
  return bridges.sort((a, b) => (a.unlike ?? 1) - (b.unlike ?? 1));
}
