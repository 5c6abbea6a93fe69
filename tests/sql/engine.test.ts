import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

test('rows are plain objects of doubles, text, booleans and dates as text', () => {
  const rows = db.query(
    `SELECT 1.5::DOUBLE AS number, 'é' AS text, true AS flag, DATE '2024-02-29' AS day,
            DATE '0099-12-31' AS early, NULL::DOUBLE AS nothing`,
  );
  expect(rows).toEqual([
    { number: 1.5, text: 'é', flag: true, day: '2024-02-29', early: '0099-12-31', nothing: null },
  ]);
});

test.each([
  ['count(*)', 'Int64'],
  ['sum(1.10)', 'Decimal'],
  ['1', 'Int32'],
  ['1.5::FLOAT', 'Float32'],
  ["TIMESTAMP '2024-01-01'", 'Timestamp'],
  ['[1.5::DOUBLE]', 'List'],
])('SQL-TYPES a result column %s is refused', (expression, type) => {
  expect(() => db.query(`SELECT ${expression} AS answer`)).toThrow(/“answer” is/);
  expect(() => db.query(`SELECT ${expression} AS answer`)).toThrow(type);
});

test('a division by zero is not defined', () => {
  expect(db.query(`SELECT 1::DOUBLE / 0 AS a, 0::DOUBLE / 0 AS b, 'NaN'::DOUBLE AS c`)).toEqual([
    { a: null, b: null, c: null },
  ]);
});

test('several rows, several batches and no row at all', () => {
  const rows = db.query<{ i: number }>('SELECT i::DOUBLE AS i FROM range(5000) t(i)');
  expect(rows.length).toBe(5000);
  expect(rows.at(-1)).toEqual({ i: 4999 });
  expect(db.query('SELECT 1::DOUBLE AS i WHERE false')).toEqual([]);
});

test('columns of numbers come as typed arrays, and have no NULL', () => {
  expect(db.columns('SELECT i::DOUBLE AS i, (i * 2)::DOUBLE AS j FROM range(3) t(i)')).toEqual({
    i: Float64Array.of(0, 1, 2),
    j: Float64Array.of(0, 2, 4),
  });
  expect(() => db.columns("SELECT 'a' AS i")).toThrow(/“i” is/);
  expect(() => db.columns('SELECT NULL::DOUBLE AS i')).toThrow(/NULL/);
});

test('a registered text is read as a file', () => {
  db.registerText('a.csv', 'id,amount\n1,2.5\n2,3.5\n');
  db.run(`CREATE TABLE a AS SELECT * FROM read_csv('a.csv')`);
  expect(db.query({ text: 'SELECT sum(amount)::DOUBLE AS amount FROM a' })).toEqual([
    { amount: 6 },
  ]);
});

test('no extension is fetched, whatever a query asks for', () => {
  expect(() => db.run(`SELECT * FROM read_parquet('https://example.invalid/x.parquet')`)).toThrow();
  expect(() => db.run(`SELECT json_extract('{}', '$')`)).toThrow(/json/i);
});
