import { endOf, labelOf } from '../domain/calendar.ts';
import { closedRangeName, liesWithin } from '../domain/closedRange.ts';
import {
  grainOf,
  labelOfDays,
  refusalOf,
  type ComparisonChoice,
  type Measure,
} from '../domain/comparisonChoice.ts';
import type { Days } from '../domain/definitions.ts';
import type { Clock, PeriodGrain } from '../domain/document/periods.ts';
import { maskWarning } from '../words/maskWarning.ts';
import type { Horizon } from './horizon.ts';
import { masks, maskOf } from './masks.ts';

/** One side of the comparison, before anything is counted. */
export interface Side extends Days {
  label: string;
  /** The same as `from`. */
  start: string;
}

export interface Comparison {
  clock: Clock;
  measure: Measure;
  before: Side;
  after: Side;
  chosenByUser: boolean;
  /** Complete, unmasked periods of the same grain before the first compared one; none of a free range. */
  earlier: Side[];
  /** One sentence for each side that the edges of the file cut or bend; the app itself chooses no such side. */
  warnings: string[];
}

const sideOf = ({ from, to }: Days): Side => ({
  label: labelOfDays({ from, to }),
  start: from,
  from,
  to,
});

const periodOf = (grain: PeriodGrain, start: string): Side => ({
  label: labelOf(grain, start),
  start,
  from: start,
  to: endOf(grain, start),
});

/**
 * What to compare: the person's choice, else the last two quarters that are complete and not masked.
 * @param own the clock and measure that the app itself would choose
 * @returns a sentence instead when there are no such two
 */
export function chooseComparison(
  horizon: Horizon,
  own: Clock,
  choice: ComparisonChoice,
): Comparison | string {
  const clock = choice.clock ?? own;
  const quarters = masks(horizon, 'quarter', clock);
  const chosenByUser = choice.periods !== null || choice.measure !== 'count' || clock !== own;
  const shared = { clock, measure: choice.measure, chosenByUser };
  if (choice.periods) {
    const refused = refusalOf(choice.periods) ?? outsideOf(horizon, choice.periods);
    if (refused !== null) return refused;
    const before = sideOf(choice.periods.before);
    const after = sideOf(choice.periods.after);
    const warnings = warningsOf(horizon, clock, before, after);
    return {
      ...shared,
      before,
      after,
      earlier: earlierThan(horizon, clock, before, after),
      warnings,
    };
  }
  const good = [...quarters].flatMap(([start, { masked }]) =>
    masked ? [] : [periodOf('quarter', start)],
  );
  const before = good.at(-2);
  const after = good.at(-1);
  if (!before || !after)
    return horizon.within
      ? pairNotWithin(horizon.within, good.length)
      : withoutPair(quarters.size, good.length);
  return { ...shared, before, after, earlier: good.slice(0, -2), warnings: [] };
}

/** Of the same grain as both sides: what moves from month to month says nothing of years. */
function earlierThan(horizon: Horizon, clock: Clock, before: Side, after: Side): Side[] {
  const grain = grainOf(before);
  if (grain === null || grain !== grainOf(after)) return [];
  return [...masks(horizon, grain, clock)].flatMap(([start, { masked }]) =>
    !masked && start < before.start && start < after.start ? [periodOf(grain, start)] : [],
  );
}

function warningsOf(horizon: Horizon, clock: Clock, before: Side, after: Side): string[] {
  return [
    { side: before, other: after },
    { side: after, other: before },
  ].flatMap(({ side, other }) => {
    const mask = maskOf(horizon, side, clock, other);
    if (!mask) return [maskWarning(side.label, null)];
    return mask.why
      ? [maskWarning(side.label, { why: mask.why, share: mask.observableShare })]
      : [];
  });
}

function outsideOf(
  { within }: Horizon,
  { before, after }: { before: Days; after: Days },
): string | null {
  if (!within || (liesWithin(before, within) && liesWithin(after, within))) return null;
  return `The two periods do not both lie in the chosen range of closed dates, ${closedRangeName(within)}.`;
}

function pairNotWithin(within: Days, good: number): string {
  const found = good === 1 ? 'Only one complete quarter lies' : 'No complete quarter lies';
  return `${found} in the chosen range of closed dates, ${closedRangeName(within)}; it takes two.`;
}

function withoutPair(quarters: number, good: number): string {
  if (quarters === 0) return 'It takes closed dates and created dates to compare quarters.';
  return good === 1
    ? 'Only one quarter of this file is complete; it takes two.'
    : 'No quarter of this file is complete: it covers too short a time.';
}
