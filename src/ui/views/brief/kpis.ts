import type { Analysis } from '../../../domain/analysis.ts';
import { closedRangeOf } from '../../../domain/closedRange.ts';
import type { DealsQuestion } from '../../../domain/dealsQuestion.ts';
import type { Period } from '../../../domain/document/periods.ts';
import type { Interval } from '../../../domain/interval.ts';
import type { Verdict } from '../../../domain/document/verdict.ts';
import type { DealsAsked } from '../../../state/deals.svelte.ts';
import { rateName } from '../../../words/measureWords.ts';
import { periodName } from '../../../words/periodName.ts';
import { ratePair } from '../../../words/ratePair.ts';
import {
  count,
  days,
  daysChange,
  daysRange,
  money,
  NONE,
  pointsSized,
  pointsRange,
  rate,
  rateRange,
  relative,
  relativeChangeRange,
} from '../../text/format.ts';
import { dealsOfSide, dealsWith } from '../../text/dealsBehind.ts';
import { farDatesNote } from './farDatesNote.ts';

/** One figure of the Brief, worded. */
export interface Kpi {
  name: string;
  value: string;
  /** Against the period before; null where there is none. */
  change: string | null;
  tone: 'helps' | 'hurts' | 'neutral';
  /** Interval, or what the figure is about. */
  note: string;
  trend: (number | null)[];
  /** The deals it is of. */
  deals: DealsAsked;
}

type Measure = (
  of: Pick<Period, 'meanCycleDays' | 'meanWonAmount' | 'velocityPerDay'>,
) => number | null;

/** Unmasked quarters on the verdict's clock; a masked one breaks the line. */
const trendOf = (
  quarters: readonly Period[],
  measure: (period: Period) => number | null,
): (number | null)[] => quarters.map((period) => (period.masked ? null : measure(period)));

function winRateKpi(
  { verdict, totals }: Analysis,
  quarters: readonly Period[],
  deals: DealsAsked,
): Kpi {
  const { after, change, kind } = verdict;
  const interval = after?.winRate ?? totals.winRate;
  const tone = kind === 'declined' ? 'hurts' : kind === 'improved' ? 'helps' : 'neutral';
  return {
    name: rateName(verdict),
    value: verdict.after ? ratePair(verdict).after : rate(interval),
    change: change ? `${pointsSized(change)} (${pointsRange(change)})` : null,
    tone,
    note: interval ? `95%: ${rateRange(interval)}` : 'no closed deals',
    // Periods know the rate by count only.
    trend:
      verdict.measure === 'value'
        ? []
        : trendOf(quarters, (period) => period.winRate?.estimate ?? null),
    deals,
  };
}

const dayChange = (after: number | null, before: number | null): string => {
  if (after === null || before === null) return NONE;
  const difference = Math.round(after - before);
  return difference === 0 ? '±0 d' : `${difference > 0 ? '+' : '−'}${Math.abs(difference)} d`;
};

function openNote({ totals: { open, openAmount }, filters }: Analysis): string {
  if (open === 0) {
    if (closedRangeOf(filters)) return 'left out by the closed dates';
    return filters.length > 0 ? 'no open deals are left' : 'no open deals in the file';
  }
  return openAmount ? `${count(open)} deals` : 'deals, without amounts';
}

/** “in Q2 2024”, but “3 Apr – 2 May 2024”. */
const inPeriod = (label: string): string =>
  label.includes('/') ? periodName(label) : `in ${periodName(label)}`;

/** The interval of a mean, or what it is of where there is none. */
const meanNote = (
  interval: Interval | null | undefined,
  range: (interval: Interval) => string,
  about: string,
): string => (interval ? `mean, 95%: ${range(interval)}` : `mean, ${about}`);

const velocityOf: Measure = ({ velocityPerDay }) => velocityPerDay;

/** The figures of the compared period where there is one, else of the whole file. */
export function kpis(analysis: Analysis): Kpi[] {
  const { verdict, totals, source } = analysis;
  const quarters = (analysis.periods ?? []).filter(
    ({ grain, clock }) => grain === 'quarter' && clock === verdict.clock,
  );
  const side = (of: Verdict['after']) =>
    analysis.periods?.find(
      ({ clock, from, to }) => clock === verdict.clock && from === of?.from && to === of.to,
    );
  const [after, before] = [side(verdict.after), side(verdict.before)];
  const { compared } = totals;
  const name = verdict.after?.label;
  const about = name === undefined ? 'whole file' : inPeriod(name);
  /** Of the compared periods once they are there; of the whole file only where nothing is compared. */
  const figure = (of: Measure, whole: number | null, word: (value: number | null) => string) => {
    if (name === undefined) return word(whole);
    const [known = after] = [compared?.after];
    return known || !analysis.run.pending.includes('cycle') ? word(known ? of(known) : null) : '…';
  };
  const inCurrency = (value: number | null) => money(value, source.currency);
  const against = (of: Measure) => {
    const [one, other] = compared ? [compared.before, compared.after] : [before, after];
    return one && other ? relative(of(other), of(one)) : null;
  };
  const closedDeals = verdict.after?.deals ?? totals.won + totals.lost;
  const perDay = (value: number | null) => (value === null ? NONE : `${inCurrency(value)}/d`);
  /** What keeps it from the whole file keeps it from a period. */
  const withheld = totals.velocityPerDay === null;
  const behindSide = dealsOfSide(analysis, verdict.after);
  const behind = (what: string, change: Partial<DealsQuestion> = {}): DealsAsked => ({
    title: `${what}, ${name === undefined ? 'whole file' : periodName(name)}`,
    question: { ...behindSide, ...change },
  });
  const neutral = { tone: 'neutral' as const };
  return [
    winRateKpi(analysis, quarters, behind(rateName(verdict))),
    {
      ...neutral,
      name: 'Closed deals',
      value: count(closedDeals),
      change:
        verdict.before && verdict.after
          ? relative(verdict.after.deals, verdict.before.deals)
          : null,
      note: about,
      trend: trendOf(quarters, ({ deals }) => deals),
      deals: behind('Closed deals'),
    },
    {
      ...neutral,
      name: 'Cycle',
      value: figure(({ meanCycleDays }) => meanCycleDays, totals.cycleDays?.mean ?? null, days),
      change: compared?.cycleChange
        ? daysChange(compared.cycleChange)
        : after && before
          ? dayChange(after.meanCycleDays, before.meanCycleDays)
          : null,
      note: `${meanNote(compared?.after.cycleInterval, daysRange, about)}${farDatesNote(analysis)}`,
      trend: trendOf(quarters, ({ meanCycleDays }) => meanCycleDays),
      deals: behind('Cycle', { set: { name: 'with-cycle' } }),
    },
    {
      ...neutral,
      name: 'Won deal',
      value: figure(({ meanWonAmount }) => meanWonAmount, totals.meanWonAmount, inCurrency),
      change: compared?.wonAmountChange
        ? relativeChangeRange(compared.wonAmountChange)
        : against(({ meanWonAmount }) => meanWonAmount),
      note: meanNote(
        compared?.after.wonAmountInterval,
        ({ low, high }) => `${inCurrency(low)}–${inCurrency(high)}`,
        about,
      ),
      trend: trendOf(quarters, ({ meanWonAmount }) => meanWonAmount),
      deals: behind('Won deals', { outcome: 'won' }),
    },
    {
      ...neutral,
      name: 'Velocity',
      value: withheld ? NONE : figure(velocityOf, totals.velocityPerDay, perDay),
      change: withheld ? null : against(velocityOf),
      note: withheld ? (totals.velocityReason ?? '') : `${about}, no interval`,
      trend: withheld ? [] : trendOf(quarters, velocityOf),
      deals: behind('Velocity'),
    },
    {
      ...neutral,
      name: 'Open',
      value: totals.openAmount ? inCurrency(totals.openAmount) : count(totals.open),
      change: null,
      note: openNote(analysis),
      trend: [],
      deals: { title: 'Open deals', question: dealsWith(analysis, 'open') },
    },
  ];
}
