import { plan } from '../support/intakeFixture.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCells, type StoredField } from '../../src/sql/load/createCells.ts';
import { createDealRows, createDeals, dropDeals } from '../../src/sql/load/createDealRows.ts';
import { convertDates, dateValues } from '../../src/sql/load/convertDates.ts';
import { convertNumbers, type NumberPattern } from '../../src/sql/load/convertNumbers.ts';
import { levelCounts } from '../../src/sql/load/levelCounts.ts';
import { mapOutcomes, outcomeCounts } from '../../src/sql/load/outcomes.ts';
import { rejects } from '../../src/sql/load/rejects.ts';
import { span } from '../../src/sql/load/span.ts';
import type { OutcomeValues } from '../../src/domain/outcome.ts';
import type { StoredColumn } from '../../src/sql/load/storage.ts';
import { sql } from '../../src/sql/sql.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const text = `id,how,where,worth,from,to
1,Won,North,"$1,000",31/01/2024,2024-03-01
2,Lost,South,(50),01/02/2024,2024-04-01
3,Talking,,7,02/02/2024,2024-05-01
4,Won,North,,03/02/2024,2024-02-01
`;
const columns: StoredColumn[] = [
  { index: 0, column: 'deal_id', storage: { kind: 'text' } },
  { index: 1, column: 'outcome', storage: { kind: 'text' } },
  { index: 2, column: 'c2', storage: { kind: 'levels', levels: ['North', 'South'] } },
  { index: 3, column: 'amount', storage: { kind: 'text' } },
  { index: 4, column: 'created_on', storage: { kind: 'text' } },
  { index: 5, column: 'closed_on', storage: { kind: 'date' } },
];

const read = (stored: StoredColumn[] = columns, outcomes: OutcomeValues | null = null) => {
  db.registerText('load.csv', text);
  for (const drop of dropDeals()) db.run(drop);
  const { dialect } = plan;
  db.run(
    createDealRows(
      { file: 'load.csv', dialect, lineEnd: '\n', dateFormat: null, outcomes },
      stored,
    ),
  );
};

const dollars: NumberPattern = {
  decimalMark: '.',
  forms: null,
  noise: '$,()',
  signed: true,
  powers: [],
  exponents: [],
  unbounded: false,
  notZeroLed: [],
  left: [],
};

const readCells = `SELECT * REPLACE (f0::DOUBLE AS f0, f1::DOUBLE AS f1) FROM cells
  ORDER BY closed_quarter NULLS LAST, f0, f1`;

test('LOAD-1 a file becomes deals and cells', () => {
  read();
  expect(db.query(rejects())).toEqual([]);
  expect(db.query(outcomeCounts('outcome', 9))[0]).toEqual({ value: 'Won', deals: 2 });
  expect(db.query(dateValues('created_on', 'cell', 1))).toEqual([
    { key: '01/02/2024', value: '01/02/2024', deals: 1 },
  ]);
  db.run(convertDates('created_on', { date: '%d/%m/%Y', end: 'cell' }, []));
  db.run(convertNumbers('amount', dollars));
  db.run(mapOutcomes({ won: ['Won'], lost: ['Lost'], open: ['Talking'] }, null));
  expect(db.query(levelCounts('c2', 9))).toHaveLength(3);
  const base = { column: 'c2', name: 'where', role: 'field', kind: 'categorical' } as const;
  const bands = { column: 'amount', name: 'worth', role: 'amount', kind: 'bands' } as const;
  const fields: StoredField[] = [
    {
      field: { key: 'f0', ...base, levels: ['North', 'South', '(blank)'], breaks: null },
      storage: { kind: 'levels', levels: ['North', 'South'] },
    },
    {
      field: { key: 'f1', ...bands, levels: ['≤ 7', '> 7', '(blank)'], breaks: [7] },
      storage: { kind: 'number' },
    },
  ];
  db.run(createCells(fields, { closedHaveDate: false, closedHaveCycle: false }));
  db.run(createDeals(columns, false));
  expect(
    db.query('SELECT * REPLACE (outcome::VARCHAR AS outcome) FROM deals ORDER BY deal_id LIMIT 2'),
  ).toEqual([
    {
      deal_id: '1',
      outcome: 'won',
      c2: 'North',
      amount: 1000,
      created_on: '2024-01-31',
      closed_on: '2024-03-01',
      stage: null,
      rep: null,
      account: null,
    },
    {
      deal_id: '2',
      outcome: 'lost',
      c2: 'South',
      amount: -50,
      created_on: '2024-02-01',
      closed_on: '2024-04-01',
      stage: null,
      rep: null,
      account: null,
    },
  ]);
  expect(db.query(readCells)).toEqual([
    // The deal that closed before it was created counts, but not for the cycle.
    {
      closed_quarter: '2024-01-01',
      f0: 0,
      f1: 1,
      deals: 1,
      won: 1,
      lost: 0,
      open: 0,
      amount: 1000,
      won_amount: 1000,
      open_amount: 0,
      cycle_days: 30,
      cycle_deals: 1,
    },
    {
      closed_quarter: '2024-01-01',
      f0: 0,
      f1: 2,
      deals: 1,
      won: 1,
      lost: 0,
      open: 0,
      amount: 0,
      won_amount: 0,
      open_amount: 0,
      cycle_days: 0,
      cycle_deals: 0,
    },
    {
      closed_quarter: '2024-04-01',
      f0: 1,
      f1: 0,
      deals: 1,
      won: 0,
      lost: 1,
      open: 0,
      amount: -50,
      won_amount: 0,
      open_amount: 0,
      cycle_days: 60,
      cycle_deals: 1,
    },
    {
      closed_quarter: null,
      f0: 2,
      f1: 0,
      deals: 1,
      won: 0,
      lost: 0,
      open: 1,
      amount: 7,
      won_amount: 0,
      open_amount: 7,
      cycle_days: 0,
      cycle_deals: 0,
    },
  ]);
  // What is known of all deals saves sums and changes none.
  const all = db.query(readCells);
  db.run('DROP TABLE cells');
  db.run(createCells(fields, { closedHaveDate: true, closedHaveCycle: false }));
  expect(db.query(readCells)).toEqual(all);
  expect(db.query(span())).toEqual([
    {
      deals: 4,
      createdFrom: '2024-01-31',
      createdTo: '2024-02-03',
      closedFrom: '2024-02-01',
      closedTo: '2024-04-01',
      closed: 3,
      dated: 3,
      cycles: 2,
    },
  ]);
});

test('LOAD-2 what is not of its type is rejected with its column, and text is VARCHAR in deals', () => {
  read(columns.with(3, { index: 3, column: 'amount', storage: { kind: 'number' } }));
  expect(db.query(rejects())).toEqual([{ column: 'c3', kind: 'CAST', rows: 2 }]);
  read();
  db.run(createDeals(columns, false));
  const types = db.query<{ t: string }>(
    `SELECT DISTINCT typeof(COLUMNS(['c2', 'rep'])) AS t FROM deals`,
  );
  expect(types).toEqual([{ t: 'VARCHAR' }]);
});

test('LOAD-3 a second condition makes a deal open, and blanks can be that condition', () => {
  read();
  db.run(
    mapOutcomes(
      { won: ['Won'], lost: ['Lost', 'Talking'], open: [] },
      { column: 'c2', values: [null, 'South'] },
    ),
  );
  expect(db.query('SELECT outcome::VARCHAR AS o FROM deal_rows ORDER BY deal_id')).toEqual(
    ['won', 'open', 'open', 'won'].map((o) => ({ o })),
  );
});

test('LOAD-4 known outcomes have their meaning from the start, and the file’s own text is kept', () => {
  const storage = { kind: 'levels', levels: ['Lost', 'Talking', 'Won'] } as const;
  read(columns.with(1, { index: 1, column: 'outcome', storage }), {
    won: ['Won'],
    lost: ['Lost'],
    open: ['Talking'],
  });
  db.run(createDeals(columns, true));
  expect(db.query(outcomeCounts('outcome_value', 9))[0]).toEqual({ value: 'Won', deals: 2 });
  expect(db.query('SELECT outcome::VARCHAR AS o FROM deals ORDER BY deal_id')).toEqual(
    ['won', 'lost', 'open', 'won'].map((o) => ({ o })),
  );
  expect(
    db.query('SELECT * REPLACE (outcome::VARCHAR AS outcome) FROM deals LIMIT 1')[0],
  ).not.toHaveProperty('outcome_value');
});

test.each([
  ['clock', ['2024-01-05 10:15', '2024-01-05 9:05:59', '2024-01-05 23:59:59.250']],
  ['clock', ['2024-01-05T10:15:00Z', '2024-01-05T23:00:01Z']],
  ['clock', ['05/01/2024 10:15 PM', '05/01/2024 1:05 PM']],
  ['dottedClock', ['2024-01-05 10.15', '2024-01-05 23.59.01']],
] as const)(
  'LOAD-8 all times of a day share its key (%s), and one that does not exist has its own',
  (key, cells) => {
    const odd = cells.map((cell) => cell.replace(/\d+([:.]\d)/, '99$1'));
    db.run('CREATE OR REPLACE TABLE deal_rows (c0 VARCHAR)');
    for (const cell of [...cells, ...odd]) db.run(sql`INSERT INTO deal_rows VALUES (${cell})`);
    const counts = db.query<{ deals: number }>(dateValues('c0', key, 99)).map(({ deals }) => deals);
    expect(counts[0]).toBe(cells.length);
    expect(counts.length).toBe(1 + odd.length);
  },
);
