import type { ForecastData } from '../../../src/analysis/forecast/replays.ts';
import { runningQuarter } from '../../../src/analysis/forecast/calendar.ts';
import { weekTable, type WeekRows } from '../../../src/analysis/forecast/weekTable.ts';
import { dayOf } from '../../../src/domain/calendar.ts';
import { monthOfQuarter } from '../../../src/analysis/forecast/pace.ts';
import { normalDraws } from '../../../src/stats/normalDraw.ts';
import { seeded } from '../../../src/stats/random.ts';

/** A business whose quarters are forecast. */
export interface Business {
  name: string;
  deals: number;
  /** Days of history. */
  days: number;
  winRate: number;
  /** Mean days to close. */
  cycle: number;
  /** Standard deviation of ln(amount). */
  amountSpread: number;
  /** Standard deviation of what all deals of a quarter share, on the log odds and on the creation rate. */
  shock: number;
  creationShock: number;
  /** Yearly growth of creations, as a factor. */
  growth: number;
  /** Times by which deals are likelier to close in the last month of a quarter. */
  rush: number;
  /** Last day of the file. */
  asOf: string;
}

const LARGE = [20_000, 60_000];

export interface Deal {
  created: number;
  closed: number;
  won: boolean;
  amount: number;
  group: number;
}

/** The same file for the same seed: what became of the deals by its last day. */
export function drawBusiness(shape: Business, seed: number): ForecastData {
  const { deals, asOf } = drawDeals(shape, seed);
  return fileOf(deals, asOf);
}

/** Deals one by one, also what comes after the file’s last day. */
export function drawDeals(shape: Business, seed: number): { deals: Deal[]; asOf: number } {
  const random = seeded(seed);
  const normal = normalDraws(random);
  const asOf = dayOf(shape.asOf) + Math.floor(random() * 91);
  const start = asOf - shape.days;
  const quarters = Math.ceil(shape.days / 91) + 2;
  const wins = Array.from({ length: quarters }, () => shape.shock * normal());
  const comes = Array.from({ length: quarters }, () => Math.exp(shape.creationShock * normal()));
  const first = quarterNumber(start);
  const rates = Array.from(
    { length: shape.days },
    (_, i) => shape.growth ** (i / 365) * (comes[quarterNumber(start + i) - first] ?? 1),
  );
  const scale = shape.deals / rates.reduce((sum, one) => sum + one, 0);
  const deals: Deal[] = [];
  rates.forEach((rate, i) => {
    const mean = rate * scale;
    let count = Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    if (mean < 10) count = poisson(mean, random);
    for (let n = 0; n < count; n++) {
      const created = start + i;
      const amount = 20_000 * Math.exp(shape.amountSpread * normal());
      const own = normal();
      // Long and short deals; some never end.
      let days = Math.round((shape.cycle * (random() + random() + random() + random())) / 2);
      const month = monthOfQuarter(created + days);
      if (month !== 2 && random() < 1 - 1 / shape.rush) days += 20;
      const closed = random() < 0.02 ? Infinity : created + days;
      const base = Math.log(shape.winRate / (1 - shape.winRate));
      const q = quarterNumber(Number.isFinite(closed) ? closed : created) - first;
      const odds = base + 0.4 * own - (amount > 50_000 ? 0.5 : 0) + (wins[q] ?? 0);
      deals.push({
        created,
        closed,
        won: random() < 1 / (1 + Math.exp(-odds)),
        amount,
        group: amount > (LARGE[1] ?? 0) ? 2 : amount > (LARGE[0] ?? 0) ? 1 : 0,
      });
    }
  });
  return { deals, asOf };
}

/** The deals as a file of that day has them. */
export function fileOf(deals: readonly Deal[], asOf: number): ForecastData {
  const rows = new Map<string, number[]>();
  const days = new Map<number, [number, number]>();
  for (const { created, closed, won, amount, group } of deals) {
    if (created > asOf) continue;
    const over = closed <= asOf;
    const week = (day: number): number => Math.floor((asOf - day) / 7);
    const key = [week(created), over ? week(closed) : -1, over && won ? 1 : 0, group];
    const row = rows.get(key.join()) ?? [...key, 0, 0, 0];
    rows.set(key.join(), row);
    row[4] = (row[4] ?? 0) + 1;
    row[5] = (row[5] ?? 0) + amount;
    row[6] = (row[6] ?? 0) + amount * amount;
    if (!over || !won) continue;
    const day = days.get(closed) ?? [0, 0];
    days.set(closed, [day[0] + 1, day[1] + amount]);
  }
  const all = [...rows.values()];
  const column = (at: number): Float64Array => Float64Array.from(all.map((row) => row[at] ?? 0));
  const table: WeekRows = {
    created: column(0),
    ended: column(1),
    won: column(2),
    group: column(3),
    deals: column(4),
    priced: column(4),
    value: column(5),
    squares: column(6),
  };
  const won = [...days].sort(([a], [b]) => a - b);
  return {
    table: weekTable(table, 3),
    wonDays: {
      day: Float64Array.from(won.map(([day]) => day)),
      deals: Float64Array.from(won.map(([, [n]]) => n)),
      value: Float64Array.from(won.map(([, [, value]]) => value)),
    },
    asOf,
    quarter: runningQuarter(asOf),
    oldest: Infinity,
  };
}

/** Quarters since 1970. */
function quarterNumber(day: number): number {
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 4 + Math.floor(date.getUTCMonth() / 3);
}

function poisson(mean: number, random: () => number): number {
  const least = Math.exp(-mean);
  let [count, product] = [0, random()];
  while (product > least) {
    product *= random();
    count += 1;
  }
  return count;
}
