import type { Alert } from '../../domain/document/alerts.ts';
import type { Calendar } from '../../domain/document/calendar.ts';
import type {
  Combination,
  CombinationSearch,
  SegmentLevel,
} from '../../domain/document/combinations.ts';
import type { Drivers } from '../../domain/document/drivers.ts';
import type { Rep, RepSpread } from '../../domain/document/reps.ts';
import type { Segment } from '../../domain/document/segments.ts';
import type { Totals } from '../../domain/document/totals.ts';
import { OTHER_LEVEL, type Field } from '../../domain/field.ts';
import type { Interval } from '../../domain/interval.ts';
import type { LevelRow } from '../../sql/levelCounts.ts';
import { closedDealsOf } from '../../sql/dealsOf.ts';
import type { Span } from '../../sql/segmentValues.ts';
import type { Sql } from '../../sql/sql.ts';
import type { Comparison } from '../comparison.ts';
import type { LevelTest } from '../levelTests.ts';

/** What the analysis has found by the time alerts are looked for. */
export interface AlertParts {
  fields: readonly Field[];
  /** The two quarters compared on the closed clock; null when there are none. */
  comparison: Comparison | null;
  /** Comparisons that a person has tried: each of them had its chance. 1 for the last two complete quarters. */
  looks: number;
  totals: Totals;
  segments: readonly Segment[];
  /** Every level in the compared quarters; empty without two. */
  levels: readonly LevelRow[];
  drivers: Drivers;
  /** Each level of the model's fields against what the other fields expect of it. */
  levelTests: readonly LevelTest[];
  /** Closed quarters with deals: what money is given per. */
  quarters: number;
  combinations: readonly Combination[];
  search: CombinationSearch | null;
  calendar: Calendar | null;
  reps: readonly Rep[];
  repSpread: RepSpread | null;
  /** Whether money can be told at all. */
  money: boolean;
  /** The deals of a segment within the filters, as a condition on `deals`. */
  where: (levels: readonly SegmentLevel[]) => Sql;
}

/**
 * The query of the deals behind an alert, within the filters. Null for the pool of rare levels, which only the model
 * knows by that name: no query finds it.
 */
export function receiptOf(
  { fields, where }: Pick<AlertParts, 'fields' | 'where'>,
  levels: readonly SegmentLevel[],
  within: Span | null,
): string | null {
  const isKnown = ({ field, level }: SegmentLevel): boolean =>
    level !== OTHER_LEVEL || fields.some((one) => one.name === field && one.levels.includes(level));
  return levels.every(isKnown) ? closedDealsOf(where(levels), within).text : null;
}

/**
 * Fields whose levels may be raised by what their deals bring: those of the model, which do not leak the outcome, and
 * whose values are words.
 */
export const valuedFields = (fields: readonly Field[], drivers: Drivers): Field[] =>
  fields.filter(
    ({ name, kind, role }) =>
      kind === 'categorical' &&
      (role === 'field' || role === 'rep') &&
      drivers.fields.some((one) => one.field === name),
  );

/** So wide an effect is critical, when even the near end of its interval is this large. */
const LARGE = 0.05;

/** How urgent a difference of rates is. */
export const severityOf = ({ low, high }: Interval): Alert['severity'] =>
  low > LARGE || high < -LARGE ? 'critical' : 'warn';

/**
 * Money per quarter, if the association is causal: what the deals of a quarter would have brought at the usual rate,
 * less what they brought. The effect is the shrunk one, as the largest of many looks larger than it is.
 * @param deals closed deals of the segment in a quarter
 */
export function moneyOf(
  difference: Interval,
  shrunk: number,
  deals: number,
  meanWonAmount: number | null,
): Interval | null {
  if (meanWonAmount === null) return null;
  const kept = difference.estimate === 0 ? 0 : shrunk / difference.estimate;
  const worth = (rate: number): number => rate * kept * deals * meanWonAmount;
  const ends = [worth(difference.low), worth(difference.high)];
  return { estimate: worth(difference.estimate), low: Math.min(...ends), high: Math.max(...ends) };
}

/** What a won deal of a segment brings: the mean over its levels, as they may differ. */
export function meanAmountOf(
  parts: Pick<AlertParts, 'segments' | 'totals' | 'money'>,
  levels: readonly SegmentLevel[],
): number | null {
  if (!parts.money) return null;
  const means = levels.flatMap(({ field, level }) => {
    const found = parts.segments.find((one) => one.field === field && one.level === level);
    return found?.meanWonAmount === null || found === undefined ? [] : [found.meanWonAmount];
  });
  return means.length > 0
    ? means.reduce((sum, one) => sum + one, 0) / means.length
    : parts.totals.meanWonAmount;
}
