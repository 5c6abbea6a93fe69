import type { Dataset, JoinReport, MergeOffer } from '../../src/domain/dataset.ts';
import type { ColumnPlan, IntakePlan, Question } from '../../src/domain/intakePlan.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { declined } from './analysisFixture.ts';

const column = (index: number, name: string, change: Partial<ColumnPlan>): ColumnPlan => ({
  index,
  name,
  role: 'field',
  type: 'text',
  dateFormat: null,
  decimalMark: null,
  confidence: 0.8,
  reason: 'Few values, many rows.',
  examples: ['a', 'b'],
  blankShare: 0,
  ...change,
});

export const plan: IntakePlan = {
  file: 0,
  form: { format: 'csv', gzip: false, encoding: 'utf-8', sheet: null, sheets: [] },
  dialect: {
    delimiter: ',',
    quote: '"',
    escape: 'doubled',
    skipLines: 0,
    headerRows: 1,
    bom: false,
  },
  columns: [
    column(0, 'outcome', {
      role: 'outcome',
      confidence: 1,
      reason: 'Its values are Won, Lost and Open.',
      examples: ['Won', 'Lost'],
    }),
    column(1, 'created_date', {
      role: 'createdDate',
      type: 'date',
      dateFormat: '%d/%m/%Y',
      confidence: 0.5,
      reason: 'By its name; day and month could be either way round.',
      examples: ['03/04/2024', '05/04/2024'],
    }),
    column(2, 'deal_amount', {
      role: 'amount',
      type: 'number',
      decimalMark: '.',
      confidence: 0.95,
      reason: 'By its name and its numbers.',
      examples: ['$12,400', '$8,100'],
      blankShare: 0.02,
    }),
    column(3, 'region', { examples: ['APAC', '<script>alert(1)</script>'] }),
  ],
  outcomeValues: { won: ['Won'], lost: ['Lost'], open: ['Open'] },
  unknownOutcomes: [],
  merges: [],
  linked: [],
};

/** The same, dropped together with the accounts. */
export const linkedPlan: IntakePlan = {
  ...plan,
  linked: [
    {
      file: 1,
      name: 'accounts.csv',
      form: plan.form,
      dialect: plan.dialect,
      columns: [column(0, 'territory', {}), column(1, 'sector', {})],
      kind: 'lookup',
      join: { to: 0, column: 3, key: 0 },
      accepted: true,
    },
  ],
};

export const dateQuestion: Question = {
  id: 'date-order:created_date',
  sentence: 'Is 03/04/2024 in created_date the 3rd of April or the 4th of March?',
  evidence: 'No day above 12 in 25,000 rows.',
  choices: [
    { value: 'dmy', label: 'Day first', detail: '3 April 2024' },
    { value: 'mdy', label: 'Month first', detail: '4 March 2024' },
  ],
  answer: null,
};

export const dataset: Dataset = {
  source: declined.source,
  columns: declined.columns,
  outcomeValues: declined.outcomeValues,
  unknownOutcomes: [],
  fields: [
    {
      key: 'f0',
      column: 'c3',
      name: 'Region',
      role: 'field',
      kind: 'categorical',
      levels: [
        'APAC',
        'Europe',
        'India',
        'Latin America & Caribbean, all offices',
        'North America',
      ],
      breaks: null,
    },
    {
      key: 'f1',
      column: 'c4',
      name: 'Lead source',
      role: 'field',
      kind: 'categorical',
      levels: ['Inbound', 'Outbound', 'Partner', 'Referral'],
      breaks: null,
    },
  ],
  has: {
    dealId: true,
    stage: false,
    amount: true,
    created: true,
    closed: true,
    rep: true,
    account: false,
  },
  rows: 25_000,
  repaired: [],
  notes: [],
  joins: [],
  mergeOffers: [],
  deals: 25_000,
  cells: 900,
  unreadable: [{ column: 'deal_amount', count: 2, examples: ['n/a', 'tbd'] }],
  rejected: [{ line: 118, reason: '11 cells instead of 12', text: 'D-117,Won,2024-01-02' }],
  elapsedMs: { read: 210, profile: 90, load: 640 },
};

export const joinReport: JoinReport = {
  file: 1,
  name: 'accounts.csv',
  kind: 'lookup',
  column: 'region',
  key: 'territory',
  accepted: true,
  rows: 8_800,
  filled: 7_400,
  matched: 5_920,
  unmatched: [{ value: 'GTXPro', rows: 1_480 }],
  refused: null,
};

export const mergeOffer: MergeOffer = {
  column: 3,
  name: 'region',
  into: 'GTX Pro',
  from: [{ value: 'GTXPro', rows: 1_480 }],
  reason: 'They differ by a space.',
};

/** The fixture's file, as if its rows were no deals. */
export const tableOf = (code: Problem['code']) => {
  const columns = plan.columns.map((column) =>
    column.role === 'outcome' ? { ...column, role: 'field' as const } : column,
  );
  return {
    phase: 'table' as const,
    plan: { ...plan, columns },
    table: dataset,
    problem: {
      code,
      sentence: 'No column of this file says which deals were won and which were lost.',
      whatToDo: 'Export it again with the status of each deal.',
    },
  };
};
