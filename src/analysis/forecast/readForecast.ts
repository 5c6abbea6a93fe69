import { dayOf } from '../../domain/calendar.ts';
import {
  amountEdges,
  decidingDeals,
  forecastWeeks,
  groupCount,
  quotaByStart,
  wonByDay,
  type DecidingRow,
  type ForecastGroups,
  type QuotaRow,
} from '../../sql/forecastWeeks.ts';
import type { DriverModel } from '../drivers.ts';
import type { Setting } from '../setting.ts';
import { runningQuarter, type Quarter } from './calendar.ts';
import type { SingleDeal } from './draws.ts';
import type { Measure } from './outlook.ts';
import { quarterTarget } from './quarterTarget.ts';
import type { ForecastData } from './replays.ts';
import { weekTableSteps } from './weekTable.ts';

/** A field of more levels than this tells deals apart too finely. */
const MOST_LEVELS = 8;
/** Deals that are drawn by themselves; the others are drawn as sums. */
export const MOST_SINGLES = 400;

/** How open deals are told apart: by their amount, and by the driver that matters most. */
export async function forecastGroups(
  { port, dataset, deals }: Setting,
  model: DriverModel,
  byValue: boolean,
): Promise<ForecastGroups> {
  const [field] = model.drivers.fields
    .filter(({ driver }) => driver)
    .sort((a, b) => (a.pValue ?? 1) - (b.pValue ?? 1))
    .flatMap((one) => dataset.fields.find(({ name }) => name === one.field) ?? [])
    .filter(({ role, levels }) => role === 'field' && levels.length <= MOST_LEVELS);
  if (!byValue) return { edges: [], field: field ?? null };
  const [row] = await port.rows<{ middle: number | null; high: number | null }>(
    'forecast-amounts',
    'Amounts that half and 85% of the deals stay under',
    amountEdges(deals),
  );
  const edges = [row?.middle, row?.high].flatMap((edge) =>
    edge === null || edge === undefined ? [] : [edge],
  );
  return { edges: [...new Set(edges)], field: field ?? null };
}

/** One query over the deals serves this forecast and all that are replayed. */
export async function readForecast(
  { port, prepared, deals, breathe }: Setting,
  groups: ForecastGroups,
  asOf: string,
): Promise<ForecastData> {
  const rows = await port.columns(
    'forecast-weeks',
    'Deals per week of creation, week of their end, and group',
    forecastWeeks(groups, asOf, deals),
  );
  const won = await port.columns('forecast-won', 'What was won on each day', wonByDay(deals));
  const column = (from: Record<string, Float64Array>, name: string): Float64Array =>
    from[name] ?? new Float64Array();
  const { edges } = prepared.horizon;
  const day = dayOf(asOf);
  const isCut = edges !== null && edges.cutOnClosedUntil !== null;
  const steps = weekTableSteps(
    {
      created: column(rows, 'created'),
      ended: column(rows, 'ended'),
      won: column(rows, 'won'),
      group: column(rows, 'grp'),
      deals: column(rows, 'deals'),
      priced: column(rows, 'priced'),
      value: column(rows, 'value'),
      squares: column(rows, 'squares'),
    },
    groupCount(groups),
  );
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  return {
    table: step.value,
    wonDays: {
      day: column(won, 'day'),
      deals: column(won, 'deals'),
      value: column(won, 'value'),
    },
    asOf: day,
    quarter: runningQuarter(day),
    // Of what was created before a file’s cut on the closed date, the fast deals are missing.
    oldest: isCut ? Math.floor((day - edges.firstClose) / 7) : Infinity,
  };
}

/** The largest open deals, each with its group. */
export async function readSingles(
  { port, deals }: Setting,
  groups: ForecastGroups,
  asOf: string,
  measure: Measure,
): Promise<SingleDeal[]> {
  if (measure === 'deals') return [];
  const rows = await port.rows<DecidingRow>(
    'forecast-deals',
    'The largest open deals',
    decidingDeals(groups, asOf, deals, MOST_SINGLES),
  );
  return rows.flatMap(({ deal, place, amount, created, grp }) =>
    amount === null || amount <= 0
      ? []
      : [{ deal: deal ?? `row ${place}`, amount, value: amount, group: grp, created }],
  );
}

/** What all reps together were asked for in a quarter; null without a file of targets, or where a filter leaves some out. */
export async function readTarget(
  { port, dataset, input }: Setting,
  quarter: Quarter,
): Promise<number | null> {
  const file = dataset.joins.find(
    ({ kind, accepted, refused }) => kind === 'quota' && accepted && refused === null,
  );
  if (!file || input.filters.length > 0) return null;
  const quotas = await port.rows<QuotaRow>(
    'forecast-targets',
    'What all reps together are to bring, by period',
    quotaByStart(),
  );
  return quarterTarget(quotas, quarter.start);
}
