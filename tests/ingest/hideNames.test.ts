import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { fileOf } from '../fixtures/csv.ts';
import { inspectedFiles, loadFiles, resultOf } from './joinFiles.ts';
import { openPort, type TestPort } from './openPort.ts';

const REPS = ['Zoë Quist', 'Abel Marr', 'Mia Ott', 'Tom Lund'];
const MANAGERS = ['Ida Kern', 'Otto Vail'];

const deals = [
  'deal_id,sales_rep,sales_manager,account_owner,region,created_date,close_date,stage,amount',
  ...Array.from({ length: 400 }, (_, at) =>
    [
      `D${at}`,
      REPS[at % 4],
      MANAGERS[at % 2],
      REPS[(at >> 2) % 4],
      ['North', 'South', 'East'][at % 3],
      `2023-0${1 + (at % 6)}-05`,
      `2023-0${3 + (at % 6)}-15`,
      (at * 7) % 10 < 4 ? 'Closed Won' : 'Closed Lost',
      1000 + at,
    ].join(','),
  ),
].join('\n');

const quota = [
  'quota_rep,quota_month,quota_amount',
  ...REPS.flatMap((rep) =>
    ['04', '05', '06'].map((month) => `${rep},2023-${month}-01,${rep === 'Mia Ott' ? 5000 : 4000}`),
  ),
].join('\n');

let port: TestPort;
beforeAll(async () => {
  port = await openPort();
});
afterAll(() => port.db.close());

const loaded = (hidden: boolean): Promise<Dataset> =>
  loadFiles(port, [fileOf(deals, 'deals.csv'), fileOf(quota, 'quota.csv')], (plan) =>
    hidden ? { ...plan, hideNames: true } : plan,
  );

const everything = (): string =>
  JSON.stringify(
    [
      port.db.query('SELECT * REPLACE (outcome::VARCHAR AS outcome) FROM deals'),
      port.db.query('SELECT * FROM quota'),
    ],
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );

test('NAMES-1 hidden, no name of a person is in what is loaded, and reps are numbered as the file first has them', async () => {
  const plain = await loaded(false);
  expect(plain.fields.find(({ role }) => role === 'rep')?.levels).toContain('Zoë Quist');
  const dataset = await loaded(true);
  const text = JSON.stringify(dataset) + everything();
  for (const name of [...REPS, ...MANAGERS]) expect(text).not.toContain(name);
  expect(dataset.source.namesHidden).toBe(true);
  expect(dataset.fields.find(({ role }) => role === 'rep')?.levels).toEqual([
    'Rep 1',
    'Rep 2',
    'Rep 3',
    'Rep 4',
  ]);
  const [first] = port.db.query<{ rep: string }>(`SELECT rep FROM deals WHERE deal_id = 'D0'`);
  expect(first?.rep).toBe('Rep 1');
});

test('NAMES-2 one person has one name in all columns, and in the quotas', async () => {
  const dataset = await loaded(true);
  const owner = dataset.fields.find(({ name }) => name === 'account_owner');
  expect(owner?.levels).toEqual(['Rep 1', 'Rep 2', 'Rep 3', 'Rep 4']);
  expect(dataset.fields.find(({ name }) => name === 'sales_manager')?.levels).toEqual([
    'Manager 1',
    'Manager 2',
  ]);
  const [mia] = port.db.query<{ rep: string }>(
    'SELECT DISTINCT rep FROM quota WHERE amount = 5000',
  );
  expect(mia?.rep).toBe('Rep 3');
  expect(dataset.fields.find(({ name }) => name === 'region')?.levels).toEqual([
    'East',
    'North',
    'South',
  ]);
});

test('NAMES-3 the cells are those of the file with names', async () => {
  const sums = () =>
    port.db.query(
      'SELECT sum(deals) AS deals, sum(won) AS won, count(*)::DOUBLE AS cells FROM cells',
    );
  await loaded(false);
  const before = sums();
  await loaded(true);
  expect(sums()).toEqual(before);
});

const across = [
  'deal_id,sales_rep,responsible,region,created_date,close_date,stage,amount',
  ...Array.from({ length: 400 }, (_, at) =>
    [
      `D${at}`,
      REPS[at % 4],
      [...MANAGERS, 'Eva Sand', 'Bo Hall'][(at >> 2) % 4],
      ['North', 'South', 'East'][at % 3],
      `2023-0${1 + (at % 6)}-05`,
      `2023-0${3 + (at % 6)}-15`,
      (at * 7) % 10 < 4 ? 'Closed Won' : 'Closed Lost',
      1000 + at,
    ].join(','),
  ),
  'D9999,Abel Marr,x,North,2023-01-05,2023-02-01,Closed Won,1,one,two,three',
].join('\n');

/** One is spelled otherwise, and one is missing. */
const teams = [
  'team_manager,office,floor',
  ...['Ida Kern,Rome,1', 'Otto  Vail,Bonn,2', 'Eva Sand,Bonn,2', 'Uma Fell,Bonn,1'],
].join('\n');

test('NAMES-10 what is told of joins, look-alikes and rows that were not taken has no name, either', async () => {
  const files = [fileOf(across, 'deals.csv'), fileOf(teams, 'teams.csv')];
  const names = [...REPS, ...MANAGERS, 'Eva Sand', 'Bo Hall', 'Otto  Vail', 'Uma Fell'];
  const plain = await loadFiles(port, files);
  expect(plain.rejected).toHaveLength(1);
  expect(plain.joins[0]?.unmatched.map(({ value }) => value).sort()).toEqual([
    'Bo Hall',
    'Otto Vail',
  ]);
  expect(plain.mergeOffers).not.toEqual([]);
  const dataset = await loadFiles(port, files, (plan) => ({ ...plan, hideNames: true }));
  const text = JSON.stringify(dataset) + JSON.stringify(port.db.query('SELECT rep, c2 FROM deals'));
  for (const name of names) expect(text).not.toContain(name);
  expect(dataset.joins[0]).toMatchObject({ matched: plain.joins[0]?.matched, unmatched: [] });
});

test('NAMES-11 a file that is no deals yet tells no names, either', async () => {
  const one = [
    'deal_id,sales_rep,region,amount',
    'D1,Zoë Quist,North,5',
    'D2,Mia Ott,North,5,one,two,three,four',
  ].join('\n');
  const { plan } = await inspectedFiles([fileOf(one, 'deals.csv')]);
  const result = await resultOf(port, [fileOf(one, 'deals.csv')], { ...plan, hideNames: true });
  if (result.phase !== 'table') throw new Error(result.phase);
  for (const name of REPS) expect(JSON.stringify(result.table)).not.toContain(name);
});
