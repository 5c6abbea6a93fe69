import type { Analysis } from '../../src/domain/analysis.ts';
import type { Verdict } from '../../src/domain/document/verdict.ts';
import {
  around,
  bridge,
  bridgePart,
  driverField,
  driverModel,
  effect,
  limits,
  period,
  segment,
} from './fixture/parts.ts';

const late = 'No deals were created after 2024-07-19: only 61% of its outcomes can be in the file.';

const periods = [
  period({ label: '2023Q1', rate: 0.49, deals: 1400, why: 'The file starts here.' }),
  period({ label: '2023Q2', rate: 0.48, deals: 2310 }),
  period({ label: '2023Q3', rate: 0.475, deals: 2402 }),
  period({ label: '2023Q4', rate: 0.482, deals: 2390 }),
  period({ label: '2024Q1', rate: 0.48, deals: 2330 }),
  period({ label: '2024Q2', rate: 0.421, deals: 2412 }),
  period({ label: '2024Q3', rate: 0.38, deals: 240, why: late }),
];

const side = (label: string, rate: number, deals: number, half: number) => ({
  label,
  from: periods.find((one) => one.label === label)?.from ?? '2024-01-01',
  to: periods.find((one) => one.label === label)?.to ?? '2024-03-31',
  deals,
  won: Math.round(rate * deals),
  winRate: around(rate, half),
});

const verdict: Verdict = {
  kind: 'declined',
  sentence:
    'Win rate fell 6 points in Q2 2024, from 48% to 42%. If nothing had changed, a gap this large would appear in fewer than 1 of 10,000 such comparisons. Most of it comes from APAC.',
  before: side('2024Q1', 0.48, 2330, 0.02),
  after: side('2024Q2', 0.421, 2412, 0.02),
  change: around(-0.059, 0.028),
  pValue: 0.00004,
  test: 'score',
  smallestDetectable: 0.0408,
  clock: 'closed',
  designEffect: 1.21,
  clusteredBy: 'rep',
  unusual: { dispersion: 0.8, pValue: 0.003, periods: 4 },
  looks: { chosenByUser: false, tried: 0 },
  sensitivity: [{ what: 'By created date', change: around(-0.051, 0.03) }],
  reason: null,
};

const regions: [string, number, number][] = [
  ['APAC', 0.34, -0.18],
  ['Europe', 0.45, -0.04],
  ['North America', 0.47, -0.01],
  ['India', 0.44, -0.03],
  ['Latin America & Caribbean, all offices', 0.43, 0.01],
];
const sources: [string, number][] = [
  ['Referral', 0.54],
  ['Inbound', 0.45],
  ['Outbound', 0.42],
  ['Partner', 0.44],
];

/** A file with a real decline, as a complete document. */
export const declined: Analysis = {
  schema: 'plumbline.analysis/1',
  run: {
    id: '5f1c9ad02be47731',
    createdAt: '2026-11-20T09:30:00.000Z',
    appVersion: '0.1.0',
    seed: 20230117,
    pending: [],
    interrupted: null,
    elapsedMs: { read: 210, profile: 90, load: 640, analyse: 480, total: 1420 },
  },
  sample: {
    id: 'decline',
    seed: 7,
    planted: [
      { what: 'Change of the win rate', value: -0.06, found: around(-0.059, 0.008) },
      { what: 'Mix part', value: -0.008, found: around(-0.009, 0.004) },
      { what: 'Referral', value: 0.09, found: around(0.088, 0.012) },
    ],
  },
  source: {
    kind: 'deals',
    files: [
      {
        name: 'deals.csv',
        bytes: 455_120,
        sha256: '9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de',
        format: 'csv',
        gzip: false,
        encoding: 'utf-8',
        sheet: null,
        delimiter: ',',
        recordsRead: 25_003,
        recordsLoaded: 25_000,
        recordsRejected: 3,
        recordsRepaired: 0,
        joinedOn: null,
      },
    ],
    asOf: '2024-07-19',
    createdFrom: '2023-01-02',
    createdTo: '2024-07-19',
    closedFrom: '2023-01-20',
    closedTo: '2024-07-19',
    currency: 'USD',
  },
  columns: [
    {
      name: 'outcome',
      role: 'outcome',
      type: 'text',
      dateFormat: null,
      confidence: 1,
      distinct: 3,
      blank: 0,
      usedAs: 'key',
      reason: 'Its values are Won, Lost and Open.',
    },
  ],
  joins: [],
  notes: [],
  outcomeValues: { won: ['Won'], lost: ['Lost'], open: ['Open'] },
  quality: {
    score: 88,
    checks: [
      {
        id: 'closed-before-created',
        severity: 'warn',
        column: 'closed_date',
        count: 112,
        share: 0.0045,
        message: 'Deals that closed before they were created.',
        examples: ['D-1001', 'D-1288'],
      },
      {
        id: 'duplicates',
        severity: 'info',
        column: 'deal_id',
        count: 0,
        share: 0,
        message: 'No deal id appears twice.',
        examples: [],
      },
    ],
  },
  filters: [],
  totals: {
    deals: 25_000,
    won: 11_266,
    lost: 13_546,
    open: 188,
    winRate: around(0.454, 0.006),
    winRateByValue: around(0.44, 0.01),
    winRateByValueReason: null,
    amount: 612_000_000,
    wonAmount: 281_000_000,
    openAmount: 9_100_000,
    meanWonAmount: 24_942,
    cycleDays: {
      mean: 64.1,
      median: 58,
      p90: 121,
      won: { mean: 62, median: 57, p90: 119 },
      lost: { mean: 66, median: 60, p90: 124 },
    },
    velocityPerDay: 81_200,
    velocityReason: null,
  },
  periods,
  verdict,
  bridges: [
    bridge(
      'Region',
      0.48,
      regions.map(([level, rate, moved], at) =>
        bridgePart(level, rate - moved, moved, at === 0 ? -0.009 : 0.001),
      ),
    ),
    bridge(
      'Lead source',
      0.48,
      sources.map(([level, rate], at) => bridgePart(level, rate, -0.06 - at / 100, 0)),
    ),
  ],
  segments: [
    ...regions.map(([level, rate, moved], at) =>
      segment('Region', level, rate, 5000 - 900 * at, moved),
    ),
    ...sources.map(([level, rate], at) => segment('Lead source', level, rate, 6000 - 1400 * at)),
  ],
  combinations: null,
  combinationSearch: null,
  cohorts: null,
  calendar: null,
  reps: null,
  repSpread: null,
  repGroups: null,
  attainment: null,
  alerts: null,
  alertBudget: null,
  recommendations: null,
  pipeline: null,
  trackRecord: null,
  funnel: null,
  forecast: null,
  drivers: driverModel(
    [
      driverField('Lead source', 0.0004, 4),
      driverField('Region', 0.002, 5),
      driverField('Product', 0.71, 3),
    ],
    [
      effect('Lead source', 'Referral', 0.09, true),
      effect('Lead source', 'Inbound', 0.004),
      effect('Lead source', 'Outbound', -0.035, true),
      effect('Lead source', 'Partner', -0.012),
      effect('Region', 'APAC', -0.08, true),
      effect('Region', 'Europe', 0.012),
      effect('Region', 'North America', 0.03, true),
      effect('Product', 'Core', 0.004),
      effect('Product', 'Pro', -0.003),
      effect('Product', 'Telecoverage', null),
    ],
    [{ field: 'Product', level: 'Telecoverage' }],
  ),
  receipts: [
    {
      id: 'win-rate-by-period',
      title: 'Win rate by quarter',
      sql: "SELECT date_trunc('quarter', closed_on)::VARCHAR AS period,\n       sum(won + lost)::DOUBLE AS deals\nFROM cells\nGROUP BY ALL ORDER BY period",
      rows: 7,
      elapsedMs: 14,
    },
  ],
  limits,
};

/** The same shape with nothing in it. */
export const noEvidence: Analysis = {
  ...declined,
  sample: null,
  periods: periods.map((sketch, at) => ({
    ...sketch,
    winRate: around(0.45 + 0.006 * (at % 3), 0.033),
  })),
  verdict: {
    ...verdict,
    kind: 'no-evidence',
    sentence:
      'Nothing in this file shows that the win rate moved between Q4 2023 and Q1 2024: from 45% to 46% is a gap that would appear in 7 of 10 such comparisons if nothing had changed. Only a change of 6 points or more would have been likely to show.',
    before: side('2023Q4', 0.4505, 870, 0.033),
    after: side('2024Q1', 0.459, 901, 0.033),
    change: around(0.0085, 0.046),
    pValue: 0.72,
    smallestDetectable: 0.066,
    designEffect: null,
    clusteredBy: null,
    unusual: { dispersion: 1.1, pValue: 0.7, periods: 4 },
    sensitivity: [{ what: 'By created date', change: around(-0.003, 0.05) }],
  },
  drivers: driverModel(
    [
      driverField('Lead source', 0.81, 4),
      driverField('Region', 0.93, 5),
      driverField('Product', 0.71, 3),
    ],
    [
      effect('Lead source', 'Referral', 0.009),
      effect('Lead source', 'Inbound', -0.012),
      effect('Region', 'APAC', -0.018),
      effect('Region', 'Europe', 0.011),
      effect('Product', 'Core', 0.004),
      effect('Product', 'Pro', -0.003),
    ],
    [],
  ),
};

/** What the first snapshot holds: drivers, periods and the rest are still on their way. */
export const firstSnapshot: Analysis = {
  ...declined,
  run: {
    ...declined.run,
    interrupted: null,
    pending: ['cycle', 'periods', 'quality', 'sensitivity', 'drivers', 'health'],
  },
  quality: null,
  periods: null,
  drivers: null,
  verdict: { ...verdict, sensitivity: [], unusual: null },
};
