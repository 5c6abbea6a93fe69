import type { ForecastRow, ForecastStep } from '../../../../charts/forecastOption.ts';
import type {
  Forecast,
  ForecastBand,
  QuarterForecast,
} from '../../../../domain/document/forecast.ts';
import { forecastSum, type ForecastUnit } from '../../../../words/forecastSentence.ts';
import { compactMoney } from '../../../../words/compactMoney.ts';
import { count } from '../../../../words/numbers.ts';
import { periodName } from '../../../../words/periodName.ts';
import { day } from '../../../text/dates.ts';

export const unitOf = ({ measure }: Forecast, currency: string | null): ForecastUnit => ({
  measure,
  currency,
});

/** A sum on a scale: `4.1M`, `120`. */
export const shortSum =
  ({ measure, currency }: ForecastUnit) =>
  (value: number): string =>
    measure === 'deals' ? count(value) : compactMoney(value, currency);

const range = ({ p10, p90 }: ForecastBand, unit: ForecastUnit): string => {
  const short = shortSum(unit);
  return `${short(p10)} to ${short(p90)}`;
};

/** Earlier quarters as they would have been forecast, the oldest first, then this one and the next. */
export function rangeRows(
  quarter: QuarterForecast,
  next: QuarterForecast | null,
  unit: ForecastUnit,
): ForecastRow[] {
  const short = shortSum(unit);
  const past = quarter.backtest.replays.toReversed().map((one): ForecastRow => {
    const label = periodName(one.label);
    return {
      ...one,
      label,
      text: short(one.actual),
      tip: `${label}: ended at ${short(one.actual)}, ${one.inside ? 'inside' : 'outside'} its range\nAs of ${day(one.asOf)}: ${range(one, unit)}, middle ${short(one.p50)}\nWon by then: ${short(one.soFar)}`,
    };
  });
  const coming = [quarter, ...(next ? [next] : [])].map((one): ForecastRow => {
    const label = periodName(one.label);
    return {
      label,
      p10: one.p10,
      p50: one.p50,
      p90: one.p90,
      soFar: one.soFar,
      actual: null,
      text: short(one.p50),
      tip: `${label}: ${range(one, unit)}, middle ${short(one.p50)}${one.soFar > 0 ? `\nWon so far: ${short(one.soFar)}` : ''}`,
    };
  });
  return [...past, ...coming];
}

/** What is left of this quarter and the next, month by month. */
export const monthRows = ({ months }: Forecast, unit: ForecastUnit): ForecastRow[] => {
  const short = shortSum(unit);
  return months.map(({ label, p10, p50, p90, soFar }) => ({
    label: periodName(label),
    p10,
    p50,
    p90,
    soFar,
    actual: null,
    text: short(p50),
    tip: `${periodName(label)}: ${range({ p10, p50, p90 }, unit)}, middle ${short(p50)}${soFar > 0 ? `\nWon so far: ${short(soFar)}` : ''}`,
  }));
};

/** The way from what is won to what is expected. @param target a sum to be reached; null without one */
export function stepRows(
  quarter: QuarterForecast,
  target: number | null,
  unit: ForecastUnit,
): ForecastStep[] {
  const { soFar, existing, new: fresh, expected } = quarter;
  const short = shortSum(unit);
  const step = (
    label: string,
    from: number,
    to: number,
    kind: ForecastStep['kind'],
    what: string,
  ): ForecastStep => ({
    label,
    from,
    to,
    kind,
    range: null,
    text: `${kind === 'open' || kind === 'new' ? '+' : ''}${short(to - from)}`,
    tip: `${label}: ${forecastSum(to - from, unit)}\n${what}`,
  });
  return [
    step('Won so far', 0, soFar, 'won', 'Closed and won in this quarter'),
    step(
      'Open deals',
      soFar,
      soFar + existing,
      'open',
      'Each open deal’s chance to be won before the quarter ends, times what it is worth',
    ),
    step(
      'Deals still to come',
      soFar + existing,
      soFar + existing + fresh,
      'new',
      'Created and won before the quarter ends, at the pace of late',
    ),
    {
      ...step('Expected', 0, expected, 'expected', `Eight chances in ten: ${range(quarter, unit)}`),
      range: { low: quarter.p10, high: quarter.p90 },
    },
    ...(target === null
      ? []
      : [{ ...step('Target', 0, target, 'target', 'The sum to be reached') }]),
  ];
}
