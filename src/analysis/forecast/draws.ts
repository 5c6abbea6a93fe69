import { normalDraws, sumDraw } from '../../stats/normalDraw.ts';
import type { QuarterShock } from '../../stats/quarterShock.ts';
import { seeded } from '../../stats/random.ts';
import type { Bucket, Outlook, Part } from './outlook.ts';

/** An open deal that is drawn by itself. */
export interface SingleDeal {
  deal: string;
  amount: number | null;
  value: number;
  group: number;
  created: number;
}

export const DRAWS = 2000;
const CHUNK = 250;

/** Draws of what is won from now on; sums that are won already are not in them. */
export interface Draws {
  /** Per month (see `Bucket`), and per quarter. */
  buckets: Float64Array[];
  quarters: [Float64Array, Float64Array];
  existing: [number, number];
  created: [number, number];
  singles: readonly SingleDeal[];
  /** Chance of each to be won in this quarter. */
  chances: Float64Array;
  /** Per draw and single deal, whether it was won in this quarter; index draw × singles + deal. */
  won: Uint8Array;
}

/**
 * Monte Carlo over what is not known: the shock that all deals of a quarter share, and how large such shocks are (drawn
 * from what past forecasts missed by); the chances, because they are estimated; the deals, the largest one by one and the
 * others as the sums they make; and how many deals are created, and won, on top. Months of a quarter share its bias and
 * its spread, and have shocks of their own that add up to the quarter’s.
 * @param singles may be none; they are taken out of the cells of `outlook`
 */
export async function drawForecast(
  outlook: Outlook,
  buckets: readonly Bucket[],
  shocks: readonly [QuarterShock, QuarterShock],
  singles: readonly SingleDeal[],
  seed: number,
  breathe: () => Promise<void>,
): Promise<Draws> {
  const random = seeded(seed);
  const normal = normalDraws(random);
  const chanceOf = chancesOf(outlook, singles);
  const rest = restOf(outlook, singles, chanceOf, buckets.length);
  const steps = stepsOf(outlook, buckets);
  const lists = buckets.map(() => new Float64Array(DRAWS));
  const draws: Draws = {
    buckets: lists,
    quarters: [new Float64Array(DRAWS), new Float64Array(DRAWS)],
    existing: [0, 0],
    created: [0, 0],
    singles,
    chances: Float64Array.from(
      chanceOf.map((chances) =>
        buckets.reduce((sum, { quarter }, b) => sum + (quarter === 0 ? (chances?.[b] ?? 0) : 0), 0),
      ),
    ),
    won: new Uint8Array(DRAWS * singles.length),
  };
  const times = new Float64Array(buckets.length);
  const known = new Float64Array(buckets.length);
  for (let draw = 0; draw < DRAWS; draw++) {
    if (draw % CHUNK === CHUNK - 1) await breathe();
    const drawn = shocks.map((shock) => shock.draw(random, normal));
    const unknown = outlook.unknown.map(
      (variance) => Math.sqrt(variance) * normal() - variance / 2,
    );
    buckets.forEach(({ quarter }, b) => {
      const { bias, spread } = drawn[quarter] ?? { bias: 0, spread: 0 };
      const own = spread * (steps[b] ?? 1);
      const level = bias + (unknown[quarter] ?? 0) - (own * own - spread * spread) / 2;
      times[b] = Math.exp(level + own * normal());
    });
    known.fill(0);
    for (let s = 0; s < singles.length; s++) {
      const chances = chanceOf[s];
      if (!chances) continue;
      let u = random();
      for (let b = 0; b < buckets.length; b++) {
        u -= (chances[b] ?? 0) * (times[b] ?? 1);
        if (u >= 0) continue;
        known[b] = (known[b] ?? 0) + (singles[s]?.value ?? 0);
        if (buckets[b]?.quarter === 0) draws.won[draw * singles.length + s] = 1;
        break;
      }
    }
    for (let b = 0; b < buckets.length; b++) {
      const quarter = buckets[b]?.quarter ?? 0;
      const existing = (known[b] ?? 0) + drawn1(rest[b], times[b] ?? 1, normal());
      const created = drawn1(outlook.created[b], times[b] ?? 1, normal());
      const list = lists[b];
      if (list) list[draw] = existing + created;
      draws.quarters[quarter][draw] = (draws.quarters[quarter][draw] ?? 0) + existing + created;
      draws.existing[quarter] += existing / DRAWS;
      draws.created[quarter] += created / DRAWS;
    }
  }
  return draws;
}

const drawn1 = (part: Part | undefined, times: number, normal: number): number =>
  part ? sumDraw(part.mean * times, part.variance * times, normal) : 0;

/** By how much more than its quarter a month varies, so that its months together vary as the quarter does. */
function stepsOf({ existing, created }: Outlook, buckets: readonly Bucket[]): number[] {
  const mean = (b: number): number => (existing[b]?.mean ?? 0) + (created[b]?.mean ?? 0);
  return buckets.map(({ quarter }) => {
    let [sum, squares] = [0, 0];
    buckets.forEach((one, b) => {
      if (one.quarter !== quarter) return;
      sum += mean(b);
      squares += mean(b) ** 2;
    });
    return squares > 0 ? sum / Math.sqrt(squares) : 1;
  });
}

function chancesOf({ cells }: Outlook, singles: readonly SingleDeal[]): (Float64Array | null)[] {
  const byPlace = new Map(cells.map((cell) => [`${cell.group},${cell.created}`, cell.chances]));
  return singles.map(({ group, created }) => byPlace.get(`${group},${created}`) ?? null);
}

/** What the open deals without the single ones bring, per month. */
function restOf(
  { existing }: Outlook,
  singles: readonly SingleDeal[],
  chanceOf: readonly (Float64Array | null)[],
  buckets: number,
): Part[] {
  return Array.from({ length: buckets }, (_, b) => {
    const rest = { mean: 0, variance: 0, wins: 0, ...existing[b] };
    singles.forEach(({ value }, s) => {
      const p = chanceOf[s]?.[b] ?? 0;
      rest.mean -= value * p;
      rest.variance -= value * value * p * (1 - p);
    });
    // What rounding leaves of nothing.
    return { ...rest, mean: Math.max(0, rest.mean), variance: Math.max(0, rest.variance) };
  });
}

/** Share of the draws that reach a sum. @param soFar won already */
export function reached(total: Float64Array, soFar: number, target: number): number {
  let hits = 0;
  for (const one of total) if (soFar + one >= target) hits += 1;
  return total.length > 0 ? hits / total.length : 0;
}

/**
 * How much the chance to reach a sum this quarter hangs on each single deal: in every draw the deal is taken out, then
 * put back as won. The same draws serve all, so no deal is told by luck of its own.
 * @returns P(reached | won) − P(reached | not won), one per single deal
 */
export function swings(
  { quarters, singles, won }: Draws,
  soFar: number,
  target: number,
): Float64Array {
  const total = quarters[0];
  const found = new Float64Array(singles.length);
  singles.forEach(({ value }, s) => {
    let hits = 0;
    for (let draw = 0; draw < total.length; draw++) {
      const was = won[draw * singles.length + s] === 1 ? value : 0;
      const without = soFar + (total[draw] ?? 0) - was;
      if (without < target && without + value >= target) hits += 1;
    }
    found[s] = total.length > 0 ? hits / total.length : 0;
  });
  return found;
}
