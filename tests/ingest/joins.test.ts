import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptMerge } from '../../src/domain/changeMerge.ts';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import { changeColumn } from '../../src/domain/changeColumn.ts';
import { acceptJoin } from '../../src/domain/joins.ts';
import { inspect } from '../../workers/ingest/inspect.ts';
import { csv, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { inspectedFiles, loadFiles, resultOf } from './joinFiles.ts';
import { accounts, deal, deals, HEADER, joinOf, SECTORS } from './joinFixture.ts';
import { opened, openPort, roleOf, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const values = (column: string) =>
  test_.db.query<{ v: string | null }>(
    `SELECT "${column}"::VARCHAR AS v FROM deals ORDER BY try_cast(deal_id[2:] AS INTEGER)`,
  );
const columnOf = async (files: File[], name: string) => {
  const column = (await inspectedFiles(files)).plan.columns.find((one) => one.name === name);
  return `c${column?.index ?? -1}`;
};

test('INTAKE-JOIN one file is inspected as before', async () => {
  const [file] = [deals()];
  const alone = await inspect(await opened(file));
  expect(alone).toEqual({ ok: true, value: await inspectedFiles([file]) });
});

test('INTAKE-JOIN a lookup gives each deal its row, whichever file comes first', async () => {
  const files = [accounts(), deals()];
  const { plan, questions } = await inspectedFiles(files);
  expect(questions).toEqual([]);
  expect(plan.file).toBe(1);
  expect(plan.linked).toMatchObject([
    { file: 0, kind: 'lookup', accepted: true, join: { to: 1, column: 5, key: 0 } },
  ]);
  expect(roleOf(plan)).toMatchObject({
    'sector (accounts)': 'field',
    'founded (accounts)': 'date',
    created_date: 'createdDate',
  });
  const dataset = await loadFiles(test_, files);
  expect(dataset).toMatchObject({ deals: 120, rows: 120 });
  expect(dataset.source.files).toMatchObject([
    { name: 'deals.csv', recordsLoaded: 120, joinedOn: null },
    { name: 'accounts.csv', recordsRead: 20, recordsLoaded: 20, joinedOn: 'account' },
  ]);
  expect(joinOf(dataset, 'accounts.csv')).toMatchObject({ rows: 120, filled: 120, matched: 120 });
  expect(dataset.fields.map(({ name }) => name)).toContain('sector (accounts)');
  expect(values(await columnOf(files, 'sector (accounts)'))).toEqual(
    rowsOf(120, (i) => [pick(SECTORS, i % 20)]).map(([v]) => ({ v })),
  );
  expect(values(await columnOf(files, 'founded (accounts)'))[1]).toEqual({ v: '2011-06-14' });
});

test('INTAKE-JOIN a key that is not unique is refused with an example, and deals stay what they are', async () => {
  const twice = accounts((i) => (i === 7 ? 'Account 3' : `Account ${i}`));
  const dataset = await loadFiles(test_, [deals(), twice], (plan) => acceptJoin(plan, 1, true));
  expect(dataset.deals).toBe(120);
  expect(joinOf(dataset, 'accounts.csv')).toMatchObject({
    kind: 'lookup',
    refused:
      '“account” is not unique: “Account 3” stands in 2 rows, and joining them would count deals more than once.',
  });
  expect(dataset.columns.map(({ name }) => name)).toEqual(HEADER);
});

test('INTAKE-JOIN several lines for each deal are refused too', async () => {
  const lines = csv(
    ['deal_id', 'quantity'],
    rowsOf(240, (i) => [`d${i >> 1}`, i % 9]),
  );
  const dataset = await loadFiles(test_, [deals(), fileOf(lines, 'lines.csv')]);
  expect(dataset.deals).toBe(120);
  expect(joinOf(dataset, 'lines.csv')?.refused).toContain('“d0” stands in 2 rows');
});

test.each([
  [10, 'lookup'],
  [9, 'unused'],
])('INTAKE-JOIN %i of 20 values found make it a %s', async (n, kind) => {
  const dataset = await loadFiles(test_, [deals(), accounts(undefined, n)]);
  const join = joinOf(dataset, 'accounts.csv');
  expect(join?.kind).toBe(kind);
  if (kind === 'lookup') {
    expect(join).toMatchObject({ rows: 120, filled: 120, matched: 60 });
    expect(join?.unmatched).toHaveLength(10);
    expect(join?.unmatched[0]).toEqual({ value: 'Account 10', rows: 6 });
  }
});

test('INTAKE-JOIN a declined join leaves no column, and accepting it again brings it back', async () => {
  const files = [deals(), accounts()];
  const { plan } = await inspectedFiles(files);
  const declined = acceptJoin(plan, 1, false);
  expect(declined.columns.map(({ name }) => name)).toEqual(HEADER);
  expect(acceptJoin(declined, 1, true)).toEqual(plan);
  const dataset = await loadFiles(test_, files, () => declined);
  expect(dataset.columns.map(({ name }) => name)).toEqual(HEADER);
  expect(dataset.source.files).toMatchObject([
    { joinedOn: null },
    { recordsRead: 20, recordsLoaded: 20, joinedOn: null },
  ]);
  expect(joinOf(dataset, 'accounts.csv')).toMatchObject({ accepted: false, matched: 120 });
});

const users = fileOf(
  csv(
    ['id', 'region'],
    rowsOf(12, (i) => [`u-${i}`, pick(['North', 'South'], i)]),
  ),
  'users.csv',
);
const owned = fileOf(
  csv(
    ['account', 'owner_id'],
    rowsOf(20, (i) => [`Account ${i}`, i === 0 ? '' : i === 1 ? 'u-99' : `u-${i % 12}`]),
  ),
  'accounts.csv',
);

test('INTAKE-JOIN a lookup may hang on a lookup', async () => {
  const files = [users, deals(), owned];
  const { plan } = await inspectedFiles(files);
  expect(plan.linked).toMatchObject([
    { file: 0, kind: 'lookup', join: { to: 2, column: 1, key: 0 } },
    { file: 2, kind: 'lookup', join: { to: 1, column: 5, key: 0 } },
  ]);
  const dataset = await loadFiles(test_, files);
  expect(dataset.deals).toBe(120);
  expect(joinOf(dataset, 'users.csv')).toMatchObject({
    rows: 20,
    filled: 19,
    matched: 18,
    unmatched: [{ value: 'u-99', rows: 1 }],
  });
  const regions = values(await columnOf(files, 'region (users)')).slice(0, 4);
  expect(regions.map(({ v }) => v)).toEqual([null, null, 'North', 'South']);

  const apart = await loadFiles(test_, files, (given) => acceptJoin(given, 2, false));
  expect(apart.columns.map(({ name }) => name)).toEqual(HEADER);
  expect(joinOf(apart, 'users.csv')?.refused).toBe(
    'It belongs to “accounts.csv”, which is not joined.',
  );
});

test('INTAKE-JOIN blanks match nothing, and are told apart from values that are not found', async () => {
  const given = deals((i) =>
    deal(i, i % 4 === 0 ? '' : i % 4 === 1 ? 'Nobody' : `Account ${i % 20}`),
  );
  const dataset = await loadFiles(test_, [given, accounts((i) => (i === 3 ? '' : `Account ${i}`))]);
  expect(joinOf(dataset, 'accounts.csv')).toMatchObject({
    rows: 120,
    filled: 90,
    matched: 54,
    unmatched: [
      { value: 'Nobody', rows: 30 },
      { value: 'Account 3', rows: 6 },
    ],
  });
  expect(dataset.columns.find(({ name }) => name === 'sector (accounts)')?.blank).toBe(66);
});

test('INTAKE-JOIN keys are compared letter by letter: 007 is not 7', async () => {
  const given = deals((i) => deal(i, String(100_000 + (i % 20))));
  const padded = accounts((i) => (i < 5 ? `0${100_000 + i}` : String(100_000 + i)));
  const dataset = await loadFiles(test_, [given, padded]);
  expect(joinOf(dataset, 'accounts.csv')).toMatchObject({ filled: 120, matched: 90 });
});

test('INTAKE-JOIN a near miss is offered as a merge, and nothing is open once it is accepted', async () => {
  const given = deals((i) => deal(i, i % 20 === 5 ? 'account5' : `Account ${i % 20}`));
  const files = [given, accounts()];
  const before = await loadFiles(test_, files);
  expect(joinOf(before, 'accounts.csv')?.unmatched).toEqual([{ value: 'account5', rows: 6 }]);
  const [offer] = before.mergeOffers;
  expect(offer).toMatchObject({
    column: 5,
    into: 'Account 5',
    from: [{ value: 'account5', rows: 6 }],
  });
  const after = await loadFiles(test_, files, (plan) =>
    acceptMerge(plan, { column: 5, into: 'Account 5', from: ['account5'] }),
  );
  expect(joinOf(after, 'accounts.csv')).toMatchObject({ matched: 120, unmatched: [] });
});

test('INTAKE-JOIN values of a lookup can be merged, too', async () => {
  const files = [deals(), accounts()];
  const { plan } = await inspectedFiles(files);
  const column = plan.columns.findIndex(({ name }) => name === 'sector (accounts)');
  const merge = { column, into: 'Energy', from: ['Health'] };
  const dataset = await loadFiles(test_, files, () => acceptMerge(plan, merge));
  expect(dataset.fields.find(({ name }) => name === 'sector (accounts)')?.levels).toEqual([
    'Energy',
    'Retail',
  ]);
});

test('INTAKE-JOIN a joined column may take a role the deals leave free', async () => {
  const plain = (i: number) => deal(i).slice(0, 6);
  const file = fileOf(csv(HEADER.slice(0, 6), rowsOf(120, plain)), 'deals.csv');
  const managers = csv(
    ['account', 'manager'],
    rowsOf(20, (i) => [`Account ${i}`, `M${i % 4}`]),
  );
  const files = [file, fileOf(managers, 'managers.csv')];
  const dataset = await loadFiles(test_, files, (plan) => changeColumn(plan, 6, { role: 'rep' }));
  expect(dataset.has.rep).toBe(true);
  expect(values('rep')[5]).toEqual({ v: 'M1' });
});

test('INTAKE-JOIN what a lookup leaves open is asked, and read as the answer says', async () => {
  const dates = csv(
    ['account', 'since'],
    rowsOf(20, (i) => [`Account ${i}`, `0${(i % 9) + 1}/0${(i % 7) + 1}/2020`]),
  );
  const files = [deals(), fileOf(dates, 'accounts.csv')];
  const { plan } = await inspectedFiles(files);
  // Nobody needs it, so it stays the text it is until a person wants it as a date.
  expect(plan.columns[7]).toMatchObject({ name: 'since (accounts)', type: 'text' });
  const wanted = {
    ...plan,
    columns: plan.columns.map((column) =>
      column.index === 7
        ? { ...column, role: 'date' as const, type: 'date' as const, dateFormat: '%m/%d/%Y' }
        : column,
    ),
  };
  const open = wanted.columns.map((column) =>
    column.index === 7 ? { ...column, dateOrder: 'ambiguous' as const } : column,
  );
  const asked = await resultOf(test_, files, { ...wanted, columns: open });
  if (asked.phase !== 'asking') throw new Error(asked.phase);
  expect(asked.questions.map(({ id }) => id)).toEqual(['date-order:since (accounts)']);
  const answers = asked.questions.map((question) => ({ ...question, answer: 'dmy' }));
  await loadFiles(test_, files, () => applyAnswers(asked.plan, answers));
  expect(values('c7').slice(1, 3)).toEqual([{ v: '2020-02-02' }, { v: '2020-03-03' }]);
  expect(values('c7')[7]).toEqual({ v: '2020-01-08' });
});

test('INTAKE-JOIN hostile names and values are text and nothing else', async () => {
  const bad = `"); DROP TABLE deal_rows; -- '`;
  const header = [...HEADER.slice(0, 5), `<img src=x onerror=1>`, HEADER[6] ?? ''];
  const given = csv(
    header,
    rowsOf(120, (i) => deal(i, i % 20 === 0 ? bad : `Account ${i % 20}`)),
  );
  const other = csv(
    [`key'; --`, `sector"); ATTACH 'x' --`],
    rowsOf(20, (i) => [i === 0 ? bad : `Account ${i}`, i % 2 === 0 ? `=cmd|'x'` : `'; DROP--`]),
  );
  const files = [fileOf(given, `a'"; DROP.csv`), fileOf(other, `"); DROP SCHEMA linked; --.csv`)];
  const dataset = await loadFiles(test_, files);
  expect(dataset.joins[0]).toMatchObject({ filled: 120, matched: 120, refused: null });
  expect(dataset.columns.at(-1)?.name).toBe(`sector"); ATTACH 'x' -- ("); DROP SCHEMA linked; --)`);
  expect(values('c7')[0]).toEqual({ v: `=cmd|'x'` });
});

test('INTAKE-JOIN any deals keep their number, and each gets the row its key names', async () => {
  const key = fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'B', 'é', '"', "'", ' ', '1') });
  const filled = key.filter((k) => k.trim() === k && k !== '');
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(filled, { minLength: 3, maxLength: 30 }),
      fc.array(fc.nat(60), { minLength: 40, maxLength: 60 }),
      async (keys, picks) => {
        const account = (i: number) => keys[picks[i] ?? 0] ?? (i % 2 === 0 ? '' : `other ${i}`);
        const given = fileOf(
          csv(
            HEADER,
            rowsOf(picks.length, (i) => deal(i, account(i))),
          ),
          'deals.csv',
        );
        const rows = keys.map((k, i) => [k, `value ${i}`]);
        const files = [given, fileOf(csv(['account', 'told'], rows), 'accounts.csv')];
        const { plan } = await inspectedFiles(files);
        const result = await resultOf(test_, files, plan);
        if (result.phase !== 'loaded') throw new Error(result.phase);
        expect(result.dataset.deals).toBe(picks.length);
        const at = plan.columns.find(({ name }) => name === 'told (accounts)')?.index;
        if (at === undefined) return; // too few of them are found to propose it
        const told = new Map(keys.map((k, i) => [k, `value ${i}`]));
        expect(values(`c${at}`).map(({ v }) => v)).toEqual(
          picks.map((_, i) => told.get(account(i)) ?? null),
        );
      },
    ),
    { numRuns: 15, seed: 8 },
  );
}, 30_000);
