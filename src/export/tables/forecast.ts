import type { DecidingDeal, Forecast, QuarterForecast } from '../../domain/document/forecast.ts';
import type { CellKind, DataTable, TableColumn } from '../table.ts';

/** A quarter whose forecast is there. */
export const quarterOf = (forecast: Forecast): QuarterForecast | null => {
  const { withheld, backtest, wins } = forecast;
  return withheld === null && backtest && wins ? (forecast as QuarterForecast) : null;
};

const kindOf = ({ measure }: Pick<Forecast, 'measure'>): CellKind =>
  measure === 'amount' ? 'money' : 'count';

const band = (kind: CellKind): TableColumn[] => [
  { key: 'p10', label: '10% under', kind },
  { key: 'p50', label: 'Middle', kind },
  { key: 'p90', label: '10% over', kind },
];

/** This quarter, the next and their months. */
export function forecastTable(forecast: Forecast): DataTable {
  const kind = kindOf(forecast);
  const now = quarterOf(forecast);
  const quarters = [now, forecast.next].filter((one) => one !== null);
  return {
    id: 'forecast',
    title: 'Forecast by quarter and month',
    columns: [
      { key: 'period', label: 'Period', kind: 'period' },
      { key: 'soFar', label: 'Won so far', kind },
      ...band(kind),
      { key: 'target', label: 'Target', kind },
      { key: 'targetProbability', label: 'Chance to reach it', kind: 'rate' },
    ],
    rows: [
      ...quarters.map((one) => [
        one.label,
        one.soFar,
        one.p10,
        one.p50,
        one.p90,
        one.target,
        one.targetProbability,
      ]),
      ...forecast.months.map((one) => [
        one.label,
        one.soFar,
        one.p10,
        one.p50,
        one.p90,
        null,
        null,
      ]),
    ],
  };
}

/** What the expectation of this quarter and of the next is made of. */
export function forecastStepsTable(forecast: Forecast): DataTable {
  const kind = kindOf(forecast);
  const quarters = [quarterOf(forecast), forecast.next].filter((one) => one !== null);
  return {
    id: 'forecast-steps',
    title: 'From what is won to what is expected',
    columns: [
      { key: 'quarter', label: 'Quarter', kind: 'period' },
      { key: 'soFar', label: 'Won so far', kind },
      { key: 'existing', label: 'From open deals', kind },
      { key: 'new', label: 'From deals not created yet', kind },
      { key: 'expected', label: 'Expected', kind },
    ],
    rows: quarters.map((one) => [one.label, one.soFar, one.existing, one.new, one.expected]),
  };
}

/** Earlier quarters as they would have been forecast at the same point, the latest first. */
export function forecastReplaysTable(forecast: Forecast): DataTable {
  const kind = kindOf(forecast);
  const now = quarterOf(forecast);
  const parts = [
    ...(now ? [{ of: 'the quarter that ran', record: now.backtest }] : []),
    ...(forecast.next ? [{ of: 'the next quarter', record: forecast.next.backtest }] : []),
  ];
  return {
    id: 'forecast-record',
    title: 'Earlier forecasts, and what came',
    columns: [
      { key: 'quarter', label: 'Quarter', kind: 'period' },
      { key: 'of', label: 'Forecast of', kind: 'text' },
      { key: 'asOf', label: 'Made as of', kind: 'date' },
      { key: 'soFar', label: 'Won by then', kind },
      ...band(kind),
      { key: 'actual', label: 'Came', kind },
      { key: 'inside', label: 'Inside the range', kind: 'yesNo' },
    ],
    rows: parts.flatMap(({ of, record }) =>
      record.replays.map((one) => [
        one.label,
        of,
        one.asOf,
        one.soFar,
        one.p10,
        one.p50,
        one.p90,
        one.actual,
        one.inside,
      ]),
    ),
  };
}

/** All that the chart by quarter shows: the earlier quarters, this one and the next. */
export function forecastRangesTable(forecast: Forecast): DataTable {
  const record = forecastReplaysTable({ ...forecast, next: null });
  const coming = [quarterOf(forecast), forecast.next].filter((one) => one !== null);
  const of = record.columns.findIndex(({ key }) => key === 'of');
  const rows = [
    ...coming
      .map((one) => [
        ...[one.label, null, forecast.asOf, one.soFar],
        ...[one.p10, one.p50, one.p90, null, null],
      ])
      .toReversed(),
    ...record.rows,
  ];
  return {
    ...record,
    title: 'Forecasts, and what came',
    columns: record.columns.filter((_, at) => at !== of),
    rows: rows.map((row) => row.filter((_, at) => at !== of)),
  };
}

/** @param sum that is or is not reached */
export const decidingTable = (deals: readonly DecidingDeal[], sum: number | null): DataTable => ({
  id: 'forecast-deciding-deals',
  title: 'Open deals that decide the quarter',
  columns: [
    { key: 'deal', label: 'Deal', kind: 'text' },
    { key: 'amount', label: 'Amount', kind: 'money' },
    { key: 'swing', label: 'Swing', kind: 'points' },
    { key: 'sum', label: 'Of reaching', kind: 'money' },
  ],
  rows: deals.map(({ deal, amount, swing }) => [deal, amount, swing, sum]),
});
