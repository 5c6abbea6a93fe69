import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/domain/problem.ts';
import { inspect } from '../../workers/ingest/inspect.ts';
import { load } from '../../workers/ingest/load.ts';
import { answer } from '../../workers/problems.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { calmly, inspected, loadAll, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

/** Inspects and, when that goes well, loads: the problem has to show by then. */
async function outcome(file: File): Promise<Answer<unknown>> {
  const from = await answer(() => opened(file));
  if (!from.ok) return from;
  const proposal = await inspect(from.value);
  if (!proposal.ok) return proposal;
  const result = await load(test_.port, [from.value], proposal.value.plan, calmly);
  // Read, but no deals: the table stands, and why it can't be analysed.
  return result.ok && result.value.phase === 'table'
    ? { ok: false, problem: result.value.problem }
    : result;
}

const statuses = (...values: [string, ...string[]]) =>
  csv(
    ['id', 'status', 'amount'],
    rowsOf(30, (i) => [`d${i}`, pick(values, i), i]),
  );

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const columns = rowsOf(10_000, (i) => [`column ${i}`])
  .flat()
  .map(String);

const cases: [what: string, code: string, content: string | Uint8Array<ArrayBuffer>][] = [
  ['an empty file', 'empty-file', ''],
  ['a file of blank lines', 'empty-file', '\n\n  \n'],
  ['a header alone', 'header-only', 'deal_id,outcome,amount\n'],
  ['a header without a line end', 'header-only', 'deal_id,outcome,amount'],
  ['one row', 'too-few-rows', 'deal_id,outcome,amount\n1,Won,5\n'],
  ['a picture', 'not-text', png],
  ['a zipped workbook', 'not-text', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
  ['mostly NUL bytes', 'not-text', `a,b\n1,${'\0'.repeat(20)}\n`],
  [
    '10,000 columns',
    'too-many-columns',
    csv(
      columns,
      rowsOf(3, () => columns.map(() => 1)),
    ),
  ],
  ['10,000 columns and no row', 'too-many-columns', csv(columns, [])],
  ['a cell of 5 MB', 'cell-too-long', `id,status\n1,Won\n2,${'x'.repeat(5e6)}\n3,Lost\n`],
  ['a quoted cell of 5 MB', 'cell-too-long', `id,status\n1,Won\n2,"${'x'.repeat(5e6)}"\n3,Lost\n`],
  ['a header of 5 MB', 'cell-too-long', `id,${'x'.repeat(5e6)}\n1,Won\n`],
  [
    'no outcome',
    'no-outcome',
    csv(
      ['id', 'amount'],
      rowsOf(9, (i) => [`d${i}`, i]),
    ),
  ],
  ['won deals only', 'one-outcome', statuses('Won', 'Won', 'Open')],
  ['lost deals only', 'one-outcome', statuses('Closed Lost', 'Negotiation')],
  ['open deals only', 'all-open', statuses('Negotiation', 'Qualification')],
];

test.each(cases)('INTAKE-FAIL %s is answered with %s', async (_, code, content) => {
  const got = await outcome(fileOf(content));
  if (got.ok) throw new Error('It loaded.');
  expect(got.problem.code).toBe(code);
  expect(got.problem.sentence).toMatch(/\.$/);
  expect(got.problem.whatToDo).toMatch(/\.$/);
});

test('INTAKE-FAIL headers and cells that look like markup or SQL are only text', async () => {
  const nasty = `"'); DROP TABLE deals; --`;
  const script = '<script>alert(1)</script>';
  const header = [nasty, script, 'outcome', 'it\'s; "quoted"', 'amount'];
  const levels = ["O'Hara", `");--`, script, 'back\\slash', "'", '{}', '%s'] as const;
  const rows = rowsOf(210, (i) => [
    `x${i}`,
    pick(levels, i),
    pick(['Won', 'Lost'], (i * 7) % 5),
    pick(levels, i + 1),
    i,
  ]);
  const dataset = await loadAll(test_, fileOf(csv(header, rows)));
  expect(dataset.columns.map(({ name }) => name)).toEqual(header);
  expect(dataset.fields.find(({ name }) => name === script)?.levels).toEqual([...levels].sort());
  expect(test_.db.query(`SELECT sum(deals) AS n FROM cells`)).toEqual([{ n: 210 }]);
});

test('INTAKE-FAIL being stopped is an answer', async () => {
  const file = fileOf(statuses('Won', 'Lost'));
  const { plan } = await inspected(file);
  const stopped = { ...calmly, cancelled: () => true };
  expect(await load(test_.port, [await opened(file)], plan, stopped)).toMatchObject({
    ok: false,
    problem: { code: 'cancelled' },
  });
});

test('INTAKE-FAIL after a failure the next file loads', async () => {
  await outcome(fileOf(statuses('Won', 'Won')));
  const dataset = await loadAll(test_, fileOf(statuses('Won', 'Lost')));
  expect(dataset.deals).toBe(30);
});

test('INTAKE-FAIL a file whose last day is far off still has its dates', async () => {
  const text = csv(
    ['id', 'status', 'created', 'closed'],
    rowsOf(30, (i) => [i, pick(['Won', 'Lost', 'Open'], i), day(i), day(i + 9)]),
  );
  const dataset = await loadAll(test_, fileOf(text));
  // The expected close of an open deal is no date of the file's past.
  expect(dataset.source).toMatchObject({ asOf: day(37), createdTo: day(29), closedTo: day(37) });
});
