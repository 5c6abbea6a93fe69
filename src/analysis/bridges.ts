import type { Bridge } from '../domain/document/bridges.ts';
import type { Field } from '../domain/field.ts';
import type { LevelRow } from '../sql/levelCounts.ts';
import { heterogeneity } from '../stats/heterogeneity.ts';
import { kitagawaIntervals } from '../stats/kitagawaBootstrap.ts';
import { seeded } from '../stats/random.ts';

const DRAWS = 1000;

/**
 * What moved the rate, by each field: the exact split into mix and rate with bootstrap intervals. The field whose
 * levels moved most unlike each other comes first.
 */
export function findBridges(
  fields: readonly Field[],
  rows: readonly LevelRow[],
  seed: number,
): Bridge[] {
  const bridges = fields.flatMap((field, i) => {
    const levels = rows
      .filter((row) => row.field === i && row.before_deals + row.after_deals > 0)
      .map((row) => ({
        level: field.levels[row.level] ?? '',
        dealsBefore: row.before_deals,
        wonBefore: row.before_won,
        dealsAfter: row.after_deals,
        wonAfter: row.after_won,
      }));
    // A seed of its own for each field, so that leaving one out does not move the others.
    const found = levels.length > 1 ? kitagawaIntervals(levels, seeded(seed + i), DRAWS) : null;
    if (!found) return [];
    const { before, after, change, mix, rate, simpson, parts } = found;
    const residual = change - mix.estimate - rate.estimate;
    const whole = { before, after, change, mix, rate, residual, simpson };
    return [{ field: field.name, ...whole, unlike: heterogeneity(levels), parts: [...parts] }];
  });
  return bridges.sort((a, b) => (a.unlike ?? 1) - (b.unlike ?? 1));
}
