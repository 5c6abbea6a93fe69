import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { loadAll, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

test('INTAKE-FIELDS fields, bands, blanks and what is left out', async () => {
  const text = csv(
    ['id', 'status', 'region', 'amount', 'seats', 'score', 'same', 'note', 'deal_stage', 'tier'],
    rowsOf(400, (i) => [
      `d${i}`,
      pick(['Won', 'Lost', 'Open'], i),
      pick(['N', 'S', ''], i >> 2),
      i % 7 ? i : '',
      pick([1, 5, 10], i >> 1),
      i * 1.5,
      'x',
      `note number ${i}`,
      pick(['a', 'b'], i >> 3),
      pick(['Gold', 'Iron'], i % 3 === 2 ? i : i % 3),
    ]),
  );
  const dataset = await loadAll(test_, fileOf(text));
  const fields = Object.fromEntries(dataset.fields.map((f) => [f.name, f]));
  expect(Object.keys(fields)).toEqual(['region', 'amount', 'seats', 'score']);
  expect(fields.region).toMatchObject({
    role: 'field',
    kind: 'categorical',
    column: 'c2',
    levels: ['N', 'S', '(blank)'],
  });
  expect(fields.amount).toMatchObject({ role: 'amount', kind: 'bands', column: 'amount' });
  expect(fields.amount?.breaks).toHaveLength(4);
  expect(fields.amount?.levels.at(-1)).toBe('(blank)');
  expect(fields.seats).toMatchObject({
    kind: 'categorical',
    levels: ['1', '5', '10'],
    role: 'measure',
  });
  const used = Object.fromEntries(dataset.columns.map((c) => [c.name, c.usedAs]));
  expect(used).toMatchObject({
    id: 'key',
    same: 'ignored',
    note: 'ignored',
    deal_stage: 'key',
    tier: 'ignored',
  });
  expect(dataset.columns.every(({ reason }) => reason !== '')).toBe(true);
  expect(dataset.columns.find(({ name }) => name === 'region')).toMatchObject({
    distinct: 2,
    blank: 132,
  });
  // Every field of cells adds up to the deals, level by level.
  for (const field of dataset.fields) {
    const rows = test_.db.query<{ code: number; deals: number }>(
      `SELECT ${field.key}::DOUBLE AS code, sum(deals) AS deals FROM cells GROUP BY 1 ORDER BY 1`,
    );
    expect(rows.map(({ code }) => code)).toEqual(field.levels.map((_, i) => i));
    expect(rows.reduce((sum, { deals }) => sum + deals, 0)).toBe(400);
  }
});

test('INTAKE-FIELDS sixteen at most, rep and amount among them', async () => {
  const names = rowsOf(30, (i) => [`kind ${i}`])
    .flat()
    .map(String);
  const text = csv(
    ['id', 'status', 'owner', 'amount', ...names],
    rowsOf(300, (i) => [
      `d${i}`,
      pick(['Won', 'Lost'], i),
      `rep ${i % 40}`,
      i,
      ...names.map((_, k) => `v${(i >> 1) % (2 + k)}`),
    ]),
  );
  const dataset = await loadAll(test_, fileOf(text));
  expect(dataset.fields).toHaveLength(16);
  expect(dataset.fields.map(({ role }) => role).slice(0, 2)).toEqual(['rep', 'amount']);
  expect(dataset.fields.map(({ key }) => key)).toEqual(dataset.fields.map((_, i) => `f${i}`));
  expect(dataset.columns.at(-1)).toMatchObject({
    usedAs: 'ignored',
    reason: expect.stringMatching(/16 fields/) as string,
  });
});

test('INTAKE-FIELDS numbers too long for a number stay apart, as the names they are', async () => {
  const codes = ['123456789012345671', '123456789012345672', '123456789012345673'] as const;
  const text = csv(
    ['id', 'status', 'plan'],
    rowsOf(400, (i) => [`d${i}`, pick(['Won', 'Lost'], i), pick(codes, i >> 1)]),
  );
  const { fields } = await loadAll(test_, fileOf(text));
  expect(fields.find(({ name }) => name === 'plan')?.levels.toSorted()).toEqual(codes);
});
