import { defaultComparison, grainOf } from '../../domain/comparisonChoice.ts';
import type { ComparedQuarters } from '../../domain/document/combinations.ts';
import { chooseComparison, type Comparison } from '../comparison.ts';
import type { Horizon } from '../horizon.ts';
import { masks } from '../masks.ts';
import type { Prepared } from '../prepare.ts';

/** Alerts are of complete quarters that the file's edges leave whole, whatever two a person compares. */
export function judged(comparison: Comparison | null, horizon: Horizon): Comparison | null {
  if (comparison?.clock !== 'closed') return null;
  const all = masks(horizon, 'quarter', 'closed');
  const isWhole = (side: Comparison['before']): boolean =>
    grainOf(side) === 'quarter' && all.get(side.start)?.masked === false;
  return isWhole(comparison.before) && isWhole(comparison.after) ? comparison : null;
}

/**
 * The two quarters that changes of segments and alerts are between: the compared ones where they can be judged, else the
 * last two that the app itself would compare by closed date. Null where there are no two.
 */
export function quarterPair(
  comparison: Comparison | null,
  { clock, horizon }: Pick<Prepared, 'clock' | 'horizon'>,
): Comparison | null {
  const asked = judged(comparison, horizon);
  if (asked || clock !== 'closed') return asked;
  const own = chooseComparison(horizon, 'closed', defaultComparison);
  return typeof own === 'string' ? null : own;
}

/** The two quarters as the document names them. */
export function quartersOf({ before, after }: Comparison): ComparedQuarters {
  const named = ({ label, from, to }: Comparison['before']) => ({ label, from, to });
  return { before: named(before), after: named(after) };
}
