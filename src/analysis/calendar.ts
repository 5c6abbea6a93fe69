import type { Calendar, ChangePoint, SeasonEffect, Trend } from '../domain/document/calendar.ts';
import type { Period } from '../domain/document/periods.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import { seeded } from '../stats/random.ts';
import { changePointSentence } from '../words/changePointSentence.ts';
import { seasonSentence } from '../words/seasonSentence.ts';
import { trendSentence } from '../words/trendSentence.ts';
import { findChange, findTrend, type FoundChange, type FoundTrend } from './history.ts';
import { findSeasons, type FoundSeason } from './seasons.ts';
import { standingOut } from './standingOut.ts';

/** Seasons, trend and change point are one family; what has a q under this is told. */
const CALENDAR_Q = 0.05;
/** A season this sure is taken out of the months before a change point is looked for. */
const SEASON_P = 0.05;
/** A step has a moment to choose, a line has none: it must explain more by as much as a parameter costs (Akaike). */
const COST_OF_MOMENT = 2;

/**
 * Does the win rate follow the calendar, drift steadily, or step at some moment? From the months and quarters by
 * closed date that the edges of the export leave whole.
 * @param materiality smallest change told, a fraction
 */
export function findCalendar(
  periods: readonly Period[],
  seed: number,
  materiality: number,
): Omit<Calendar, 'drift'> {
  const whole = periods.filter((one) => one.clock === 'closed' && !one.masked);
  const months = whole.filter((one) => one.grain === 'month');
  const quarters = whole.filter((one) => one.grain === 'quarter' && one.deals > 0);
  if (months.length === 0)
    return {
      effects: [],
      trend: null,
      changePoint: null,
      reason: 'No month by closed date is whole: it takes closed and created dates, and some time.',
    };
  const seasons = findSeasons(months);
  const trend = findTrend(quarters);
  const seasonal = (seasons[0]?.pValue ?? 1) < SEASON_P;
  const all = periods.filter((one) => one.clock === 'closed' && one.grain === 'month');
  const change = findChange(quarters, all, seasonal, seeded(seed));
  const q = benjaminiHochberg([
    ...seasons.map((one) => one.pValue),
    trend?.pValue ?? null,
    change?.pValue ?? null,
  ]);
  const [trendQ, changeQ] = [q.at(-2) ?? 1, q.at(-1) ?? 1];
  const steps = (change?.z ?? 0) ** 2 > (trend?.z ?? 0) ** 2 + COST_OF_MOMENT;
  const sure = { trend: trendQ < CALENDAR_Q, change: changeQ < CALENDAR_Q };
  return {
    effects: seasons.map((one, i) => toEffect(one, q[i] ?? null, materiality)),
    trend:
      trend && toTrend(trend, trendQ, sure.trend && !(sure.change && steps), quarters, materiality),
    changePoint:
      change && toChange(change, changeQ, sure.change && (!sure.trend || steps), materiality),
    reason: null,
  };
}

function toEffect(found: FoundSeason, qValue: number | null, materiality: number): SeasonEffect {
  const out = standingOut(found.seasons);
  const farthest = Math.max(0, ...out.map((one) => Math.abs(one.points?.estimate ?? 0)));
  const told = qValue !== null && qValue < CALENDAR_Q && farthest >= materiality;
  return { ...found, qValue, told, sentence: told ? seasonSentence(found, out) : null };
}

function toTrend(
  found: FoundTrend,
  qValue: number,
  sure: boolean,
  quarters: readonly Period[],
  materiality: number,
): Trend {
  const [from, to] = [quarters[0]?.label ?? '', quarters.at(-1)?.label ?? ''];
  const moved = Math.abs(found.pointsPerPeriod.estimate) * (found.periods - 1);
  const told = sure && moved >= materiality;
  return { ...found, qValue, told, sentence: told ? trendSentence(found, from, to) : null };
}

function toChange(
  { z: _, ...found }: FoundChange,
  qValue: number,
  sure: boolean,
  materiality: number,
): ChangePoint {
  const told = sure && Math.abs(found.after.estimate - found.before.estimate) >= materiality;
  return { ...found, qValue, told, sentence: told ? changePointSentence(found) : null };
}
