import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import { changeColumn } from '../../src/domain/changeColumn.ts';
import { judgeDates } from '../../workers/ingest/dates/dateOrder.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { inspected, loadAll, loadOf, openPort, type TestPort } from './openPort.ts';
import { readColumn } from './readDates.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const turned = (i: number, separator: string, short = false): string => {
  const [year = '', month, date] = day(i).split('-');
  return [date, month, short ? year.slice(2) : year].join(separator);
};
const column = (n: number, write: (i: number) => string): string[] =>
  rowsOf(n, (i) => [write(i)]).map(([cell]) => String(cell));

const deals = (closed: readonly string[]) =>
  fileOf(
    csv(
      ['id', 'status', 'close_date'],
      closed.map((cell, i) => [`d${i}`, pick(['Won', 'Lost'], i), cell]),
    ),
  );

const closedDays = () =>
  test_.db
    .query<{ day: string | null }>('SELECT closed_on AS day FROM deal_rows ORDER BY rowid')
    .map((row) => row.day);

const verdictOf = (cells: readonly string[]) => judgeDates(cells.map((cell) => [cell, 1]));

test.each([
  ['24-01-05', column(60, (i) => turned(i, '/'))],
  ['24/01/05', column(60, (i) => turned(i, '/'))],
  ['23-01-24', column(60, (i) => turned(i * 9, '/'))],
  ['24-01-05', column(60, (i) => turned(i * 9, '/', true))],
  ['24-01-05', column(60, (i) => day(i))],
])('INTAKE-ASK where the year of %s is, among dates of another make: %#', (odd, others) => {
  const verdict = verdictOf([...others, odd]);
  expect(verdict).toMatchObject({ order: 'ambiguous', choices: ['dmy', 'ymd'], doubtful: 1 });
  expect(verdict?.reading.order).toBeNull();
});

test('INTAKE-DATES a date that can have its year in front proves no order', () => {
  const open = column(12, (i) => `0${1 + (i % 9)}/0${1 + (i % 7)}/2023`);
  expect(verdictOf([...open, '24-01-05'])).toMatchObject({ choices: ['dmy', 'mdy'] });
  // No year in front has a month of 31.
  expect(verdictOf([...open, '12/31/23'])).toMatchObject({ order: 'proven' });
  expect(readColumn([...open, '12/31/23']).at(-1)).toBe('2023-12-31');
});

test('INTAKE-DATES short years that only fit among the others behind, or are many, need no answer', () => {
  const long = column(60, (i) => turned(i, '/'));
  expect(readColumn([...long, '05/06/24', '31/12/23']).slice(-2)).toEqual([
    '2024-06-05',
    '2023-12-31',
  ]);
  const many = column(60, (i) => turned(i + 60, '/', true));
  expect(readColumn([...long, ...many]).slice(60)).toEqual(column(60, (i) => day(i + 60)));
});

test('INTAKE-ASK the answer says where the short years are, and nothing else', async () => {
  const cells = [...column(60, (i) => turned(i, '/')), '24-01-05'];
  const file = deals(cells);
  const { plan, questions } = await inspected(file);
  expect(questions).toMatchObject([
    {
      id: 'date-order:close_date',
      evidence: expect.stringContaining('Several orders fit 1 of the 61 dates') as string,
      choices: [
        { value: 'dmy', detail: '24-01-05 is 24 January 2005' },
        { value: 'ymd', detail: '24-01-05 is 5 January 2024' },
      ],
    },
  ]);
  for (const [answer, odd, far] of [
    ['dmy', '2005-01-24', 1],
    ['ymd', '2024-01-05', 0],
  ] as const) {
    const answered = applyAnswers(
      plan,
      questions.map((question) => ({ ...question, answer })),
    );
    const dataset = await loadAll(test_, file, () => answered);
    expect(closedDays()).toEqual([...column(60, day), odd]);
    expect(dataset.unreadable).toEqual([]);
    expect(dataset.farDates).toHaveLength(far);
    const told = answer === 'ymd' ? '(year first)' : '(day first)';
    expect(dataset.columns[2]?.reason).toContain(`1 like “24-01-05” ${told}`);
  }
});

test('INTAKE-ASK a short year that comes late among proven dates is asked about', async () => {
  for (const write of [
    (i: number) => turned(i % 700, '/'),
    (i: number) => turned(i % 700, '/', true),
  ]) {
    const cells = column(21_000, write);
    cells[20_900] = '24-01-05';
    const file = deals(cells);
    const { plan, questions } = await inspected(file);
    expect(questions).toEqual([]);
    expect(await loadOf(test_, file, plan)).toMatchObject({
      phase: 'asking',
      questions: [{ id: 'date-order:close_date', choices: [{ value: 'dmy' }, { value: 'ymd' }] }],
    });
  }
}, 60_000);

test('INTAKE-DATES a person’s format for the column leaves nothing to ask', async () => {
  const cells = [...column(60, (i) => turned(i, '/')), '24-01-05'];
  const { plan } = await inspected(deals(cells));
  await loadAll(test_, deals(cells), () => changeColumn(plan, 2, { dateFormat: '%d/%m/%Y' }));
  expect(closedDays().at(-1)).toBe('2005-01-24');
});

test('INTAKE-DATES the century that short years are read in is told', async () => {
  for (const [cells, odd] of [
    [[...column(60, (i) => turned(i, '/', true)), '05/06/68', '05/06/69'], '2068-06-05'],
    [[...column(60, day), '5 Jan 68', '5 Jan 69'], '2068-01-05'],
  ] as const) {
    const dataset = await loadAll(test_, deals(cells));
    const other = `1969${odd.slice(4)}`;
    expect(closedDays().slice(-2)).toEqual([odd, other]);
    expect(dataset.columns[2]?.reason).toContain('Years of two digits are those from 1969 to 2068');
    expect(dataset.farDates).toEqual([{ column: 'close_date', count: 2, examples: [other, odd] }]);
  }
});
