import { endOf, labelOf } from '../domain/calendar.ts';
import type { Clock, Grain, Period } from '../domain/document/periods.ts';
import type { MaskedPeriod } from '../domain/edgeMask.ts';
import { periodCounts, type PeriodRow } from '../sql/periodCounts.ts';
import type { Sql } from '../sql/sql.ts';
import { maskReason } from '../words/maskReason.ts';
import type { Horizon } from './horizon.ts';
import { masks } from './masks.ts';
import type { AnalysisPort } from './port.ts';
import { ratio, winRateOf } from './winRate.ts';

/** Every month and quarter on the clocks the file has, with what the edges of the export left of it. */
export async function findPeriods(
  port: AnalysisPort,
  horizon: Horizon,
  where: Sql,
  clocks: readonly Clock[],
): Promise<Period[]> {
  const periods: Period[] = [];
  for (const clock of clocks)
    for (const grain of ['quarter', 'month'] as const) {
      const rows = await port.rows<PeriodRow>(
        `periods-${grain}-${clock}`,
        `Deals per ${grain} by ${clock} date`,
        periodCounts(grain, clock, where),
      );
      const byStart = new Map(rows.map((row) => [row.start, row]));
      const masked = masks(horizon, grain, clock);
      const starts = masked.size > 0 ? [...masked.keys()] : rows.map((row) => row.start);
      for (const start of starts)
        periods.push(
          toPeriod(byStart.get(start) ?? { ...EMPTY, start }, grain, clock, masked.get(start)),
        );
      await port.breathe();
    }
  return periods;
}

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
  grain: Grain,
  clock: Clock,
  mask: MaskedPeriod | undefined,
): Period {
  return {
    label: labelOf(grain, row.start),
    grain,
    from: row.start,
    to: endOf(grain, row.start),
    clock,
    deals: row.won + row.lost,
    won: row.won,
    winRate: winRateOf(row.won, row.lost),
    meanCycleDays: ratio(row.cycle_days, row.cycle_deals),
    meanWonAmount: ratio(row.won_amount, row.won),
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
