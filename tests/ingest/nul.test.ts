import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveRows } from '../../workers/ingest/records/saveRows.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { calmly, inspected, loadAll, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const text = csv(
  ['id', 'outcome', 'amount', 'closed', 'region'],
  rowsOf(40_000, (i) => [
    `d${i}`,
    pick(['Won', 'Lost', 'Won'], i),
    10,
    day(i % 700),
    i === 31_111 ? 'No\0rth' : pick(['North', 'South'], i),
  ]),
);

test('INTAKE-BYTES a NUL far down is left out and told, and the value is the one it stands in', async () => {
  const { fields, notes } = await loadAll(test_, fileOf(text));
  expect(fields.find(({ name }) => name === 'region')?.levels).toEqual(['North', 'South']);
  expect(notes).toMatchObject([{ id: 'nul-bytes', count: 1, lines: [31_113] }]);
}, 30_000);

test('INTAKE-BYTES what is saved has no NUL either', async () => {
  const file = fileOf(text);
  const { plan } = await inspected(file);
  const saved = await (await saveRows(await opened(file), plan, 'data', true, calmly)).text();
  expect(saved.includes('\0')).toBe(false);
  expect(saved.split('\r\n')[31_112]).toMatch(/,North$/);
}, 30_000);
