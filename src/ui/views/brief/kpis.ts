import type { Analysis } from '../../../domain/analysis.ts';
import type { DealsQuestion } from '../../../domain/dealsQuestion.ts';
import type { Period } from '../../../domain/document/periods.ts';
import type { Verdict } from '../../../domain/document/verdict.ts';
import type { DealsAsked } from '../../../state/deals.svelte.ts';
import { rateName } from '../../../words/measureWords.ts';
import { periodName } from '../../../words/periodName.ts';
import { ratePair } from '../../../words/ratePair.ts';
import {
  count,
  days,
  money,
  NONE,
  pointsSized,
  pointsRange,
  rate,
  rateRange,
  relative,
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

type Measure = (period: Period) => number | null;

/** Unmasked quarters on the verdict's clock; a masked one breaks the line. */
const trendOf = (quarters: readonly Period[], measure: Measure): (number | null)[] =>
  quarters.map((period) => (period.masked ? null : measure(period)));

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

function openNote({ open, openAmount }: Analysis['totals']): string {
  if (open === 0) return 'no open deals in the file';
  return openAmount ? `${count(open)} deals` : 'deals, without amounts';
}

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
  const name = verdict.after?.label;
  const about = name === undefined ? 'whole file' : `in ${periodName(name)}`;
  /** Of the compared period once it is there; of the whole file only where nothing is compared. */
  const figure = (of: Measure, whole: number | null, word: (value: number | null) => string) => {
    if (name === undefined) return word(whole);
    return after || !analysis.run.pending.includes('periods')
      ? word(after ? of(after) : null)
      : '…';
  };
  const closedDeals = verdict.after?.deals ?? totals.won + totals.lost;
  const inCurrency = (value: number | null) => money(value, source.currency);
  const against = (measure: Measure) =>
    after && before ? relative(measure(after), measure(before)) : null;
  const perDay = (value: number | null) => (value === null ? NONE : `${inCurrency(value)}/d`);
  /** What keeps it from the whole file keeps it from a period. */
  const withheld = totals.velocityPerDay === null;
  const inPeriod = dealsOfSide(analysis, verdict.after);
  const behind = (what: string, change: Partial<DealsQuestion> = {}): DealsAsked => ({
    title: `${what}, ${name === undefined ? 'whole file' : periodName(name)}`,
    question: { ...inPeriod, ...change },
  });
  const neutral = { tone: 'neutral' as const };
  return [
    winRateKpi(analysis, quarters, behind(rateName(verdict))),
    {
      ...neutral,
      name: 'Closed deals',
      value: count(closedDeals),
      change: against(({ deals }) => deals),
      note: about,
      trend: trendOf(quarters, ({ deals }) => deals),
      deals: behind('Closed deals'),
    },
    {
      ...neutral,
      name: 'Cycle',
      value: figure(({ meanCycleDays }) => meanCycleDays, totals.cycleDays?.mean ?? null, days),
      change: after && before ? dayChange(after.meanCycleDays, before.meanCycleDays) : null,
      note: `mean, ${about}${farDatesNote(analysis)}`,
      trend: trendOf(quarters, ({ meanCycleDays }) => meanCycleDays),
      deals: behind('Cycle', { set: { name: 'with-cycle' } }),
    },
    {
      ...neutral,
      name: 'Won deal',
      value: figure(({ meanWonAmount }) => meanWonAmount, totals.meanWonAmount, inCurrency),
      change: against(({ meanWonAmount }) => meanWonAmount),
      note: `mean, ${about}`,
      trend: trendOf(quarters, ({ meanWonAmount }) => meanWonAmount),
      deals: behind('Won deals', { outcome: 'won' }),
    },
    {
      ...neutral,
      name: 'Velocity',
      value: withheld ? NONE : figure(velocityOf, totals.velocityPerDay, perDay),
      change: withheld ? null : against(velocityOf),
      note: withheld ? (totals.velocityReason ?? '') : about,
      trend: withheld ? [] : trendOf(quarters, velocityOf),
      deals: behind('Velocity'),
    },
    {
      ...neutral,
      name: 'Open',
      value: totals.openAmount ? inCurrency(totals.openAmount) : count(totals.open),
      change: null,
      note: openNote(totals),
      trend: [],
      deals: { title: 'Open deals', question: dealsWith(analysis, 'open') },
    },
  ];
}
