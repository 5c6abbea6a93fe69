import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { loadAll, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const header = ['deal_id', 'outcome', 'region', 'amount', 'created_date', 'closed_date'];
const row = (i: number) => [
  `d${i}`,
  pick(['Won', 'Lost'], i),
  pick(['North', 'South'], i >> 1),
  100 + i,
  day(i),
  day(i + 30),
];
const good = csv(header, rowsOf(60, row));

test('INTAKE-REJECT rows with too few or too many cells are rejected with line and reason', async () => {
  const dataset = await loadAll(
    test_,
    fileOf(`${good}short,Won\nlong,Won,North,1,2024-01-01,2024-01-02,7\n`),
  );
  expect(dataset.source.files[0]).toMatchObject({
    recordsRead: 62,
    recordsLoaded: 60,
    recordsRejected: 2,
  });
  expect(dataset.rejected).toEqual([
    { line: 62, reason: 'it has 2 cells instead of 6', text: 'short,Won' },
    {
      line: 63,
      reason: 'it has 7 cells instead of 6',
      text: 'long,Won,North,1,2024-01-01,2024-01-02,7',
    },
  ]);
  expect(dataset.deals).toBe(60);
});

test('INTAKE-REJECT a stray quote costs its own row', async () => {
  const dataset = await loadAll(
    test_,
    fileOf(`${good}x,"Won,North,1,2024-01-01,2024-01-02\n${csv([], rowsOf(9, row)).slice(1)}`),
  );
  expect(dataset.source.files[0]).toMatchObject({
    recordsRead: 70,
    recordsLoaded: 69,
    recordsRejected: 1,
  });
  expect(dataset.rejected[0]).toMatchObject({
    line: 62,
    reason: 'a quote is opened and never closed',
  });
});

test('INTAKE-REJECT a late cell of 5 MB costs its own row', async () => {
  const many = csv(header, rowsOf(20_000, row));
  const dataset = await loadAll(
    test_,
    fileOf(`${many}x,Won,${'y'.repeat(5e6)},1,2024-01-01,2024-01-02\n`),
  );
  expect(dataset.source.files[0]).toMatchObject({ recordsLoaded: 20_000, recordsRejected: 1 });
  expect(dataset.rejected[0]?.reason).toBe('it is longer than 1 MB');
});

test('INTAKE-REJECT mixed line ends, junk behind a quote and bytes that are no UTF-8 lose nothing', async () => {
  const text = good.replace('\nd3,', '\r\nd3,').replace('d5,Lost,North', 'd5,Lost,"Nor"th');
  const bytes = new TextEncoder().encode(text);
  const at = text.indexOf('d7,');
  bytes[at] = 0xe9;
  const late = new Uint8Array([...bytes]);
  const dataset = await loadAll(test_, fileOf(late.map((b) => (b === 0xe9 ? 100 : b))));
  expect(dataset.deals).toBe(60);
  expect(dataset.fields.find(({ name }) => name === 'region')?.levels).toEqual(['North', 'South']);
});

test('INTAKE-UNREADABLE cells that are no date or number are blank, counted and shown', async () => {
  const odd = rowsOf(60, row).map((cells, i) =>
    i === 5
      ? cells.with(3, 'lots')
      : i === 6
        ? cells.with(4, '2024-02-31')
        : i === 7
          ? cells.with(3, 'n/a')
          : cells,
  );
  const dataset = await loadAll(test_, fileOf(csv(header, odd)));
  expect(dataset.unreadable).toEqual([
    { column: 'amount', count: 1, examples: ['lots'] },
    { column: 'created_date', count: 1, examples: ['2024-02-31'] },
  ]);
  expect(dataset.deals).toBe(60);
  expect(
    test_.db.query(`SELECT count(amount)::DOUBLE AS a, count(created_on)::DOUBLE AS c FROM deals`),
  ).toEqual([{ a: 58, c: 59 }]);
  // A blank is a blank, and an unreadable cell is not one.
  expect(dataset.columns.find(({ name }) => name === 'amount')).toMatchObject({
    blank: 1,
    type: 'number',
  });
});

test('INTAKE-LEVELS a level that no sample has seen is loaded like any other', async () => {
  const rows = rowsOf(60_000, (i) =>
    row(i % 600).with(2, i === 31_234 ? 'Rare' : pick(['North', 'South'], i >> 1)),
  );
  const dataset = await loadAll(test_, fileOf(csv(header, rows)));
  expect(dataset.fields.find(({ name }) => name === 'region')?.levels).toEqual([
    'North',
    'Rare',
    'South',
  ]);
  expect(dataset.source.files[0]).toMatchObject({ recordsLoaded: 60_000, recordsRejected: 0 });
});

test('INTAKE-COUNT read = loaded + rejected, whatever is thrown at it', async () => {
  const line = fc.string({
    unit: fc.constantFrom('a', ',', '"', 'Won', 'Lost', '\r', '\n', ' ', '1', ',,', '2024-01-01'),
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
      const dataset = await loadAll(test_, fileOf(good + lines.join('\n')));
      const [file] = dataset.source.files;
      expect(file?.recordsRead).toBe((file?.recordsLoaded ?? 0) + (file?.recordsRejected ?? 0));
      expect(dataset.deals).toBe(file?.recordsLoaded);
      expect(dataset.deals).toBeGreaterThanOrEqual(59);
      expect(test_.db.query('SELECT sum(deals) AS n FROM cells')).toEqual([{ n: dataset.deals }]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
