import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { inspectedFiles, loadFiles, resultOf } from './joinFiles.ts';
import { accounts, deal, deals, HEADER, joinOf } from './joinFixture.ts';
import { openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

test('INTAKE-JOIN stages a deal went through are a history, though they end in won and lost', async () => {
  const history = csv(
    ['id', 'opportunity_id', 'stage', 'amount', 'close_date', 'created_date'],
    rowsOf(360, (i) => [
      `h${i}`,
      `d${Math.floor(i / 3)}`,
      i % 3 === 2 ? pick(['Closed Won', 'Closed Lost'], i) : pick(['Prospecting', 'Proposal'], i),
      i,
      day(i + 40),
      day(i),
    ]),
  );
  const dataset = await loadFiles(test_, [fileOf(history, 'history.csv'), deals()]);
  expect(dataset.source.files[0]?.name).toBe('deals.csv');
  expect(dataset.deals).toBe(120);
  expect(joinOf(dataset, 'history.csv')).toMatchObject({
    kind: 'history',
    column: 'deal_id',
    key: 'opportunity_id',
    matched: 120,
    refused: null,
  });
  expect(
    test_.db.query(`SELECT deal_id, stage, amount, changed_on FROM stage_history
      WHERE deal_id = 'd1' ORDER BY changed_on`),
  ).toMatchObject([
    { stage: 'Proposal', amount: 3, changed_on: '2023-01-04' },
    { stage: 'Prospecting', amount: 4, changed_on: '2023-01-05' },
    { stage: 'Closed Lost', amount: 5, changed_on: '2023-01-06' },
  ]);
});

test('INTAKE-JOIN targets by rep and month are a quota', async () => {
  const quota = csv(
    ['rep', 'month', 'quota'],
    rowsOf(36, (i) => [`Rep ${i % 6}`, `2023-0${Math.floor(i / 6) + 1}-01`, 50_000]),
  );
  const dataset = await loadFiles(test_, [deals(), fileOf(quota, 'quota.csv')]);
  expect(joinOf(dataset, 'quota.csv')).toMatchObject({
    kind: 'quota',
    column: 'rep',
    matched: 120,
  });
  expect(
    test_.db.query(
      `SELECT count(*)::DOUBLE AS n, min(period_start) AS first, sum(amount) AS sum FROM quota`,
    ),
  ).toEqual([{ n: 36, first: '2023-01-01', sum: 1_800_000 }]);
});

test('INTAKE-JOIN of two files of deals one is read, and it is said that the other is not', async () => {
  const more = fileOf(
    csv(
      HEADER,
      rowsOf(60, (i) => deal(i + 500)),
    ),
    'later.csv',
  );
  const dataset = await loadFiles(test_, [deals(), more]);
  expect(dataset.deals).toBe(120);
  expect(joinOf(dataset, 'later.csv')).toMatchObject({ kind: 'unused' });
  expect(joinOf(dataset, 'later.csv')?.refused).toContain('Only one file of deals is read');
});

test('INTAKE-JOIN a broken row of a lookup is told with the name of its file', async () => {
  const broken = fileOf(`${await accounts().text()}half,a\n`, 'accounts.csv');
  const dataset = await loadFiles(test_, [deals(), broken]);
  expect(dataset.source.files[1]).toMatchObject({
    recordsRead: 21,
    recordsLoaded: 20,
    recordsRejected: 1,
  });
  expect(dataset.rejected).toMatchObject([
    { line: 22, reason: 'accounts.csv: it has 2 cells instead of 3', text: 'half,a' },
  ]);
  expect(dataset.source.files[0]?.recordsRejected).toBe(0);
});

test('INTAKE-JOIN a file that is no table keeps nobody from the others', async () => {
  const dataset = await loadFiles(test_, [
    fileOf('only,names\n', 'empty.csv'),
    deals(),
    accounts(),
  ]);
  expect(dataset.deals).toBe(120);
  expect(joinOf(dataset, 'empty.csv')).toMatchObject({ kind: 'unused' });
  expect(joinOf(dataset, 'empty.csv')?.refused).not.toBeNull();
});

test('INTAKE-JOIN files without an outcome are read, and said to have none', async () => {
  const users = csv(
    ['id', 'region'],
    rowsOf(9, (i) => [`u-${i}`, `Region ${i % 2}`]),
  );
  const files = [accounts(), fileOf(users, 'users.csv')];
  const { plan } = await inspectedFiles(files);
  expect(await resultOf(test_, files, plan)).toMatchObject({
    phase: 'table',
    problem: { code: 'no-outcome' },
  });
});

test('INTAKE-JOIN small counts that happen to be numbers of something else are no reference', async () => {
  const header = [...HEADER, 'seats'];
  const given = fileOf(
    csv(
      header,
      rowsOf(120, (i) => [...deal(i), (i % 9) + 1]),
    ),
    'deals.csv',
  );
  const other = csv(
    ['no', 'holiday'],
    rowsOf(30, (i) => [i + 1, `Feast ${i}`]),
  );
  const { plan } = await inspectedFiles([given, fileOf(other, 'holidays.csv')]);
  expect(plan.linked[0]).toMatchObject({ kind: 'unused', join: null });
});

test('INTAKE-JOIN what a lookup only says once more is not compared', async () => {
  const twin = csv(
    ['deal_id', 'worth', 'partner'],
    rowsOf(120, (i) => [`d${i}`, 100 + i, pick(['A', 'B'], i >> 3)]),
  );
  const reps = csv(
    ['rep', 'badge', 'team'],
    rowsOf(12, (i) => [`Rep ${i}`, `Badge ${i}`, pick(['Red', 'Blue'], i)]),
  );
  const rep = (i: number) => deal(i, `Account ${i % 20}`, `Rep ${i % 12}`);
  const files = [deals(rep), fileOf(twin, 'twin.csv'), fileOf(reps, 'reps.csv')];
  const { plan } = await inspectedFiles(files);
  const roles = Object.fromEntries(plan.columns.map(({ name, role }) => [name, role]));
  expect(roles).toMatchObject({
    'worth (twin)': 'ignored',
    'partner (twin)': 'field',
    'badge (reps)': 'ignored',
    'team (reps)': 'field',
  });
});
