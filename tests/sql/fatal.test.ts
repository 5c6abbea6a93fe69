import { expect, test } from 'vitest';
import { understand } from '../../workers/duckdb/fatal.ts';
import { problemOf } from '../../workers/problems.ts';

const trap = Object.assign(new Error('memory access out of bounds'), { name: 'RuntimeError' });

test.each([
  ['Parser Error: syntax error at or near "FORM"', 'internal', false],
  ['Conversion Error: Could not convert string "a" to DOUBLE', 'internal', false],
  ['Binder Error: column "unreachable deals" not found', 'internal', false],
  ['INTERRUPT Error: Interrupted!', 'cancelled', false],
  ['Out of Memory Error: could not allocate block of size 256.0 KiB', 'out-of-memory', true],
  ['FATAL Error: Failed: database has been invalidated', 'engine-failed', true],
  ['INTERNAL Error: Attempted to access index 4 within vector of size 4', 'engine-failed', true],
])('ENGINE-ERRORS %s', (message, code, isBroken) => {
  const { error, broken } = understand(new Error(message));
  expect(problemOf(error).code).toBe(code);
  expect(broken !== null).toBe(isBroken);
});

test('ENGINE-ERRORS what DuckDB says in JSON is read, too', () => {
  const json = '{"exception_type":"Parser","exception_message":"syntax error at \\"FORM\\""}';
  const { error, broken } = understand(new Error(json));
  expect(error).toMatchObject({ message: 'Parser Error: syntax error at "FORM"' });
  expect(broken).toBeNull();
});

test('ENGINE-ERRORS a trap of the WASM leaves no engine to go on with', () => {
  expect(understand(trap).broken?.problem.code).toBe('engine-failed');
});
