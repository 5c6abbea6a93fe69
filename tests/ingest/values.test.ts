import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { inspected, loadAll, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const file = () =>
  fileOf(
    csv(
      ['id', 'status', 'source', 'region', 'amount', 'note', 'Contact Email', 'Contact Name'],
      rowsOf(120, (i) => [
        `d${i}`,
        pick(['Won', 'Lost', 'Lost'], i >> 2),
        pick(['Google', 'google', 'Partner', 'N/A', '--None--', '\u00a0'], i),
        pick(['NA', 'EMEA', 'APAC'], i >> 1),
        pick([String(i), 'N/A', '-', String(i)], i),
        i % 30 === 7 ? 'NULL' : `said ${i}`,
        `p${i}@example.com`,
        pick(['Ann Lee', 'Bob Ray', 'Cid Poe'], i),
      ]),
    ),
  );

test('INTAKE-BLANK words that say nothing are blank, and told by column with counts', async () => {
  const dataset = await loadAll(test_, file());
  const source = dataset.fields.find(({ name }) => name === 'source');
  expect(source?.levels).toEqual(['Google', 'Partner', 'google', '(blank)']);
  expect(dataset.fields.find(({ name }) => name === 'region')?.levels).toEqual([
    'APAC',
    'EMEA',
    'NA',
  ]);
  expect(dataset.columns.find(({ name }) => name === 'source')).toMatchObject({
    blank: 60,
    distinct: 3,
  });
  expect(dataset.columns.find(({ name }) => name === 'amount')).toMatchObject({
    blank: 60,
    type: 'number',
  });
  expect(dataset.unreadable).toEqual([]);
  expect(dataset.blanks).toEqual(
    expect.arrayContaining([
      { column: 'source', value: 'N/A', rows: 20 },
      { column: 'source', value: '--None--', rows: 20 },
      { column: 'source', value: '\u00a0', rows: 20 },
      { column: 'amount', value: 'N/A', rows: 30 },
      { column: 'amount', value: '-', rows: 30 },
      { column: 'note', value: 'NULL', rows: 4 },
    ]),
  );
  expect(dataset.blanks).toHaveLength(6);
});

test('INTAKE-MERGE look-alikes are offered, and merged only when the plan says so', async () => {
  const offered = await loadAll(test_, file());
  expect(offered.mergeOffers).toMatchObject([
    { column: 2, name: 'source', into: 'Google', from: [{ value: 'google', rows: 20 }] },
  ]);
  const merges = [{ column: 2, from: ['google'], into: 'Google' }];
  const merged = await loadAll(test_, file(), (plan) => ({ ...plan, merges }));
  expect(merged.mergeOffers).toEqual([]);
  expect(merged.fields.find(({ name }) => name === 'source')?.levels).toEqual([
    'Google',
    'Partner',
    '(blank)',
  ]);
  expect(
    test_.db.query(
      `SELECT c2 AS source, count(*)::DOUBLE AS n FROM deals GROUP BY 1 ORDER BY 1 NULLS LAST`,
    ),
  ).toEqual([
    { source: 'Google', n: 40 },
    { source: 'Partner', n: 20 },
    { source: null, n: 60 },
  ]);
});

test('INTAKE-MERGE into a value that stood nowhere, and of text that is no level', async () => {
  const rows = rowsOf(400, (i) => [
    `d${i}`,
    pick(['Won', 'Lost'], i >> 3),
    pick(['technolgy', 'retail'], i),
    i === 399 ? ' Acme' : `Firm ${i}`,
  ]);
  const text = csv(['id', 'status', 'sector', 'account'], rows);
  const merges = [
    { column: 2, from: ['technolgy'], into: 'technology' },
    { column: 3, from: ['Firm 1', 'Firm 2', "'; DROP TABLE deals; --"], into: 'Acme' },
  ];
  const before = await loadAll(test_, fileOf(text));
  expect(before.mergeOffers).toMatchObject([
    { into: 'technology', from: [{ value: 'technolgy', rows: 200 }] },
  ]);
  const dataset = await loadAll(test_, fileOf(text), (plan) => ({ ...plan, merges }));
  expect(dataset.fields.find(({ name }) => name === 'sector')?.levels).toEqual([
    'retail',
    'technology',
  ]);
  expect(test_.db.query(`SELECT count(*)::DOUBLE AS n FROM deals WHERE account = 'Acme'`)).toEqual([
    { n: 3 },
  ]);
  expect(dataset.deals).toBe(400);
});

test('INTAKE-PERSONAL columns about people are no fields and show nobody', async () => {
  const { plan } = await inspected(file());
  expect(plan.columns.slice(6)).toMatchObject([
    { role: 'ignored', personal: 'email' },
    { role: 'ignored', personal: 'name' },
  ]);
  expect(JSON.stringify(plan)).not.toMatch(/p1@example|Ann Lee/);
  const dataset = await loadAll(test_, file());
  expect(dataset.fields.map(({ name }) => name)).toEqual(
    expect.not.arrayContaining(['Contact Name']),
  );
  expect(JSON.stringify(dataset)).not.toMatch(/@example|Ann Lee/);
});

test('INTAKE-FLAG a late spelling of a flag is a value of its own, never silently another one', async () => {
  const text = csv(
    ['id', 'outcome', 'renewal', 'closed'],
    rowsOf(30_000, (i) => [
      `d${i}`,
      pick(['Won', 'Lost', 'Won', 'Lost', 'Lost'], i),
      i === 20_001 ? 't' : pick(['true', 'false'], i),
      day(i % 700),
    ]),
  );
  const { fields } = await loadAll(test_, fileOf(text));
  expect(fields.find(({ name }) => name === 'renewal')?.levels).toEqual(['false', 't', 'true']);
});

test('INTAKE-SLIP one code in a column of whole numbers is a cell that could not be read, and the amount stays', async () => {
  const text = csv(
    ['id', 'outcome', 'amount', 'closed'],
    rowsOf(3_000, (i) => [
      `d${i}`,
      pick(['Won', 'Lost', 'Won'], i),
      i === 2_777 ? 'Q4' : i,
      day(i % 700),
    ]),
  );
  const { has, unreadable } = await loadAll(test_, fileOf(text));
  expect(has.amount).toBe(true);
  expect(unreadable).toEqual([{ column: 'amount', count: 1, examples: ['Q4'] }]);
});

test('INTAKE-SLIP an impossible time of day costs its own cell and no other of its day', async () => {
  const text = csv(
    ['id', 'outcome', 'created', 'closed'],
    rowsOf(3_000, (i) => [
      `d${i}`,
      pick(['Won', 'Lost', 'Won'], i),
      `${day(i % 100)} ${i === 0 ? '99:99:99' : '10:15:00'}`,
      day(i % 700),
    ]),
  );
  const { unreadable } = await loadAll(test_, fileOf(text));
  expect(unreadable.map(({ column, count }) => [column, count])).toEqual([['created', 1]]);
  expect(test_.db.query('SELECT count(created_on)::DOUBLE AS n FROM deals')).toEqual([
    { n: 2_999 },
  ]);
});
