import type { QuarterForecast } from '../../domain/document/forecast.ts';
import { normalDraws } from '../../stats/normalDraw.ts';
import { seeded } from '../../stats/random.ts';
import { bucketsAfter, nextQuarter } from './calendar.ts';
import { drawForecast, DRAWS, type Draws } from './draws.ts';
import type { Measure } from './outlook.ts';
import { bestMethod, grade, type Graded } from './record.ts';
import {
  plainForecasts,
  replays,
  shockAt,
  standsOf,
  type ForecastData,
  type KnownPaces,
  type Plain,
  type Stand,
} from './replays.ts';

/** All that a measure’s forecast rests on. */
export interface Judged {
  stands: Stand[];
  past: [ReturnType<typeof replays>, ReturnType<typeof replays>];
  graded: [Graded[], Graded[]];
}

/** What a measure’s forecasts were worth. Null when too little is known. */
export async function judge(
  data: ForecastData,
  measure: Measure,
  breathe: () => Promise<void>,
  paces: KnownPaces,
): Promise<Judged | null> {
  const stands = await standsOf(data, measure, breathe, paces);
  if (stands.length === 0) return null;
  const past: Judged['past'] = [
    replays(data, stands, 0, measure),
    replays(data, stands, 1, measure),
  ];
  const first = grade(past[0], 0);
  await breathe();
  const graded: Judged['graded'] = [first, grade(past[1], 1)];
  await breathe();
  return { stands, past, graded };
}

/** The draws of now. */
export async function drawOf(
  data: ForecastData,
  { stands, past }: Judged,
  singles: Draws['singles'],
  seed: number,
  breathe: () => Promise<void>,
): Promise<Draws> {
  const [now] = stands;
  if (!now) throw new Error('There is nothing to draw from.');
  const buckets = bucketsAfter(data.asOf, data.quarter);
  const shocks = [shockAt(past[0], 'model', 0, 0), shockAt(past[1], 'model', 0, 1)] as const;
  return drawForecast(now.outlook, buckets, shocks, singles, seed, breathe);
}

/** The method that did best so far, and what it says now. */
export function ofMethod(
  data: ForecastData,
  { stands, graded }: Judged,
  which: 0 | 1,
  measure: Measure,
): { soFar: number; plain: Plain | null; method: QuarterForecast['method'] } {
  const [now] = stands;
  const quarter = which === 0 ? data.quarter : nextQuarter(data.quarter);
  const best = bestMethod(graded[which]);
  if (!now) return { soFar: 0, plain: null, method: 'model' };
  const { soFar, methods } = plainForecasts(data, now, data.asOf, quarter, which, measure);
  const plain = methods[best];
  return { soFar, plain, method: plain ? best : 'model' };
}

/** Draws of a method that is no more than a sum and how far off it has been; without what is won already. */
export function drawPlain(
  { known, expected }: Plain,
  soFar: number,
  past: Judged['past'][0],
  method: QuarterForecast['method'],
  which: 0 | 1,
  seed: number,
): Float64Array {
  const random = seeded(seed);
  const normal = normalDraws(random);
  const shock = shockAt(past, method, 0, which);
  const draws = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw++) {
    const { bias, spread } = shock.draw(random, normal);
    // What is won stays won.
    draws[draw] = Math.max(0, known + expected * Math.exp(bias + spread * normal()) - soFar);
  }
  return draws;
}
