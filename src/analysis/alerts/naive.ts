import type { Field } from '../../domain/field.ts';
import type { LevelRow } from '../../sql/levelCounts.ts';

/** A fall of more than this raises an alert in many a dashboard. */
const NAIVE_FALL = 0.05;

/**
 * How many segments a rule without statistics would have raised: every level whose rate by number of deals, which is what
 * alerts are of, fell by more than 5 points.
 * @param levels of both quarters, by places of `fields`   @param searched names of the fields that were
 */
export const naiveAlerts = (
  fields: readonly Pick<Field, 'name'>[],
  levels: readonly Pick<
    LevelRow,
    'field' | 'before_deals' | 'before_won' | 'after_deals' | 'after_won'
  >[],
  searched: readonly string[],
): number =>
  levels.filter((row) => {
    if (!(row.before_deals > 0) || !(row.after_deals > 0)) return false;
    const moved = row.after_won / row.after_deals - row.before_won / row.before_deals;
    return searched.includes(fields[row.field]?.name ?? '') && moved < -NAIVE_FALL;
  }).length;
