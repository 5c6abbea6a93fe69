import { monthOfQuarter, type Pace } from './pace.ts';
import type { WeekTable } from './weekTable.ts';

/** A month, or what is left of it; days since 1970, both included. */
export interface Bucket {
  from: number;
  to: number;
  /** 0: the quarter in progress, 1: the next. */
  quarter: 0 | 1;
}

export type Measure = 'value' | 'deals';

/** Mean and variance of a sum, and the wins in it. */
export interface Part {
  mean: number;
  variance: number;
  wins: number;
}

/** Open deals of one group and week of creation. */
export interface OpenCell {
  group: number;
  created: number;
  deals: number;
  value: number;
  squares: number;
  /** Chance to be won in each bucket. */
  chances: Float64Array;
}

export interface Outlook {
  /** Per bucket, and per quarter. */
  existing: Part[];
  created: Part[];
  quarters: { existing: Part; created: Part }[];
  /** Relative variance of what is expected because the chances are estimated; per quarter. */
  unknown: number[];
  /** Value of the deals that are open, and how many. */
  open: { deals: number; value: number };
  cells: OpenCell[];
  /** Mean value of a won deal of a group, and of its square. */
  worth: Worth;
}

export interface Worth {
  mean: Float64Array;
  square: Float64Array;
}

/** Weeks whose creations say how many are to come; what is further back counts less. */
const CREATION_HALF_LIFE = 13;
const empty = (): Part => ({ mean: 0, variance: 0, wins: 0 });
const add = (part: Part | undefined, mean: number, variance: number, wins: number): void => {
  if (!part) return;
  part.mean += mean;
  part.variance += variance;
  part.wins += wins;
};

/**
 * What deals that are open at the end of week `since`, and deals not created yet, are expected to bring in each bucket.
 * An open deal of age a is won in the w-th week from now with S·h, S what is left of it by then.
 */
export function outlookAt(
  table: WeekTable,
  pace: Pace,
  since: number,
  asOf: number,
  buckets: readonly Bucket[],
  measure: Measure,
): Outlook {
  const day = asOf - 7 * since;
  const horizon = Math.ceil(((buckets.at(-1)?.to ?? day) - day) / 7);
  const calendar = weeksAhead(day, horizon, buckets, pace);
  const worth = worthOf(table, since, measure);
  const existing = buckets.map(empty);
  const created = buckets.map(empty);
  const quarters = [0, 1].map(() => ({ existing: empty(), created: empty() }));
  const byBand = [0, 1].map(() => new Float64Array(pace.won.length));
  const share = (band: number, bucket: number, value: number): void => {
    const list = byBand[buckets[bucket]?.quarter ?? 0];
    if (list) list[band] = (list[band] ?? 0) + value;
  };
  const cells = openCells(table, since, measure, worth);
  const open = { deals: 0, value: 0 };
  for (const cell of cells) {
    const { value } = cell;
    cell.chances = chancesOf(pace, cell.group, cell.created - since, calendar, (band, b, p) =>
      share(band, b, value * p),
    );
    open.deals += cell.deals;
    open.value += cell.value;
    const perQuarter = [0, 0];
    buckets.forEach(({ quarter }, b) => {
      const p = cell.chances[b] ?? 0;
      perQuarter[quarter] = (perQuarter[quarter] ?? 0) + p;
      add(existing[b], cell.value * p, cell.squares * p * (1 - p), cell.deals * p);
    });
    perQuarter.forEach((p, q) => {
      add(quarters[q]?.existing, cell.value * p, cell.squares * p * (1 - p), cell.deals * p);
    });
  }
  const arrivals = arrivalsAt(table, since);
  for (let group = 0; group < table.groups; group++) {
    const perWeek = arrivals[group] ?? 0;
    if (!(perWeek > 0)) continue;
    const [mean, square] = [worth.mean[group] ?? 0, worth.square[group] ?? 0];
    for (let first = 1; first <= horizon; first++) {
      const ahead = calendar.slice(first - 1);
      const chances = chancesOf(pace, group, -1, ahead, (band, b, p) =>
        share(band, b, perWeek * mean * p),
      );
      buckets.forEach(({ quarter }, b) => {
        const wins = perWeek * (chances[b] ?? 0);
        // Poisson arrivals: the variance of a compound sum is wins × mean of squares.
        add(created[b], wins * mean, wins * square, wins);
        add(quarters[quarter]?.created, wins * mean, wins * square, wins);
      });
    }
  }
  const unknown = quarters.map(({ existing: e, created: c }, q) => {
    const all = e.mean + c.mean;
    let variance = 0;
    byBand[q]?.forEach((share, band) => {
      variance += all > 0 ? (share / all) ** 2 / Math.max(1, pace.wins[band] ?? 0) : 0;
    });
    return variance;
  });
  return { existing, created, quarters, unknown, open, cells, worth };
}

interface WeekAhead {
  won: number;
  lost: number;
  /** Share of the week in each bucket. */
  shares: Float64Array;
}

function weeksAhead(
  day: number,
  horizon: number,
  buckets: readonly Bucket[],
  pace: Pace,
): WeekAhead[] {
  return Array.from({ length: horizon }, (_, w) => {
    const from = day + 7 * w + 1;
    const month = monthOfQuarter(from + 3);
    return {
      won: pace.monthWon[month] ?? 1,
      lost: pace.monthLost[month] ?? 1,
      shares: Float64Array.from(buckets, (bucket) =>
        Math.max(0, (Math.min(from + 6, bucket.to) - Math.max(from, bucket.from) + 1) / 7),
      ),
    };
  });
}

/** @param age in weeks at the end of today; −1 is created in the first week of `calendar` */
function chancesOf(
  pace: Pace,
  group: number,
  age: number,
  calendar: readonly WeekAhead[],
  tell: (band: number, bucket: number, chance: number) => void,
): Float64Array {
  const buckets = calendar[0]?.shares.length ?? 0;
  const chances = new Float64Array(buckets);
  const last = pace.bandOf.length - 1;
  let open = 1;
  for (let w = 0; w < calendar.length; w++) {
    const week = calendar[w];
    if (!week) break;
    const band = pace.bandOf[Math.min(last, age + 1 + w)] ?? 0;
    let won = (pace.won[band] ?? 0) * (pace.groupWon[group] ?? 1) * week.won;
    let lost = (pace.lost[band] ?? 0) * (pace.groupLost[group] ?? 1) * week.lost;
    if (won + lost > 1) [won, lost] = [won / (won + lost), lost / (won + lost)];
    for (let b = 0; b < buckets; b++) {
      const chance = open * won * (week.shares[b] ?? 0);
      if (chance <= 0) continue;
      chances[b] = (chances[b] ?? 0) + chance;
      tell(band, b, chance);
    }
    open *= 1 - won - lost;
  }
  return chances;
}

/** Open deals at the end of week `since`. Those without an amount count as a won deal of their group. */
function openCells(table: WeekTable, since: number, measure: Measure, worth: Worth): OpenCell[] {
  const { rows, weeks } = table;
  const found = new Map<number, OpenCell>();
  for (let r = 0; r < rows.created.length; r++) {
    const created = rows.created[r] ?? 0;
    const ended = rows.ended[r] ?? -1;
    if (created < since || ended >= since) continue;
    const group = rows.group[r] ?? 0;
    const deals = rows.deals[r] ?? 0;
    const key = group * weeks + created;
    const cell = found.get(key) ?? {
      group,
      created,
      deals: 0,
      value: 0,
      squares: 0,
      chances: new Float64Array(),
    };
    found.set(key, cell);
    const without = deals - (rows.priced[r] ?? 0);
    cell.deals += deals;
    cell.value +=
      measure === 'deals' ? deals : (rows.value[r] ?? 0) + without * (worth.mean[group] ?? 0);
    cell.squares +=
      measure === 'deals' ? deals : (rows.squares[r] ?? 0) + without * (worth.square[group] ?? 0);
  }
  return [...found.values()];
}

/** What deals of a group are worth, of those created by then. */
function worthOf(table: WeekTable, since: number, measure: Measure): Worth {
  const { weeks, groups, created } = table;
  const worth = {
    mean: new Float64Array(groups).fill(1),
    square: new Float64Array(groups).fill(1),
  };
  if (measure === 'deals') return worth;
  for (let group = 0; group < groups; group++) {
    const sum = { priced: 0, value: 0, squares: 0 };
    for (let week = since; week < weeks; week++) {
      const at = group * weeks + week;
      sum.priced += created.priced[at] ?? 0;
      sum.value += created.value[at] ?? 0;
      sum.squares += created.squares[at] ?? 0;
    }
    worth.mean[group] = sum.priced > 0 ? sum.value / sum.priced : 0;
    worth.square[group] = sum.priced > 0 ? sum.squares / sum.priced : 0;
  }
  return worth;
}

/** Deals of each group that are created in a week, as of late. */
function arrivalsAt({ weeks, groups, created }: WeekTable, since: number): Float64Array {
  const rate = new Float64Array(groups);
  let all = 0;
  // The oldest week gathers what is older than the grid.
  for (let week = since; week < weeks - 1; week++) {
    const weight = 0.5 ** ((week - since) / CREATION_HALF_LIFE);
    all += weight;
    for (let group = 0; group < groups; group++)
      rate[group] = (rate[group] ?? 0) + weight * (created.deals[group * weeks + week] ?? 0);
  }
  return all > 0 ? rate.map((value) => value / all) : rate;
}
