import type { Totals } from '../domain/document/totals.ts';
import { cycleSummary, type CycleSummaryRow } from '../sql/cycleSummary.ts';
import { valueRate, type ValueRow } from '../sql/valueRate.ts';
import { comparedFigures } from './comparedFigures.ts';
import type { Setting } from './setting.ts';
import { toCycleDays, valueRateInterval } from './totals.ts';

/** The totals with what only single deals can tell: quantiles of the cycle, and the rate by value. */
export async function fullTotals(setting: Setting): Promise<Totals> {
  const { port, dataset, prepared, overview, deals } = setting;
  const cycle = await port.rows<CycleSummaryRow>(
    'cycle',
    'Days from created to closed',
    cycleSummary(deals),
  );
  const [value] =
    dataset.has.amount && prepared.valueWithheld === null
      ? await port.rows<ValueRow>('value', 'Win rate by value', valueRate(deals))
      : [];
  return {
    ...overview.totals,
    cycleDays: toCycleDays(cycle),
    winRateByValue: value ? valueRateInterval(value) : null,
    compared: await comparedFigures(setting),
  };
}
