import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { loadAll, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const rows = rowsOf(6_000, (i) => [
  `d${i}`,
  pick(['Won', 'Lost', 'Won'], i),
  10,
  day(i % 600),
  day((i % 600) + 30),
  pick(['North', 'South'], i),
]);
const text = csv(['id', 'outcome', 'amount', 'created', 'closed', 'region'], rows);

const withLine = (line: string, after: number): string =>
  text.split('\n').toSpliced(after, 0, line).join('\n');

test.each([
  ['in the middle', withLine('Total,,99999999,,,', 3_000), 1],
  ['of a group, with an outcome', withLine('Subtotal North,Won,99999999,,,', 3_000), 1],
  ['in quotes', withLine('"Grand Total","",99999999,,,', 3_000), 1],
  ['last, above rows of nothing', `${text}Total,,99999999,,,\n${',,,,,\n'.repeat(50)}`, 51],
])('INTAKE-TOTAL a total %s is no deal, and is told', async (_, content, rejected) => {
  const { deals, source, rejected: shown } = await loadAll(test_, fileOf(content));
  expect(deals).toBe(6_000);
  expect(test_.db.query('SELECT sum(amount)::DOUBLE AS n FROM deals')).toEqual([{ n: 60_000 }]);
  const [file] = source.files;
  expect(file?.recordsRejected).toBe(rejected);
  expect(file?.recordsRead).toBe(6_000 + rejected);
  expect(shown[0]?.reason).toMatch(/adds other rows up|footer/);
});

test('INTAKE-TOTAL an account called Total Energies is a deal like any other', async () => {
  const named = csv(
    ['account', 'outcome', 'amount', 'created', 'closed'],
    rowsOf(300, (i) => [
      pick(['Total Energies', 'Acme', 'Subtotal Ltd'], i),
      pick(['Won', 'Lost', 'Won', 'Lost'], i),
      10,
      day(i),
      day(i + 30),
    ]),
  );
  const { deals, rejected } = await loadAll(test_, fileOf(named));
  expect([deals, rejected]).toEqual([300, []]);
});
