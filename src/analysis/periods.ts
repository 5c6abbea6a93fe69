import { endOf, labelOf, startOf } from '../domain/calendar.ts';
import { liesWithin } from '../domain/closedRange.ts';
import type { Clock, Grain, Period, PeriodGrain } from '../domain/document/periods.ts';
import type { MaskedPeriod } from '../domain/edgeMask.ts';
import { periodCounts, type PeriodRow } from '../sql/periodCounts.ts';
import type { Sql } from '../sql/sql.ts';
import { maskReason } from '../words/maskReason.ts';
import type { Horizon } from './horizon.ts';
import { masks } from './masks.ts';
import type { AnalysisPort } from './port.ts';
import { ratio, winRateOf } from './winRate.ts';

/**
 * Every month, quarter, half and year on the clocks the file has, with what the edges of the export left of it. Halves and
 * years are sums of quarters.
 */
export async function findPeriods(
  port: AnalysisPort,
  horizon: Horizon,
  where: Sql,
  clocks: readonly Clock[],
): Promise<Period[]> {
  const periods: Period[] = [];
  for (const clock of clocks) {
    const told = (grain: PeriodGrain, rows: readonly PeriodRow[]): void => {
      const byStart = new Map(rows.map((row) => [row.start, row]));
      const masked = masks(horizon, grain, clock);
      const { within } = horizon;
      const starts = (masked.size > 0 ? [...masked.keys()] : rows.map((row) => row.start)).filter(
        (start) => !within || liesWithin({ from: start, to: endOf(grain, start) }, within),
      );
      for (const start of starts)
        periods.push(
          toPeriod(byStart.get(start) ?? { ...EMPTY, start }, grain, clock, masked.get(start)),
        );
    };
    const read = (grain: Grain): Promise<PeriodRow[]> =>
      port.rows<PeriodRow>(
        `periods-${grain}-${clock}`,
        `Deals per ${grain} by ${clock} date`,
        periodCounts(grain, clock, where),
      );
    const quarters = await read('quarter');
    told('quarter', quarters);
    await port.breathe();
    told('month', await read('month'));
    told('half', joined('half', quarters));
    told('year', joined('year', quarters));
    await port.breathe();
  }
  return periods;
}

function joined(grain: PeriodGrain, quarters: readonly PeriodRow[]): PeriodRow[] {
  const found = new Map<string, PeriodRow>();
  for (const row of quarters) {
    const start = startOf(grain, row.start);
    const at = found.get(start);
    found.set(start, at ? added(at, row) : { ...row, start });
  }
  return [...found.values()];
}

const added = (a: PeriodRow, b: PeriodRow): PeriodRow => ({
  start: a.start,
  deals: a.deals + b.deals,
  won: a.won + b.won,
  lost: a.lost + b.lost,
  amount: plus(a.amount, b.amount),
  won_amount: plus(a.won_amount, b.won_amount),
  cycle_days: plus(a.cycle_days, b.cycle_days),
  cycle_deals: plus(a.cycle_deals, b.cycle_deals),
});

/** No amounts at all are none, not 0. */
const plus = (a: number | null, b: number | null): number | null => (a === null ? b : a + (b ?? 0));

const EMPTY: PeriodRow = {
  start: '',
  deals: 0,
  won: 0,
  lost: 0,
  amount: null,
  won_amount: null,
  cycle_days: null,
  cycle_deals: null,
};

function toPeriod(
  row: PeriodRow,
  grain: PeriodGrain,
  clock: Clock,
  mask: MaskedPeriod | undefined,
): Period {
  const meanCycleDays = ratio(row.cycle_days, row.cycle_deals);
  return {
    label: labelOf(grain, row.start),
    grain,
    from: row.start,
    to: endOf(grain, row.start),
    clock,
    deals: row.won + row.lost,
    won: row.won,
    winRate: winRateOf(row.won, row.lost),
    meanCycleDays,
    meanWonAmount: ratio(row.won_amount, row.won),
    velocityPerDay: ratio(row.won_amount, meanCycleDays),
    amount: row.amount,
    observableShare: mask?.observableShare ?? null,
    bias: mask?.bias ?? null,
    complete: mask?.complete ?? false,
    masked: mask?.masked ?? true,
    why: mask
      ? mask.why && maskReason(mask.why, mask.observableShare)
      : 'Without created and closed dates it can’t be told whether this period is complete.',
  };
}
