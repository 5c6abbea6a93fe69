import {
  quarterShock,
  type Miss,
  type QuarterShock,
  type ShockPrior,
} from '../../stats/quarterShock.ts';
import { bucketsAfter, nextQuarter, quarterBefore, type Quarter } from './calendar.ts';
import { outlookAt, type Measure, type Outlook } from './outlook.ts';
import { paceAt, type Pace } from './pace.ts';
import type { Staged } from './stages.ts';
import type { WeekTable } from './weekTable.ts';

/** What was won by day, ascending. */
export interface WonDays {
  day: Float64Array;
  deals: Float64Array;
  value: Float64Array;
}

/** All that a forecast is made of. */
export interface ForecastData {
  table: WeekTable;
  wonDays: WonDays;
  /** The file’s last day. */
  asOf: number;
  /** The quarter that runs on it. */
  quarter: Quarter;
  /** Deals created more weeks back tell nothing of how deals end. */
  oldest: number;
  /** Open value by stage times each stage’s share won, by quarters back; null: one share for all. */
  staged?: readonly Staged[] | null;
}

export type Method = 'model' | 'weighted' | 'lastYear';
export const METHODS: readonly Method[] = ['model', 'weighted', 'lastYear'];

/** A forecast of one method: a sum that is known, what is expected on top, and what that varies by (relative). */
export interface Plain {
  known: number;
  expected: number;
  variance: number;
}

/** A forecast as it would have been made on an earlier day, and what came. */
export interface Replay {
  /** Quarters before the one that runs. */
  back: number;
  asOf: number;
  quarter: Quarter;
  soFar: number;
  actual: number;
  methods: Record<Method, Plain | null>;
}

/** At least so many weeks and wins must have been known. */
export const FEWEST_WEEKS = 26;
export const FEWEST_WINS = 30;
/** Graded are the last of these; earlier ones say how far a forecast is off. */
export const MOST_GRADED = 8;
export const MOST_REPLAYS = 16;
const QUARTER_WEEKS = 13;

/** The model’s misses are small; the other methods may be far off for good, which their misses then tell. */
export const PRIORS: Record<Method, ShockPrior> = {
  model: { bias: 0.2, shock: 0.15 },
  weighted: { bias: 1, shock: 0.3 },
  lastYear: { bias: 0.3, shock: 0.3 },
};

export function wonBetween(won: WonDays, from: number, to: number, measure: Measure): number {
  let sum = 0;
  for (let i = 0; i < won.day.length; i++) {
    const day = won.day[i] ?? 0;
    if (day >= from && day <= to) sum += (measure === 'deals' ? won.deals[i] : won.value[i]) ?? 0;
  }
  return sum;
}

/** What was known on a day, and what was expected then. */
export interface Stand {
  /** Weeks before the end of the file. */
  since: number;
  outlook: Outlook;
  winRate: number;
}

/** Chances found for one measure serve the other. */
export type KnownPaces = Map<number, Pace | null>;

/** What was known at the end of week `since`. Null when that was too little to go by. */
export function standAt(
  { table, asOf, oldest }: ForecastData,
  since: number,
  quarter: Quarter,
  measure: Measure,
  paces: KnownPaces = new Map(),
): Stand | null {
  if (Math.min(table.weeks - 1, oldest) - since < FEWEST_WEEKS) return null;
  const before = paces.get(since);
  const pace = before === undefined ? paceAt(table, since, asOf, oldest) : before;
  paces.set(since, pace);
  if (!pace || pace.known < FEWEST_WINS) return null;
  const buckets = bucketsAfter(asOf - 7 * since, quarter);
  return {
    since,
    outlook: outlookAt(table, pace, since, asOf, buckets, measure),
    winRate: pace.winRate,
  };
}

/**
 * Weeks back to the same point of an earlier quarter. Quarters differ by some days: where that would put it behind the
 * quarter’s end, when nothing is left to forecast, it is a week earlier.
 */
export function weeksBack({ asOf }: ForecastData, { to }: Quarter, back: number): number {
  const weeks = QUARTER_WEEKS * back;
  return back > 0 && asOf - 7 * weeks >= to ? weeks + 1 : weeks;
}

/** What was known in the same week of this quarter and of earlier ones, as long as it was enough; the latest first. */
export async function standsOf(
  data: ForecastData,
  measure: Measure,
  breathe: () => Promise<void>,
  paces: KnownPaces = new Map(),
): Promise<Stand[]> {
  const stands: Stand[] = [];
  for (let back = 0; back <= MOST_REPLAYS; back++) {
    const quarter = quarterBefore(data.quarter, back);
    const stand = standAt(data, weeksBack(data, quarter, back), quarter, measure, paces);
    await breathe();
    if (!stand) break;
    stands.push(stand);
  }
  return stands;
}

/** The three forecasts of a quarter made on a day. @param which 0: of the quarter that ran, 1: of the next */
export function plainForecasts(
  { wonDays, staged, asOf }: ForecastData,
  stand: Stand,
  day: number,
  quarter: Quarter,
  which: 0 | 1,
  measure: Measure,
): { soFar: number; methods: Record<Method, Plain | null> } {
  const { outlook, winRate } = stand;
  const { existing, created } = outlook.quarters[which] ?? { existing: null, created: null };
  const soFar = wonBetween(wonDays, quarter.from, Math.min(day, quarter.to), measure);
  const mean = (existing?.mean ?? 0) + (created?.mean ?? 0);
  const spread = (existing?.variance ?? 0) + (created?.variance ?? 0);
  const year = quarterBefore(quarter, 4);
  const before = wonBetween(wonDays, year.from, year.to, measure);
  const isKnown = (wonDays.day[0] ?? Infinity) <= year.from + 7;
  const ofStages = staged?.[Math.round((asOf - day) / (7 * QUARTER_WEEKS))];
  const weighted = ofStages ? ofStages[measure] : outlook.open.value * winRate;
  return {
    soFar,
    methods: {
      model:
        mean > 0
          ? {
              known: soFar,
              expected: mean,
              variance: spread / mean ** 2 + (outlook.unknown[which] ?? 0),
            }
          : null,
      weighted: weighted > 0 ? { known: soFar, expected: weighted, variance: 0 } : null,
      lastYear: isKnown && before > 0 ? { known: 0, expected: before, variance: 0 } : null,
    },
  };
}

/** Forecasts as of the same week in earlier quarters, the latest first. @param stands see `standsOf` */
export function replays(
  data: ForecastData,
  stands: readonly Stand[],
  which: 0 | 1,
  measure: Measure,
): Replay[] {
  return stands.flatMap((stand, back) => {
    // What it is held against must be over.
    if (back < which + 1) return [];
    const ran = quarterBefore(data.quarter, back);
    const quarter = which === 0 ? ran : nextQuarter(ran);
    const day = data.asOf - 7 * stand.since;
    const told = plainForecasts(data, stand, day, quarter, which, measure);
    const actual = wonBetween(data.wonDays, quarter.from, quarter.to, measure);
    return [{ back, asOf: day, quarter, actual, ...told }];
  });
}

/** A miss smaller than this is as good as nothing won at all. */
const LEAST = 0.02;

export function missOf({ actual, methods }: Replay, method: Method): Miss | null {
  const plain = methods[method];
  if (!plain) return null;
  const came = Math.max(LEAST * plain.expected, actual - plain.known);
  const variance = Math.log1p(plain.variance);
  return { error: Math.log(came / plain.expected) + variance / 2, variance };
}

/** What the misses known on a day say of the next one. @param back quarters before now; those resolved by then count */
export function shockAt(
  past: readonly Replay[],
  method: Method,
  back: number,
  which: 0 | 1,
): QuarterShock {
  const misses = past.flatMap((one) =>
    one.back > back + which ? (missOf(one, method) ?? []) : [],
  );
  return quarterShock(misses, PRIORS[method]);
}

export interface Band {
  p10: number;
  p50: number;
  p90: number;
}

/** Sums of few amounts are lopsided: their middle lies under what is expected, as a lognormal’s does. */
export function bandOf({ known, expected, variance }: Plain, shock: QuarterShock): Band {
  const own = Math.log1p(variance);
  const at = (p: number): number => known + expected * Math.exp(shock.quantile(p, own) - own / 2);
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
