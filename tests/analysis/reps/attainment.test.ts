import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAttainment, inWindow } from '../../../src/analysis/reps/attainment.ts';
import type { Dataset } from '../../../src/domain/dataset.ts';
import type { Attainment } from '../../../src/domain/document/attainment.ts';
import type { Filter } from '../../../src/domain/document/run.ts';
import { sql } from '../../../src/sql/sql.ts';
import { fileOf } from '../../fixtures/csv.ts';
import { loadFiles } from '../../ingest/joinFiles.ts';
import { openPort, type TestPort } from '../../ingest/openPort.ts';
import { analysisPort } from '../../support/loadCsv.ts';

/** Two reps; each wins 100 a month, Bo 50; the file ends on the last of May. */
const MONTHS = [
  '2023-04',
  '2023-05',
  '2023-06',
  '2023-07',
  '2023-08',
  '2023-09',
  '2023-10',
  '2023-11',
  '2023-12',
  '2024-01',
  '2024-02',
  '2024-03',
  '2024-04',
  '2024-05',
];

const deals = (
  target: string | null = null,
  of: (rep: string, month: string) => number = () => 0,
) =>
  [
    `deal_id,sales_rep,region,created_date,close_date,stage,amount${target === null ? '' : `,${target}`}`,
    ...MONTHS.flatMap((month, at) =>
      ['Al', 'Bo'].flatMap((rep, r) =>
        Array.from({ length: 10 }, (_, i) =>
          [
            `D${at}-${r}-${i}`,
            rep,
            i % 2 === 0 ? 'North' : 'South',
            `${month}-01`,
            // All money comes in on the 10th; the file goes on to the end of the month.
            i < 5 ? `${month}-10` : `${month}-30`.replace('02-30', '02-28'),
            i < 5 ? 'Closed Won' : 'Closed Lost',
            rep === 'Al' ? 20 : 10,
            ...(target === null ? [] : [of(rep, month)]),
          ].join(','),
        ),
      ),
    ),
  ].join('\n');

const quota = (months = MONTHS, amount = 100) =>
  [
    'quota_rep,quota_month,quota_amount',
    ...['Al', 'Bo', 'Cy'].flatMap((rep) => months.map((month) => `${rep},${month}-01,${amount}`)),
  ].join('\n');

let engine: TestPort;
beforeAll(async () => {
  engine = await openPort();
});
afterAll(() => engine.db.close());

async function found(
  files: [string, string][],
  filters: Filter[] = [],
  change: (dataset: Dataset) => Dataset = (one) => one,
): Promise<Attainment> {
  const dataset = change(
    await loadFiles(
      engine,
      files.map(([text, name]) => fileOf(text, name)),
    ),
  );
  return findAttainment(analysisPort(engine.db), dataset, [], filters, sql`TRUE`);
}

test('REPS-ATTAINMENT-2 monthly quotas add up to quarters, and won money to the quarter it closed in', async () => {
  const { periods, reps, reason, basis, window } = await found([
    [deals(), 'deals.csv'],
    [quota(), 'quota.csv'],
  ]);
  expect([reason, basis]).toEqual([null, 'quota.csv']);
  expect(periods.map(({ label, status }) => [label, status])).toEqual(
    [
      ['2023Q2', 'whole'],
      ['2023Q3', 'whole'],
      ['2023Q4', 'whole'],
      ['2024Q1', 'whole'],
      ['2024Q2', 'running'],
    ].filter(([label]) => label !== '2024Q2'),
  );
  const al = reps.find(({ rep }) => rep === 'Al');
  expect(al?.periods[0]).toEqual({ won: 300, target: 300, attainment: 1 });
  expect(reps.map(({ rep }) => rep)).toEqual(['Al', 'Bo']);
  expect(window).toEqual({ from: '2023Q2', to: '2024Q1', periods: 4, won: 1800, target: 2400 });
});

test('REPS-ATTAINMENT-3 the quarter that the file ends in is so far, and held against earlier ones by the same day', async () => {
  const { periods, running, sentence } = await found([
    [deals(), 'deals.csv'],
    [quota([...MONTHS, '2024-06']), 'quota.csv'],
  ]);
  expect(periods.at(-1)).toMatchObject({
    label: '2024Q2',
    status: 'running',
    won: 300,
    target: 600,
  });
  expect(running).toMatchObject({ daysGone: 60, days: 91, won: 300, target: 600 });
  // Two of three months’ money is there by then, in every earlier quarter.
  expect(running?.usual).toMatchObject({ periods: 4, least: 2 / 3, most: 2 / 3 });
  expect(running?.pace?.middle).toBeCloseTo(0.75, 12);
  expect(running?.sentence).toContain('it would end at 75% of its target');
  expect(sentence).toBe(
    'In Q2 2023 to Q1 2024 75% of the target was won. 1 of 2 reps reached theirs.',
  );
});

test('REPS-ATTAINMENT-4 a rep’s attainment is over the window; of several together it is the sum', async () => {
  const attainment = await found([
    [deals(), 'deals.csv'],
    [quota(), 'quota.csv'],
  ]);
  expect(inWindow(attainment, ['Bo'])).toEqual({ target: 1200, attainment: 0.5 });
  expect(inWindow(attainment, ['Al', 'Bo'])).toEqual({ target: 2400, attainment: 0.75 });
  expect(inWindow(attainment, ['Nobody'])).toBeNull();
});

test('REPS-ATTAINMENT-5 filters that leave deals of a rep out leave nothing to hold against a target', async () => {
  const files: [string, string][] = [
    [deals(), 'deals.csv'],
    [quota(), 'quota.csv'],
  ];
  expect((await found(files, [{ field: 'region', values: ['North'] }])).reason).toContain(
    'filters leave some of them out',
  );
  const own = await found(files, [{ field: 'sales_rep', values: ['Bo'] }]);
  expect(own.reps.map(({ rep }) => rep)).toEqual(['Bo']);
});

test('REPS-ATTAINMENT-6 a target column counts where it is one number for a rep’s quarter', async () => {
  const quarter = (month: string) => Math.floor((Number(month.slice(5)) - 1) / 3);
  const own = await found([
    [
      deals('quarterly_target', (rep, month) => (rep === 'Al' ? 300 : 150) + quarter(month)),
      'deals.csv',
    ],
  ]);
  expect([own.reason, own.basis]).toEqual([null, 'quarterly_target']);
  expect(own.reps.find(({ rep }) => rep === 'Al')?.periods[0]).toEqual({
    won: 300,
    target: 301,
    attainment: 300 / 301,
  });
  const constant = await found([
    [deals('target', (rep) => (rep === 'Al' ? 300 : 150)), 'deals.csv'],
  ]);
  expect(constant.reason).toContain('nothing says whether it is for a month, a quarter or a year');
});

test('REPS-ATTAINMENT-7 a quarter that lacks a month’s quota has no target', async () => {
  const { periods } = await found([
    [deals(), 'deals.csv'],
    [quota(MONTHS.filter((month) => month !== '2023-08')), 'quota.csv'],
  ]);
  expect(periods.map(({ label }) => label)).toEqual(['2023Q2', '2023Q4', '2024Q1']);
});

test('REPS-ATTAINMENT-8 a filter to a rep who won nothing at first leaves those quarters in', async () => {
  const late = deals()
    .split('\n')
    .map((line) => (/,Bo,.*,2023-/.test(line) ? line.replace('Closed Won', 'Closed Lost') : line))
    .join('\n');
  const files: [string, string][] = [
    [late, 'deals.csv'],
    [quota(), 'quota.csv'],
  ];
  const of = (one: Attainment) => one.reps.find(({ rep }) => rep === 'Bo')?.periods;
  const all = await found(files);
  const own = await findAttainment(
    analysisPort(engine.db),
    await loadFiles(
      engine,
      files.map(([text, name]) => fileOf(text, name)),
    ),
    [],
    [{ field: 'sales_rep', values: ['Bo'] }],
    sql`rep = ${'Bo'}`,
  );
  expect(of(own)).toEqual(of(all));
  expect(of(own)?.[0]).toEqual({ won: 0, target: 300, attainment: 0 });
});

test('REPS-ATTAINMENT-9 a target that changes once a year may be a year’s: it is not taken for a quarter’s', async () => {
  const yearly = (from: string) => (rep: string, month: string) =>
    (rep === 'Al' ? 1200 : 600) + (month < from ? 0 : 100);
  for (const from of ['2024-01', '2023-10', '2024-02'])
    expect((await found([[deals('target', yearly(from)), 'deals.csv']])).reason).toContain(
      'a month, a quarter or a year',
    );
  const quarterly = await found([
    [
      deals('target', (_, month) => 300 + Math.floor((Number(month.slice(5)) - 1) / 3)),
      'deals.csv',
    ],
  ]);
  expect([quarterly.reason, quarterly.grain]).toEqual([null, 'quarter']);
});

test('REPS-ATTAINMENT-10 quotas of half years add up to years; of half a year alone there is no target', async () => {
  const { periods, grain } = await found([
    [deals(), 'deals.csv'],
    [quota(['2023-01', '2023-07', '2024-01'], 600), 'quota.csv'],
  ]);
  expect(grain).toBe('year');
  expect(periods.map(({ label, target }) => [label, target])).toEqual([['2023', 2400]]);
});

test('REPS-ATTAINMENT-11 quotas of a year or quarter that starts in another month than the calendar’s are not held against it', async () => {
  for (const months of [
    ['2023-04', '2024-04'],
    ['2023-05', '2023-08', '2023-11', '2024-02'],
  ]) {
    const { reason } = await found([
      [deals(), 'deals.csv'],
      [quota(months), 'quota.csv'],
    ]);
    expect(reason).toContain('calendar');
  }
});
