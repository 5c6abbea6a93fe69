import {
  isDay,
  periodBefore,
  yearBefore,
  type ComparisonChoice,
} from '../../../domain/comparisonChoice.ts';
import { grainOf, labelOfDays, type Measure } from '../../../domain/comparisonChoice.ts';
import type { Days } from '../../../domain/definitions.ts';
import type { Clock, Period, PeriodGrain } from '../../../domain/document/periods.ts';
import type { Verdict } from '../../../domain/document/verdict.ts';
import { periodName } from '../../../words/periodName.ts';

/** What a person is about to compare, before it is asked for. */
export interface Draft {
  measure: Measure;
  clock: Clock;
  grain: PeriodGrain | 'range';
  before: Days;
  after: Days;
  /** Both periods are what the app would choose. */
  own: boolean;
}

const daysOf = ({ from, to }: Days): Days => ({ from, to });

export const periodsOf = (
  periods: readonly Period[],
  clock: Clock,
  grain: Draft['grain'],
): Period[] => periods.filter((one) => one.clock === clock && one.grain === grain && one.deals > 0);

/** The last two that are not masked; without two of them the last two; null with fewer. */
function lastTwo(periods: readonly Period[]): Pick<Draft, 'before' | 'after'> | null {
  const good = periods.filter(({ masked }) => !masked);
  const [before, after] = (good.length > 1 ? good : periods).slice(-2);
  return before && after ? { before: daysOf(before), after: daysOf(after) } : null;
}

/** What is compared now. */
export function draftOf(
  { before, after, clock }: Pick<Verdict, 'before' | 'after' | 'clock'>,
  choice: ComparisonChoice,
  periods: readonly Period[],
): Draft {
  const asked = choice.periods ?? (before && after ? { before, after } : null);
  const sides = asked ??
    lastTwo(periodsOf(periods, clock, 'quarter')) ?? {
      before: { from: '', to: '' },
      after: { from: '', to: '' },
    };
  const grain = grainOf(sides.after);
  return {
    measure: choice.measure,
    clock: choice.clock ?? clock,
    grain: grain !== null && grain === grainOf(sides.before) ? grain : 'range',
    before: daysOf(sides.before),
    after: daysOf(sides.after),
    own: choice.periods === null,
  };
}

/** Another clock, with the periods asked for; those the app chose are chosen anew. */
export function withClock(draft: Draft, clock: Clock, periods: readonly Period[]): Draft {
  const pair = draft.own ? lastTwo(periodsOf(periods, clock, 'quarter')) : null;
  return { ...draft, clock, ...pair };
}

/** Periods of another length: the last two; a range begins with the days chosen so far. */
export function withGrain(draft: Draft, grain: Draft['grain'], periods: readonly Period[]): Draft {
  const pair = grain === 'range' ? null : lastTwo(periodsOf(periods, draft.clock, grain));
  return { ...draft, grain, ...pair, own: false };
}

/** Without both days of the period there is none before it; and none before the first year of all. */
export function withBefore(draft: Draft, how: 'period' | 'year'): Draft {
  const { after } = draft;
  if (!isDay(after.from) || !isDay(after.to) || after.from > after.to) return draft;
  const before = how === 'year' ? yearBefore(after) : periodBefore(after);
  return isDay(before.from) && isDay(before.to) ? { ...draft, before, own: false } : draft;
}

/** @param own the clock that the app itself would choose */
export const choiceOf = (draft: Draft, own: Clock): ComparisonChoice => ({
  clock: draft.clock === own ? null : draft.clock,
  measure: draft.measure,
  periods: draft.own ? null : { before: draft.before, after: draft.after },
});

/** Why a side may show the edge of the file rather than a change: of a range the masked months it touches. */
export function cautionsOf(draft: Draft, periods: readonly Period[]): string[] {
  const found = new Map<string, string>();
  for (const side of [draft.before, draft.after]) {
    const grain = grainOf(side) ?? 'month';
    for (const one of periods)
      if (
        one.clock === draft.clock &&
        one.grain === grain &&
        one.masked &&
        one.from <= side.to &&
        one.to >= side.from
      )
        found.set(one.label, `${periodName(one.label)} is masked. ${one.why ?? ''}`.trim());
  }
  return [...found.values()];
}

/** One text for what has to be confirmed: other periods have to be confirmed anew. */
export const cautionKey = ({ clock, before, after }: Draft): string =>
  [clock, labelOfDays(before), labelOfDays(after)].join(' ');
