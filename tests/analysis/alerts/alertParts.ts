import type { AlertParts } from '../../../src/analysis/alerts/parts.ts';
import type { Facts } from '../../../src/analysis/alerts/facts.ts';
import type { Comparison } from '../../../src/analysis/comparison.ts';
import type { Combination, CombinationSearch } from '../../../src/domain/document/combinations.ts';
import type { Field } from '../../../src/domain/field.ts';
import { sql } from '../../../src/sql/sql.ts';
import { declined } from '../../support/analysisFixture.ts';
import { around, driverField, driverModel } from '../../support/fixture/parts.ts';

const field = (name: string, levels: string[], i: number): Field => ({
  key: `f${i}`,
  column: `c${i}`,
  name,
  role: name === 'Rep' ? 'rep' : 'field',
  kind: 'categorical',
  levels,
  breaks: null,
});

export const fields = [
  field('Region', ['APAC', 'Europe'], 0),
  field('Source', ['Partner', 'Inbound'], 1),
  field('Rep', ['Ann', 'Bob'], 2),
];

const side = (label: string, from: string, to: string) => ({ label, start: from, from, to });

export const comparison: Comparison = {
  clock: 'closed',
  before: side('2024Q1', '2024-01-01', '2024-03-31'),
  after: side('2024Q2', '2024-04-01', '2024-06-30'),
  chosenByUser: false,
  measure: 'count',
  earlier: [],
  warnings: [],
};

export const combination = (rest: Partial<Combination>): Combination => ({
  levels: [{ field: 'Region', level: 'APAC' }],
  deals: 400,
  won: 120,
  winRate: around(0.3, 0.04),
  expected: 0.42,
  aspect: 'change',
  difference: around(-0.12, 0.05),
  shrunkDifference: -0.06,
  before: { deals: 190, won: 80 },
  after: { deals: 200, won: 60 },
  z: -4.7,
  pValueFamilywise: 0.001,
  qValue: 0.01,
  told: true,
  echoOf: null,
  sentence: null,
  ...rest,
});

/** A search of a hundred segments. */
export const search: CombinationSearch = {
  combinations: 40,
  changes: 60,
  fewestDeals: 30,
  depth: 2,
  fields: ['Region', 'Source'],
  draws: 999,
  stoppedEarly: false,
  cells: 500,
  leftOut: 0,
  reason: null,
};

export const parts = (rest: Partial<AlertParts> = {}): AlertParts => ({
  fields,
  comparison,
  looks: 1,
  totals: { ...declined.totals, meanWonAmount: 1000 },
  segments: [],
  levels: [],
  drivers: driverModel(
    fields.map(({ name }) => driverField(name, 0.5, 2)),
    [],
    [],
  ),
  levelTests: [],
  quarters: 8,
  combinations: [],
  search: null,
  calendar: null,
  reps: [],
  repSpread: null,
  money: true,
  where: (levels) => sql`${levels.map(({ level }) => level).join('&')} = 'x'`,
  ...rest,
});

export const facts = (rest: Partial<Facts> = {}): Facts => ({
  asOf: '2024-06-30',
  limitDays: 90,
  open: null,
  fit: null,
  quality: { score: 100, checks: [] },
  ...rest,
});
