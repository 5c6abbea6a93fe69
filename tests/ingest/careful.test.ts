import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { saveRows } from '../../workers/ingest/records/saveRows.ts';
import { calmly, inspected, loadAll, opened, openPort, type TestPort } from './openPort.ts';

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

test('INTAKE-REPAIR a stray quote at the start of a cell is text, and its row is told', async () => {
  const dataset = await loadAll(
    test_,
    fileOf(`${good}x,"Won,North,1,2024-01-01,2024-01-02\n${csv([], rowsOf(9, row)).slice(1)}`),
  );
  expect(dataset.source.files[0]).toMatchObject({
    recordsRead: 70,
    recordsLoaded: 70,
    recordsRejected: 0,
    recordsRepaired: 1,
  });
  expect(dataset.repaired).toEqual([
    {
      line: 62,
      reason: 'a quote that is never closed was taken as text',
      text: 'x,"Won,North,1,2024-01-01,2024-01-02',
    },
  ]);
});

test('INTAKE-REJECT a stray quote costs its own row', async () => {
  const dataset = await loadAll(
    test_,
    fileOf(`${good}x,"Won,North,1,2024-01-01\n${csv([], rowsOf(9, row)).slice(1)}`),
  );
  expect(dataset.source.files[0]).toMatchObject({
    recordsRead: 70,
    recordsLoaded: 69,
    recordsRejected: 1,
  });
  expect(dataset.rejected).toEqual([
    {
      line: 62,
      reason: 'a quote is opened and never closed',
      text: 'x,"Won,North,1,2024-01-01',
    },
  ]);
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

test('INTAKE-REJECT mixed line ends lose nothing, and text behind a closing quote is told', async () => {
  const text = good.replace('\nd3,', '\r\nd3,').replace('d5,Lost,North', 'd5,Lost,"Nor"th');
  const dataset = await loadAll(test_, fileOf(text));
  expect(dataset.deals).toBe(59);
  expect(dataset.rejected).toMatchObject([
    { line: 7, reason: 'a quote does not close as it should' },
  ]);
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

const MANY = 20_000;
const many = csv(header, rowsOf(MANY, row));
const allText = csv(
  ['deal_id', 'outcome', 'region'],
  rowsOf(MANY, (i) => row(i).slice(0, 3)),
);

const late: [what: string, text: string, reason: string, id: string | null, count: number][] = [
  [
    'totals as wide as the table',
    `${many}Total,,,2001900,,\n`,
    'it is a report’s footer',
    'footer',
    1,
  ],
  [
    'a report’s footer',
    `${many}\nGrand Totals (20000 records)\nConfidential Information - Do Not Distribute\n`,
    'it is a report’s footer',
    'footer',
    2,
  ],
  ['a header again', many + csv(header, []), 'it repeats the header', 'repeated-header', 1],
  [
    'a header again among texts',
    allText + csv(['deal_id', 'outcome', 'region'], []),
    'it repeats the header',
    'repeated-header',
    1,
  ],
  ['a row of blanks', `${many},,,,,\n`, 'all its cells are blank', null, 1],
  [
    'a second table as wide as the first',
    `${many}\n${csv(
      ['rep', 'team', 'city', 'since', 'boss', 'note'],
      rowsOf(5, (i) => [`r${i}`, 'A', 'Rome', 'long ago', 'Z', 'ok']),
    )}`,
    'it belongs to another table',
    'other-table',
    6,
  ],
];

test.each(late)(
  'INTAKE-TAIL %s at the end of a large file is told and not loaded',
  async (_, text, reason, id, count) => {
    const dataset = await loadAll(test_, fileOf(text));
    expect(dataset.source.files[0]).toMatchObject({
      recordsRead: MANY + count,
      recordsLoaded: MANY,
      recordsRejected: count,
      recordsRepaired: 0,
    });
    expect(dataset.rejected.map((note) => note.reason)).toEqual(Array(count).fill(reason));
    expect(dataset.notes).toMatchObject(id === null ? [] : [{ id, count }]);
    expect(dataset.deals).toBe(MANY);
  },
);

test('INTAKE-DIALECT a file in another dialect is loaded like any other', async () => {
  const cells = rowsOf(60, row).map((one) => one.map(String));
  const text = [header, ...cells].map((one) => one.join('||')).join('\r\n');
  const dataset = await loadAll(test_, fileOf(`Won deals\r\n\r\n${text}`));
  expect(dataset.source.files[0]).toMatchObject({ delimiter: '||', recordsLoaded: 60 });
  expect(dataset.notes).toMatchObject([{ id: 'preamble', count: 2 }]);
  expect(
    test_.db.query('SELECT sum(amount) AS s, count(closed_on)::DOUBLE AS n FROM deals'),
  ).toEqual([{ s: 60 * 100 + (59 * 60) / 2, n: 60 }]);
});

test('INTAKE-SAVE what is saved is what was loaded, row for row', async () => {
  const damaged = `${good}d99,"Won,North,1,2024-01-01,2024-01-02\nd98,Won,,North,5,2024-01-01,2024-01-02\nx,y\n`;
  const { plan } = await inspected(fileOf(damaged));
  await loadAll(test_, fileOf(damaged));
  const loaded = test_.db.query<{ id: string }>('SELECT deal_id AS id FROM deals');
  const saved = await saveRows(await opened(fileOf(damaged)), plan, 'data', true, calmly);
  const lines = (await saved.text()).trimEnd().split('\r\n').slice(1);
  expect(lines.map((line) => line.split(',')[0])).toEqual(loaded.map(({ id }) => id));
  expect(loaded).toHaveLength(62);
});

test('INTAKE-BYTES a late byte that is no UTF-8 has the file decoded and read once more', async () => {
  const text = many.replace(`d15000,`, `d15000#,`);
  const bytes = new TextEncoder().encode(text);
  bytes[text.indexOf('#')] = 0xe9;
  const dataset = await loadAll(test_, fileOf(bytes));
  expect(dataset.source.files[0]).toMatchObject({
    encoding: 'windows-1252',
    bytes: bytes.length,
    recordsLoaded: MANY,
    recordsRejected: 0,
  });
  expect(
    test_.db.query(`SELECT count(*)::DOUBLE AS n FROM deals WHERE deal_id = 'd15000é'`),
  ).toEqual([{ n: 1 }]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(dataset.source.files[0]?.sha256).toBe(hex);
});
