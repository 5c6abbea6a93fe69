import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ident, join, type Sql, sql } from '../../src/sql/sql.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

test('SQL-TAG a string is a value, a name needs ident(), pieces nest', () => {
  const where = sql`${ident('na"me')} = ${"O'Hara'; DROP TABLE deals; --"}`;
  expect(sql`SELECT ${1}, ${-2}, ${0.5}, ${null}, ${true} WHERE ${where}`.text).toBe(
    `SELECT 1, (-2), 0.5e0, NULL, TRUE WHERE "na""me" = 'O''Hara''; DROP TABLE deals; --'`,
  );
});

test('SQL-TAG pieces are joined', () => {
  expect(join([sql`a`, sql`b`]).text).toBe('a, b');
  expect(join([sql`a`, sql`b`], ' AND ').text).toBe('a AND b');
  expect(join([sql`a`, sql`b`], sql` <> `).text).toBe('a <> b');
});

test('SQL-TAG what only looks like a piece of SQL is refused', () => {
  const forged: Sql = { text: 'DROP TABLE deals' };
  expect(() => sql`${forged}`).toThrow(TypeError);
  expect(() => join([forged])).toThrow(TypeError);
  expect(() => sql`${NaN}`).toThrow(TypeError);
  expect(() => ident('')).toThrow(TypeError);
});

test('SQL-TAG a string with a NUL in it is still one value', () => {
  expect(db.query(sql`SELECT ${"a\0'b\0"}::VARCHAR AS a`)).toEqual([{ a: "a\0'b\0" }]);
});

test('SQL-TAG any string comes back from the engine as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (a) => {
      expect(db.query(sql`SELECT ${a}::VARCHAR AS a`)).toEqual([{ a }]);
    }),
    { numRuns: 200 },
  );
});

test('SQL-TAG any finite number comes back from the engine as it was', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(db.query(sql`SELECT ${number}::DOUBLE AS n`)).toEqual([{ n: number + 0 }]);
    }),
    { numRuns: 300, examples: [[123456789012345680000], [2 ** 70 + 2 ** 20], [-(2 ** 63)]] },
  );
});

test('SQL-TAG any name can be a column', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }), (name) => {
      fc.pre(!name.includes('\0'));
      expect(Object.keys(db.query(sql`SELECT 1::DOUBLE AS ${ident(name)}`)[0] ?? {})).toEqual([
        name,
      ]);
    }),
    { numRuns: 100 },
  );
});
