import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { tableOf } from '../../workers/ingest/records/openTable.ts';
import { inspected, loadAll, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const DEALS = 2_000;
const LATE = 1_501;

const withLine = (text: string, line: string, at = LATE): string =>
  text.split('\n').toSpliced(at, 0, line).join('\n');

const typedOf = (deals: number) =>
  csv(
    ['Deal id', 'Outcome', 'Amount', 'Closed', 'Account'],
    rowsOf(deals, (i) => [`d${i}`, pick(['Won', 'Lost', 'Won'], i), 10, day(i % 700), `Firm ${i}`]),
  );
/** Every column of it is kept as text, so that nothing about its cells is odd to the engine. */
const textsOf = (deals: number) =>
  csv(
    ['Deal id', 'Outcome', 'Amount', 'Account'],
    rowsOf(deals, (i) => [
      `d${i}`,
      i % 4_000 === 17 ? 'Closed Won ' : pick(['Closed Won', 'Closed Lost'], i),
      `$10`,
      `Firm ${i}`,
    ]),
  );

const typed = typedOf(DEALS);
const texts = textsOf(DEALS);

test.each([
  ['as it is', 'Deal id,Outcome,Amount,Closed,Account'],
  ['in other capitals', 'DEAL ID,OUTCOME,amount,closed,ACCOUNT'],
  ['with blanks around', ' Deal id , Outcome,Amount ,Closed, Account '],
  ['in quotes, in other capitals and blanks', '"deal  ID"," outcome","AMOUNT","Closed","account"'],
])('INTAKE-ROWS the header once more, %s, is no deal, and is told', async (_, line) => {
  const { deals, rejected, notes } = await loadAll(test_, fileOf(withLine(typed, line)));
  expect(deals).toBe(DEALS);
  expect(rejected.map(({ reason }) => reason)).toEqual(['it repeats the header']);
  expect(notes).toMatchObject([{ id: 'repeated-header', count: 1, lines: [LATE + 1] }]);
});

test.each([
  ['Deal id,Outcome,Amount,Account'],
  ['DEAL ID,OUTCOME,AMOUNT,ACCOUNT'],
  ['Deal id ,outcome , amount,Account'],
])('INTAKE-ROWS nor is it among columns that are all text: %s', async (line) => {
  const { deals, rejected } = await loadAll(test_, fileOf(withLine(texts, line)));
  expect(deals).toBe(DEALS);
  expect(rejected.map(({ reason }) => reason)).toEqual(['it repeats the header']);
});

test.each([
  ['behind blank cells', typed, ',,99999999,,Total'],
  ['in capitals, behind a blank', typed, ',,99999999,,GRAND TOTAL'],
  ['behind stars', typed, '*** Total ***,,99999999,,'],
  ['in another language', typed, 'Gesamtsumme,,99999999,,'],
  ['that stands alone in another language', typed, 'Suma:,,99999999,,'],
  ['behind blanks among texts', texts, ',,"$99,999,999",Subtotal'],
  ['first among texts', texts, 'grand total,,"$99,999,999",'],
])('INTAKE-TOTAL a total %s is no deal, and is told', async (_, text, line) => {
  const { deals, rejected } = await loadAll(test_, fileOf(withLine(text, line)));
  expect(rejected.map(({ reason }) => reason)).toEqual(['it adds other rows up']);
  expect(deals).toBe(DEALS);
  expect(test_.db.query('SELECT sum(amount)::DOUBLE AS n FROM deals')).toEqual([{ n: DEALS * 10 }]);
});

test.each([
  ['a line drawn between rows', '-----,---,------,------,-----', 'it is a line drawn between rows'],
  ['another line', '=====,,=====,=====,=====', 'it is a line drawn between rows'],
  ['blanks that do not break', '\u00a0,\u00a0,,\u3000,\u00a0', 'all its cells are blank'],
  [
    'the header of a second file with its mark',
    '\ufeffDeal id,Outcome,Amount,Closed,Account',
    'it repeats the header',
  ],
  ['an average', 'Average,,123.4,,', 'it adds other rows up'],
  ['a total of nothing', 'Total,,,,', 'it adds other rows up'],
])('INTAKE-ROWS %s is no deal, and is told', async (_, line, reason) => {
  const { deals, rejected } = await loadAll(test_, fileOf(withLine(typed, line)));
  expect(rejected.map((row) => row.reason)).toEqual([reason]);
  expect(deals).toBe(DEALS);
});

test('INTAKE-ROWS rows of another export below, with its columns in another order, are told and not mixed in', async () => {
  const line = 'Deal id,Outcome,Closed,Amount,Account';
  for (const text of [typed, typed.split('\n').slice(0, 1_550).join('\n')]) {
    const { deals, rejected, notes, source } = await loadAll(test_, fileOf(withLine(text, line)));
    const below = text.trimEnd().split('\n').length - LATE;
    expect(deals).toBe(LATE - 1);
    expect(source.files[0]?.recordsRejected).toBe(below + 1);
    expect(rejected[0]).toMatchObject({ line: LATE + 1, reason: 'it belongs to another table' });
    expect(notes).toMatchObject([{ id: 'other-table', count: below + 1 }]);
  }
}, 30_000);

test('INTAKE-ROWS a line among columns that are all text is none either', async () => {
  const { deals, rejected } = await loadAll(test_, fileOf(withLine(texts, '---,-----,---,---')));
  expect([deals, rejected.length]).toEqual([DEALS, 1]);
});

test('INTAKE-TOTAL a deal of an account called Suma Ltd, or with a blank first cell, stays', async () => {
  const some = withLine(withLine(typed, ',Won,10,2023-01-01,Suma Ltd'), 'Suma Ltd,,10,,');
  const { deals, rejected } = await loadAll(test_, fileOf(some));
  expect([deals, rejected]).toEqual([DEALS + 2, []]);
});

/** Larger than what is looked at whole, and the line stands where no slice is. */
const MANY = 60_000;
const UNSEEN = 41_200;

test.each([
  [
    'the header in other capitals',
    typedOf,
    'DEAL ID,Outcome,AMOUNT,closed,Account',
    'it repeats the header',
  ],
  [
    'the header of a second file',
    typedOf,
    '\ufeffDeal id,Outcome,Amount,Closed,Account',
    'it repeats the header',
  ],
  ['the header among texts', textsOf, 'Deal ID ,outcome,AMOUNT,Account', 'it repeats the header'],
  [
    'names in another order',
    typedOf,
    'Deal id,Outcome,Closed,Amount,Account',
    'it belongs to another table',
  ],
  ['a total behind blanks', typedOf, ',,99999999,,Total', 'it adds other rows up'],
  [
    'a total behind blanks among texts',
    textsOf,
    ',,"$99,999,999",Subtotal',
    'it adds other rows up',
  ],
  ['a total in another language', textsOf, 'Gesamtsumme,,"$99,999,999",', 'it adds other rows up'],
  ['a drawn line', textsOf, '---,-----,---,---', 'it is a line drawn between rows'],
  ['blanks that do not break', textsOf, '\u00a0,\u00a0,\u00a0,\u00a0', 'all its cells are blank'],
] as const)(
  'INTAKE-ROWS what no sample has seen is found all the same: %s',
  async (_, make, line, reason) => {
    const file = fileOf(withLine(make(MANY), line, UNSEEN));
    const { plan } = await inspected(file);
    const { sample } = await tableOf((await opened(file)).text, plan.dialect, plan.columns.length);
    expect([sample.complete, sample.odd]).toEqual([false, 0]);
    const { source, rejected } = await loadAll(test_, file);
    expect(rejected[0]).toMatchObject({ line: UNSEEN + 1, reason });
    const [read] = source.files;
    expect(read?.recordsRead).toBe(MANY + 1);
    expect((read?.recordsLoaded ?? 0) + (read?.recordsRejected ?? 0)).toBe(MANY + 1);
  },
  30_000,
);
