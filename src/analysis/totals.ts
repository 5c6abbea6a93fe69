import type { CycleSummary, Totals } from '../domain/document/totals.ts';
import type { Interval } from '../domain/interval.ts';
import type { CycleSummaryRow } from '../sql/cycleSummary.ts';
import type { TotalsRow } from '../sql/totals.ts';
import type { ValueRow } from '../sql/valueRate.ts';
import { ratioRate, type RatioSums } from '../stats/ratioRate.ts';
import { wilson } from '../stats/wilson.ts';
import { ratio, winRateOf } from './winRate.ts';

/**
 * A win rate by value with an interval that stays within 0–1: Wilson's, at the number of deals that would give a
 * rate by count the same variance (a few large deals are worth less than their money).
 * @returns null without amounts
 */
export function valueInterval(sums: RatioSums): Interval | null {
  const found = ratioRate(sums);
  return found && wilson(found.rate * found.deals, found.deals);
}

/** The same of a row of sums. */
export const valueRateInterval = (row: ValueRow): Interval | null =>
  valueInterval({
    amount: row.amount ?? 0,
    won: row.won_amount ?? 0,
    squares: row.squares ?? 0,
    wonSquares: row.won_squares ?? 0,
  });

/** Totals from the sums over cells; the cycle's quantiles and the rate by value come in later, from the deals. */
export function toTotals(row: TotalsRow, withheldValue: string | null, hasAmount: boolean): Totals {
  const noValue = hasAmount ? withheldValue : 'The file has no amount column.';
  const meanCycle = ratio(row.cycle_days, row.cycle_deals);
  const money = hasAmount ? ratio(row.won_amount, row.won) : null;
  return {
    deals: row.deals,
    won: row.won,
    lost: row.lost,
    open: row.open,
    winRate: winRateOf(row.won, row.lost),
    winRateByValue: null,
    winRateByValueReason: noValue,
    amount: hasAmount ? row.amount : null,
    wonAmount: hasAmount ? row.won_amount : null,
    openAmount: hasAmount ? row.open_amount : null,
    meanWonAmount: money,
    cycleDays: meanOnly(meanCycle),
    velocityPerDay: ratio(
      (row.won + row.lost) * (ratio(row.won, row.won + row.lost) ?? 0) * (money ?? 0),
      money === null ? null : meanCycle,
    ),
    velocityReason: velocityReason(money, meanCycle),
  };
}

const NOTHING: CycleSummary = { mean: null, median: null, p90: null };

const meanOnly = (mean: number | null): Totals['cycleDays'] =>
  mean === null ? null : { mean, median: null, p90: null, won: NOTHING, lost: NOTHING };

function velocityReason(money: number | null, cycle: number | null): string | null {
  if (money === null) return 'Velocity needs the amounts of won deals.';
  return cycle === null || cycle <= 0 ? 'Velocity needs created and closed dates.' : null;
}

/** Mean, median and 90th percentile of the cycle, for all closed deals, the won and the lost. */
export function toCycleDays(rows: readonly CycleSummaryRow[]): Totals['cycleDays'] {
  const find = (outcome: string | null): CycleSummary => {
    const row = rows.find((one) => one.outcome === outcome);
    return row ? { mean: row.mean, median: row.median, p90: row.p90 } : NOTHING;
  };
  const all = find(null);
  return all.mean === null ? null : { ...all, won: find('won'), lost: find('lost') };
}
