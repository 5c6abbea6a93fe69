import { dateOf } from '../../domain/calendar.ts';
import type { WeekTable } from './weekTable.ts';

/** What was known at the end of one week of how deals end: chances per week of a deal that is open. */
export interface Pace {
  /** Band of every age in weeks, and the chances of each. */
  bandOf: Int32Array;
  won: Float64Array;
  lost: Float64Array;
  /** Wins behind each band, discounted. */
  wins: Float64Array;
  /** Times by which a group, and a month of the quarter (0, 1, 2), differ. */
  groupWon: Float64Array;
  groupLost: Float64Array;
  monthWon: Float64Array;
  monthLost: Float64Array;
  /** Share won of all that ended, discounted. */
  winRate: number;
  /** Wins known, as counted. */
  known: number;
}

/** Weeks after which what a week showed counts half. */
const HALF_LIFE = 52;
/** A band of ages holds at least so many ends. */
const BAND_ENDS = 40;
/** Wins, or losses, that a group or month is drawn towards all by. */
const DRAW = 25;

/** Month of the quarter, 0 to 2, that a day lies in. */
export const monthOfQuarter = (day: number): number => (Number(dateOf(day).slice(5, 7)) - 1) % 3;

/**
 * Chances of deals per week of age, by group and month of the quarter, from what was known `since` weeks before the end
 * of the file. Competing risks in discrete time: of the deals at risk in a week of age the share that is won or lost.
 * Ages are pooled until a band holds 40 ends; what is long past counts less, by half a year after year.
 * @param asOf the file’s last day   @param oldest deals created more weeks back are left out
 */
export function paceAt(table: WeekTable, since: number, asOf: number, oldest: number): Pace | null {
  const { weeks, groups } = table;
  const weight = new Float64Array(weeks);
  const month = new Int32Array(weeks);
  for (let week = since; week < weeks; week++) {
    weight[week] = 0.5 ** ((week - since) / HALF_LIFE);
    month[week] = monthOfQuarter(asOf - 7 * week - 3);
  }
  const last = Math.min(weeks - 1, oldest);
  const ages = weeks - since;
  const at = {
    risk: new Float64Array(ages),
    won: new Float64Array(ages),
    lost: new Float64Array(ages),
  };
  let known = 0;
  for (let created = since; created <= last; created++)
    for (let week = since; week <= created; week++) {
      const pair = created * weeks + week;
      const w = weight[week] ?? 0;
      const age = created - week;
      at.risk[age] = (at.risk[age] ?? 0) + w * (table.atRisk[pair] ?? 0);
      at.won[age] = (at.won[age] ?? 0) + w * (table.won[pair] ?? 0);
      at.lost[age] = (at.lost[age] ?? 0) + w * (table.lost[pair] ?? 0);
      known += table.won[pair] ?? 0;
    }
  const bands = bandsOf(at);
  if (!bands) return null;
  const { bandOf, won, lost, wins } = bands;
  const months = sums(3);
  const byGroup = sums(groups);
  for (let created = since; created <= last; created++)
    for (let week = since; week <= created; week++) {
      const pair = created * weeks + week;
      const band = bandOf[created - week] ?? 0;
      const w = (weight[week] ?? 0) * (table.atRisk[pair] ?? 0);
      months.add(month[week] ?? 0, w * (won[band] ?? 0), w * (lost[band] ?? 0));
      const seen = weight[week] ?? 0;
      months.see(month[week] ?? 0, seen * (table.won[pair] ?? 0), seen * (table.lost[pair] ?? 0));
    }
  const monthWon = months.ratioWon();
  const monthLost = months.ratioLost();
  for (let group = 0; group < groups; group++)
    for (let created = since; created <= last; created++) {
      const row = (group * weeks + created) * weeks;
      if (!((table.created.deals[group * weeks + created] ?? 0) > 0)) continue;
      for (let week = since; week <= created; week++) {
        const risk = table.groupRisk[row + week] ?? 0;
        if (risk <= 0) break;
        const band = bandOf[created - week] ?? 0;
        const m = month[week] ?? 0;
        const seen = weight[week] ?? 0;
        byGroup.add(
          group,
          seen * risk * (won[band] ?? 0) * (monthWon[m] ?? 1),
          seen * risk * (lost[band] ?? 0) * (monthLost[m] ?? 1),
        );
        const at2 = row + week;
        byGroup.see(group, seen * (table.groupWon[at2] ?? 0), seen * (table.groupLost[at2] ?? 0));
      }
    }
  return {
    bandOf,
    won,
    lost,
    wins,
    monthWon,
    monthLost,
    groupWon: byGroup.ratioWon(),
    groupLost: byGroup.ratioLost(),
    winRate: sum(at.won) / (sum(at.won) + sum(at.lost)),
    known,
  };
}

const sum = (list: Float64Array): number => list.reduce((all, one) => all + one, 0);

/** Pools ages from the youngest on; the last band goes on for ever. */
function bandsOf(at: { risk: Float64Array; won: Float64Array; lost: Float64Array }) {
  const all = sum(at.won) + sum(at.lost);
  if (!(sum(at.won) > 0)) return null;
  const bandOf = new Int32Array(at.risk.length);
  const pooled: { risk: number; won: number; lost: number }[] = [];
  let open = { risk: 0, won: 0, lost: 0 };
  let told = 0;
  for (let age = 0; age < at.risk.length; age++) {
    bandOf[age] = pooled.length;
    open.risk += at.risk[age] ?? 0;
    open.won += at.won[age] ?? 0;
    open.lost += at.lost[age] ?? 0;
    const full = open.won + open.lost >= BAND_ENDS;
    if (!full || all - told - open.won - open.lost < BAND_ENDS) continue;
    pooled.push(open);
    told += open.won + open.lost;
    open = { risk: 0, won: 0, lost: 0 };
  }
  pooled.push(open);
  const chance = (of: 'won' | 'lost') =>
    Float64Array.from(pooled.map((one) => (one.risk > 0 ? one[of] / one.risk : 0)));
  return {
    bandOf,
    won: chance('won'),
    lost: chance('lost'),
    wins: Float64Array.from(pooled.map((one) => one.won)),
  };
}

/** Seen against expected, drawn towards 1. */
function sums(size: number) {
  const expected = { won: new Float64Array(size), lost: new Float64Array(size) };
  const found = { won: new Float64Array(size), lost: new Float64Array(size) };
  const put = (into: typeof expected) => (i: number, won: number, lost: number) => {
    into.won[i] = (into.won[i] ?? 0) + won;
    into.lost[i] = (into.lost[i] ?? 0) + lost;
  };
  const ratio = (of: 'won' | 'lost') => () =>
    expected[of].map((value, i) => ((found[of][i] ?? 0) + DRAW) / (value + DRAW));
  return { add: put(expected), see: put(found), ratioWon: ratio('won'), ratioLost: ratio('lost') };
}
