import type { Analysis } from '../../domain/analysis.ts';
import { dateOf, dayOf, labelOf } from '../../domain/calendar.ts';
import type {
  Forecast,
  ForecastFacts,
  ForecastWithheld,
  MonthForecast,
  QuarterForecast,
} from '../../domain/document/forecast.ts';
import {
  forecastSentence,
  forecastWithheld,
  forecastNotes,
  type ForecastUnit,
} from '../../words/forecastSentence.ts';
import type { DriverModel } from '../drivers.ts';
import { closedClockWithheld } from '../qualityDates.ts';
import type { Setting } from '../setting.ts';
import { bucketsAfter, nextQuarter } from './calendar.ts';
import { decidingDealsOf, type KeptForecast } from './deciding.ts';
import { DRAWS, reached, type Draws } from './draws.ts';
import { drawOf, drawPlain, judge, ofMethod } from './judge.ts';
import type { Measure } from './outlook.ts';
import { forecastGroups, readForecast, readSingles, readTarget } from './readForecast.ts';
import { MOST_REPLAYS, wonBetween, type ForecastData, type KnownPaces } from './replays.ts';
import { readStaged } from './stages.ts';
import { bandOfDraws, recordOf } from './told.ts';

/** Fewer earlier quarters say nothing of how far off a forecast is. */
const FEWEST_REPLAYS = 3;

/**
 * What this quarter and the next will bring: won so far, what the open deals are expected to bring and what deals not
 * created yet are, drawn 2,000 times. Before it is told it is made again as of the same week in every earlier quarter,
 * from what was known then; what those missed by is how wide the range is, and how good it says it is.
 */
export async function forecastPart(
  setting: Setting,
  model: DriverModel,
  analysis: Analysis,
): Promise<{ forecast: Forecast; kept: KeptForecast | null }> {
  const { dataset, prepared, input, breathe } = setting;
  const { totals, source } = analysis;
  const { asOf } = source;
  const filtered = input.filters.length > 0;
  const byValue =
    dataset.has.amount && prepared.valueWithheld === null && totals.openAmount !== null;
  const unit: ForecastUnit = { measure: byValue ? 'amount' : 'deals', currency: source.currency };
  const facts = {
    measure: unit.measure,
    measureReason: byValue ? null : (prepared.valueWithheld ?? 'The file has no amounts.'),
    asOf,
  };
  const without = (why: ForecastWithheld, replayed = 0) => ({
    forecast: withheld(why, forecastWithheld(why, replayed, filtered), facts),
    kept: null,
  });
  if (totals.open === 0 || prepared.horizon.within) return without('no-open-deals');
  if (!dataset.has.created || asOf === null) return without('no-created-date');
  if (!dataset.has.closed || closedClockWithheld(prepared.counts))
    return without('close-dates-missing');
  const measure: Measure = byValue ? 'value' : 'deals';
  const groups = await forecastGroups(setting, model, byValue);
  const data: ForecastData = {
    ...(await readForecast(setting, groups, asOf)),
    staged: await readStaged(setting, asOf, MOST_REPLAYS),
  };
  await breathe();
  const paces: KnownPaces = new Map();
  const main = await judge(data, measure, breathe, paces);
  const wins = measure === 'deals' ? main : await judge(data, 'deals', breathe, paces);
  const tried = main?.graded[0].filter(({ bands }) => bands.model).length ?? 0;
  if (!main || !wins || tried < FEWEST_REPLAYS) return without('too-few-quarters', tried);
  const { seed } = input.run;
  const singles = await readSingles(setting, groups, asOf, measure);
  const draws = await drawOf(data, main, singles, seed, breathe);
  const winDraws = main === wins ? draws : await drawOf(data, wins, [], seed, breathe);
  const quarters = [data.quarter, nextQuarter(data.quarter)] as const;
  const told: QuarterForecast[] = [];
  let kept: KeptForecast | null = null;
  for (const which of [0, 1] as const) {
    const quarter = quarters[which];
    const target = byValue ? await readTarget(setting, quarter) : null;
    const { soFar, plain, method } = ofMethod(data, main, which, measure);
    const chosen =
      method === 'model' || !plain
        ? draws.quarters[which]
        : drawPlain(plain, soFar, main.past[which], method, which, seed);
    if (which === 0) kept = { soFar, totals: chosen, draws };
    const wonSoFar = wonBetween(
      data.wonDays,
      quarter.from,
      Math.min(data.asOf, quarter.to),
      'deals',
    );
    told.push({
      label: labelOf('quarter', quarter.start),
      from: quarter.start,
      to: dateOf(quarter.to),
      ...bandOfDraws(chosen, soFar),
      soFar,
      existing: draws.existing[which],
      new: draws.created[which],
      expected: soFar + draws.existing[which] + draws.created[which],
      target,
      targetProbability: target === null ? null : reached(chosen, soFar, target),
      wins: { ...bandOfDraws(winDraws.quarters[which], wonSoFar), soFar: wonSoFar },
      method,
      backtest: recordOf(main.graded[which], method, unit, data.staged ? 'stages' : 'rate'),
    });
    await breathe();
  }
  const [now, next] = told;
  if (!now || !kept) return without('too-few-quarters');
  const forTarget = now.target === null ? [] : decidingDealsOf(kept, now.target);
  // Of a target out of reach no deal decides.
  const decides = now.target !== null && forTarget.length > 0 ? now.target : now.p50;
  const open = main.stands[0]?.outlook.open.deals ?? 0;
  const scores = analysis.pipeline?.expected;
  const ageUnknown = Math.max(0, totals.open - open);
  const all: ForecastFacts = {
    ...facts,
    withheld: null,
    reason: null,
    sentence: forecastSentence(now, unit),
    by: groups.field?.name ?? null,
    draws: DRAWS,
    next: next ?? null,
    months: monthsOf(data, draws, measure),
    deciding: decides === now.target ? forTarget : decidingDealsOf(kept, decides),
    decides,
    ageUnknown,
    notes: forecastNotes({
      method: now.method,
      periods: now.backtest.periods,
      weightedBy: now.backtest.weightedBy,
      measureReason: facts.measureReason,
      ageUnknown,
      byScores: (byValue ? scores?.amountThisQuarter : scores?.wonThisQuarter) ?? null,
      existing: now.existing,
      expected: now.expected,
      unit,
    }),
  };
  return { forecast: { ...all, ...now }, kept };
}

function monthsOf(data: ForecastData, draws: Draws, measure: Measure): MonthForecast[] {
  return bucketsAfter(data.asOf, data.quarter).map(({ to }, b) => {
    const start = `${dateOf(to).slice(0, 7)}-01`;
    const soFar = wonBetween(data.wonDays, dayOf(start), Math.min(data.asOf, to), measure);
    const list = draws.buckets[b] ?? new Float64Array();
    const mean = list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
    return {
      label: labelOf('month', start),
      from: start,
      to: dateOf(to),
      soFar,
      expected: soFar + mean,
      ...bandOfDraws(list, soFar),
    };
  });
}

const withheld = (
  why: ForecastWithheld,
  reason: string,
  facts: Pick<ForecastFacts, 'measure' | 'measureReason' | 'asOf'>,
): Forecast => ({
  ...facts,
  withheld: why,
  reason,
  sentence: reason,
  by: null,
  draws: 0,
  next: null,
  months: [],
  deciding: [],
  decides: null,
  ageUnknown: 0,
  notes: [],
  label: null,
  from: null,
  to: null,
  p10: null,
  p50: null,
  p90: null,
  soFar: null,
  existing: null,
  new: null,
  expected: null,
  target: null,
  targetProbability: null,
  wins: null,
  method: null,
  backtest: null,
});
