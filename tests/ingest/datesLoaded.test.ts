import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import { changeColumn } from '../../src/domain/changeColumn.ts';
import { load } from '../../workers/ingest/load.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { dateWriters, iso } from '../fixtures/dates.ts';
import { calmly, inspected, loadAll, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

/** Deals with a closing date written in any way, and the day they were created in ISO. */
const deals = (closed: readonly string[], name = 'close_date') =>
  fileOf(
    csv(
      ['id', 'status', 'created_date', name],
      closed.map((cell, i) => [`d${i}`, pick(['Won', 'Lost'], i), day(0), cell]),
    ),
  );

const closedDays = () =>
  test_.db
    .query<{ day: string | null }>('SELECT closed_on AS day FROM deal_rows ORDER BY rowid')
    .map((row) => row.day);
const closedDay = (i: number) =>
  test_.db.query(`SELECT closed_on AS day FROM deal_rows WHERE deal_id = 'd${i}'`);

const zones = ['UTC', 'Pacific/Auckland'];

describe.each(zones)('in %s', (zone) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test('INTAKE-DATES every writing is loaded as the days it stands for', async () => {
    expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(zone === 'UTC' ? 0 : -780);
    // All of them are read without the engine in another test; here one in some, and all numbers.
    const some = dateWriters.filter(({ numbers }, i) => numbers || i % 17 === 0);
    for (const writer of some) {
      const days = [...writer.proof, 20_100, 20_100, 19_000];
      await loadAll(test_, deals(days.map((one) => writer.write(one))));
      expect([writer.name, ...closedDays()]).toEqual([writer.name, ...days.map(iso)]);
    }
  }, 60_000);
});

test('INTAKE-DATES several writings in one column are all read, and told with their counts', async () => {
  const cells = [
    ...rowsOf(40, (i) => [day(i)]).flat(),
    ...rowsOf(20, (i) => [day(i).split('-').reverse().join('/')]).flat(),
    ...rowsOf(10, (i) => [`${day(i).split('-').reverse().join('/')} 10:0${i}`]).flat(),
    '31/12/23',
    '3 de enero de 2024',
  ].map(String);
  const dataset = await loadAll(test_, deals(cells));
  const found = closedDays();
  expect(found.slice(40, 60)).toEqual(found.slice(0, 20));
  expect(found.slice(60, 70)).toEqual(found.slice(0, 10));
  expect(found.slice(70)).toEqual(['2023-12-31', '2024-01-03']);
  expect(dataset.unreadable).toEqual([]);
  expect(dataset.columns[3]?.reason).toContain(
    'Its dates are written in 5 ways: 40 like “2023-01-01”, 20 like “01/01/2023” (day first), 10 like “01/01/2023 10:00” (day first)',
  );
});

test('INTAKE-ASK when some only fit day first and some only month first, the answer decides the rest', async () => {
  const file = deals(
    [...rowsOf(30, (i) => [`${1 + (i % 12)}/2/2023`]).flat(), '25/3/2023', '3/26/2023'].map(String),
  );
  const { plan, questions } = await inspected(file);
  expect(questions[0]?.evidence).toMatch(/1 cells only fit day first, 1 only month first/);
  for (const [answer, third] of [
    ['dmy', '2023-02-03'],
    ['mdy', '2023-03-02'],
  ] as const) {
    const answered = applyAnswers(
      plan,
      questions.map((question) => ({ ...question, answer })),
    );
    const dataset = await loadAll(test_, file, () => answered);
    expect(closedDays()[2]).toBe(third);
    expect(closedDays().slice(30)).toEqual(['2023-03-25', '2023-03-26']);
    expect(dataset.unreadable).toEqual([]);
    expect(dataset.columns[3]?.reason).toMatch(/1 like “.*” \((?:day|month) first\)/);
  }
});

test('INTAKE-DATES what is no date is unreadable and told, and nothing is read for what it is not', async () => {
  const odd = [
    '31/02/2024',
    'soon',
    '2024-01-05 to 2024-02-05',
    'epoch',
    'infinity',
    '1899-12-31',
    '2101-01-01',
    '24-01-05x',
  ];
  for (const writing of ['', 'T10:00:00Z']) {
    const good = rowsOf(80, (i) => [day(i) + writing]).flat();
    const dataset = await loadAll(test_, deals([...good, ...odd, 'N/A', ''].map(String)));
    expect(dataset.unreadable).toEqual([
      {
        column: 'close_date',
        count: odd.length,
        examples: odd.toSorted().slice(0, 5),
      },
    ]);
    expect(closedDays()).toEqual([...rowsOf(80, (i) => [day(i)]).flat(), ...Array(10).fill(null)]);
  }
});

test.each([
  ['%Y-%m-%d', day, '2024-01-05 to 2024-02-05', null],
  ['%Y-%m-%d', day, 'epoch', null],
  ['%d/%m/%Y', (i: number) => day(i).split('-').reverse().join('/'), '1/2/24', '2024-02-01'],
  ['%Y%m%d', (i: number) => day(i).replaceAll('-', ''), '2024015', null],
])(
  'INTAKE-DATES a late cell that DuckDB would take for %s is read as text: %#',
  async (format, write, late, day_) => {
    // Far behind what the sample shows.
    const cells = rowsOf(60_000, (i) => [write(i % 900)])
      .flat()
      .map(String);
    for (const at of [30_001, 30_040]) cells[at] = late;
    const file = deals(cells);
    const { plan } = await inspected(file);
    expect(plan.columns[3]?.dateFormat).toBe(format);
    const dataset = await loadAll(test_, file, () => plan);
    expect(closedDay(30_001)).toEqual([{ day: day_ }]);
    const told = day_ === null ? [{ column: 'close_date', count: 2, examples: [late] }] : [];
    expect(dataset.unreadable).toEqual(told);
  },
  60_000,
);

test('INTAKE-ASK a late year of two digits among ISO dates is asked about', async () => {
  const cells = [
    ...rowsOf(40, (i) => [day(i)])
      .flat()
      .map(String),
    '24-01-05',
  ];
  const { questions } = await inspected(deals(cells));
  expect(questions).toMatchObject([
    {
      id: 'date-order:close_date',
      evidence: expect.stringContaining('Several orders fit 1 of the 41 dates') as string,
      choices: [
        { value: 'dmy', detail: '24-01-05 is 24 January 2005' },
        { value: 'ymd', detail: '24-01-05 is 5 January 2024' },
      ],
    },
  ]);
});

test('INTAKE-DATES a date that nobody needs stays text while it is in doubt; the only one is asked for', async () => {
  const doubtful = rowsOf(84, (i) => [`${1 + (i % 12)}/${1 + (i % 7)}/2023`]).flat();
  const with_ = (header: string[]) =>
    fileOf(
      csv(
        ['id', ...header],
        doubtful.map((cell, i) =>
          [`d${i}`, pick(['Won', 'Lost'], i), cell, day(i)].slice(0, 1 + header.length),
        ),
      ),
    );
  const beside = await inspected(with_(['status', 'last_seen', 'close_date']));
  expect(beside.questions).toEqual([]);
  expect(beside.plan.columns[2]).toMatchObject({ type: 'text', role: 'ignored' });
  const only = await inspected(with_(['status', 'last_seen']));
  expect(only.questions.map(({ id }) => id)).toEqual(['date-order:last_seen']);
});

test('INTAKE-DATES a column in doubt follows one of the same make that proves its order', async () => {
  const doubtful = (i: number) => `${1 + (i % 12)}/${1 + (i % 7)}/2023`;
  const proven = (i: number) => `${1 + (i % 7)}/${1 + (i % 28)}/2023`;
  const file = fileOf(
    csv(
      ['id', 'status', 'created_date', 'close_date'],
      rowsOf(84, (i) => [`d${i}`, pick(['Won', 'Lost'], i), doubtful(i), proven(i)]),
    ),
  );
  const { plan, questions } = await inspected(file);
  expect(questions).toEqual([]);
  expect(plan.columns[2]).toMatchObject({
    dateFormat: '%m/%d/%Y',
    reason: expect.stringContaining('as in “close_date”') as string,
  });
});

test('INTAKE-DATES dates that are the same both ways say nothing of those that are not', async () => {
  const cells: string[] = rowsOf(60_000, () => ['1/1/2024'])
    .flat()
    .map(String);
  for (const at of [30_001, 30_040]) cells[at] = '3/4/2024';
  const file = deals(cells);
  const { plan, questions } = await inspected(file);
  expect(questions).toEqual([]);
  const answer = await load(test_.port, [await opened(file)], plan, calmly);
  expect(answer).toMatchObject({
    ok: true,
    value: { phase: 'asking', questions: [{ id: 'date-order:close_date' }] },
  });
}, 60_000);

test('INTAKE-DATES a format that a person chose is followed where the values leave a choice', async () => {
  const file = deals(
    rowsOf(30, (i) => [`${1 + (i % 12)}/2/2023`])
      .flat()
      .map(String),
  );
  const { plan } = await inspected(file);
  for (const [dateFormat, third] of [
    ['%d/%m/%Y', '2023-02-03'],
    ['%m/%d/%Y', '2023-03-02'],
  ] as const) {
    await loadAll(test_, file, () => changeColumn(plan, 3, { dateFormat }));
    expect(closedDays()[2]).toBe(third);
  }
});

test('INTAKE-DATES a column that a person calls a date is read as one, numbers too', async () => {
  const file = deals(
    rowsOf(60, (i) => [45_292 + i])
      .flat()
      .map(String),
    'when',
  );
  const { plan } = await inspected(file);
  expect(plan.columns[3]?.type).not.toBe('date');
  await loadAll(test_, file, () => changeColumn(plan, 3, { role: 'closedDate' }));
  expect(closedDays().slice(0, 2)).toEqual(['2024-01-01', '2024-01-02']);
});

test('INTAKE-DATES what is left out of a date, and what numbers were taken for, is told', async () => {
  const zoned = await loadAll(
    test_,
    deals(
      rowsOf(40, (i) => [`${day(i)}T23:00:00+07:00`])
        .flat()
        .map(String),
    ),
  );
  expect(zoned.columns[3]?.reason).toMatch(/time of day is left out.*whatever the time zone/);
  expect(closedDays()[0]).toBe(day(0));
  const serials = await loadAll(
    test_,
    deals(
      rowsOf(40, (i) => [45_292 + i])
        .flat()
        .map(String),
    ),
  );
  expect(serials.columns[3]).toMatchObject({
    dateFormat: 'excel-serial',
    reason: expect.stringContaining('days as spreadsheets count them') as string,
  });
});
