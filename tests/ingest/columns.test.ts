import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import { load } from '../../workers/ingest/load.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { calmly, inspected, loadAll, opened, openPort, roleOf, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const parts = (i: number) => day(i).split('-') as [string, string, string];
const writers: [format: string, write: (i: number) => string][] = [
  ['%Y-%m-%d', day],
  ['%Y-%m-%dT%H:%M:%S.%f%z', (i) => `${day(i)}T23:59:59.999Z`],
  ['%Y-%m-%d %H:%M', (i) => `${day(i)} 08:15`],
  ['%Y/%m/%d', (i) => day(i).replaceAll('-', '/')],
  ['%d/%m/%Y', (i) => parts(i).toReversed().join('/')],
  ['%m/%d/%Y', (i) => `${Number(parts(i)[1])}/${Number(parts(i)[2])}/${parts(i)[0]}`],
  ['%d.%m.%y', (i) => `${parts(i)[2]}.${parts(i)[1]}.${parts(i)[0].slice(2)}`],
  ['%d-%m-%Y %H:%M', (i) => `${parts(i).toReversed().join('-')} 8:05`],
  ['%m/%d/%y %I:%M %p', (i) => `${parts(i)[1]}/${parts(i)[2]}/${parts(i)[0].slice(2)} 1:05 PM`],
  [
    '%d-%b-%Y',
    (i) =>
      new Date(day(i))
        .toLocaleDateString('en-GB', {
          day: '2-digit',
          month: 'short',
          year: 'numeric',
          timeZone: 'UTC',
        })
        .replaceAll(' ', '-')
        .replace('Sept', 'Sep'),
  ],
];

test.each(writers)(
  'INTAKE-DATES %s is read, beside ISO and beside itself',
  async (format, write) => {
    for (const closed of [day, write]) {
      const text = csv(
        ['id', 'status', 'created_date', 'close_date'],
        rowsOf(400, (i) => [`d${i}`, pick(['Won', 'Lost'], i), write(i), closed(i + 20)]),
      );
      const dataset = await loadAll(test_, fileOf(text));
      expect(dataset.columns[2]).toMatchObject({ type: 'date', dateFormat: format });
      expect(dataset.unreadable).toEqual([]);
      expect(dataset.source).toMatchObject({
        createdFrom: day(0),
        createdTo: day(399),
        closedFrom: day(20),
        closedTo: day(419),
      });
    }
  },
);

const undecided = (n: number) =>
  csv(
    ['id', 'status', 'created_date', 'close_date'],
    rowsOf(n, (i) => [
      `d${i}`,
      pick(['Won', 'Lost'], i),
      `${1 + (i % 12)}/${1 + (i % 7)}/2023`,
      day(400 + i),
    ]),
  );

test('INTAKE-ASK a day and month order that fits both ways is asked, and the answer is followed', async () => {
  const file = fileOf(undecided(84));
  const { plan, questions } = await inspected(file);
  expect(questions.map(({ id, choices }) => [id, ...choices.map((c) => c.value)])).toEqual([
    ['date-order:created_date', 'dmy', 'mdy'],
  ]);
  // Without an answer it does not load: the whole column does not know better.
  const asked = await load(test_.port, [await opened(file)], plan, calmly);
  expect(asked).toMatchObject({ ok: true, value: { phase: 'asking' } });
  for (const [answer, last] of [
    ['dmy', '2023-07-12'],
    ['mdy', '2023-12-07'],
  ] as const) {
    const chosen = applyAnswers(
      plan,
      questions.map((q) => ({ ...q, answer })),
    );
    const dataset = await loadAll(test_, file, () => chosen);
    expect(dataset.source.createdTo).toBe(last);
  }
});

test('INTAKE-ASK one late value decides for the whole column, and nothing is asked on loading', async () => {
  // 1.5 MB of doubt, and a 25th in a place that no sample reaches.
  const rows = undecided(45_000).split('\n');
  const at = rows.findIndex((_, i) => i > 25_000 && i % 7 === 3);
  for (const shift of [0, 1, 2, 3]) rows[at + shift * 11] = `late${shift},Won,25/3/2023,2025-01-01`;
  const file = fileOf(rows.join('\n'));
  const { plan } = await inspected(file);
  const dataset = await loadAll(test_, file, () => plan);
  expect(dataset.columns[2]?.dateFormat).toBe('%d/%m/%Y');
});

test('INTAKE-ASK values that fit only one order each are asked about', async () => {
  const mixed = `${undecided(84)}a,Won,25/3/2023,2024-06-01\nb,Lost,3/25/2023,2024-06-01\n`;
  const { questions } = await inspected(fileOf(mixed));
  expect(questions[0]?.evidence).toMatch(/1 cells only fit day first, 1 only month first/);
});

test('INTAKE-ASK status words nobody knows are asked about one by one', async () => {
  const text = csv(
    ['id', 'status', 'amount'],
    rowsOf(40, (i) => [`d${i}`, pick(['Zorp', 'Blim'], i), i]),
  );
  const file = fileOf(text);
  const { plan, questions } = await inspected(file);
  expect(questions.map(({ id }) => id)).toEqual(['outcome-value:Zorp', 'outcome-value:Blim']);
  const answered = questions.map((q, i) => ({ ...q, answer: pick(['won', 'lost'], i) }));
  const dataset = await loadAll(test_, file, () => applyAnswers(plan, answered));
  expect(dataset.outcomeValues).toEqual({ won: ['Zorp'], lost: ['Blim'], open: [] });
});

test('INTAKE-ASK two outcome columns that disagree are put to the person', async () => {
  const text = csv(
    ['id', 'status', 'result', 'amount'],
    rowsOf(40, (i) => [`d${i}`, pick(['Won', 'Lost'], i), pick(['Won', 'Won', 'Lost'], i), i]),
  );
  const file = fileOf(text);
  const { plan, questions } = await inspected(file);
  expect(questions[0]).toMatchObject({
    id: 'outcome-column',
    choices: [{ value: '2' }, { value: '1' }],
  });
  const dataset = await loadAll(test_, file, () =>
    applyAnswers(
      plan,
      questions.map((q) => ({ ...q, answer: '1' })),
    ),
  );
  expect(
    test_.db.query(`SELECT count(*) FILTER (outcome = 'won')::DOUBLE AS won FROM deals`),
  ).toEqual([{ won: 20 }]);
  expect(dataset.columns.map(({ role }) => role)).toEqual(
    ['dealId', 'field', 'outcome', 'measure'].with(1, 'outcome').with(2, 'field').with(3, 'amount'),
  );
});

test('INTAKE-OUTCOME words are trimmed and caseless, blanks and unknown ones are open and reported', async () => {
  const words = [
    ' WON ',
    'closed-lost',
    'Dead',
    'No Decision',
    'Frobnicated',
    '',
    'Negotiation',
  ] as const;
  const text = csv(
    ['id', 'stage', 'amount'],
    rowsOf(70, (i) => [`d${i}`, pick(words, i), i]),
  );
  const dataset = await loadAll(test_, fileOf(text));
  expect(dataset.outcomeValues.won).toEqual([' WON ']);
  expect(dataset.outcomeValues.lost.toSorted()).toEqual(['Dead', 'No Decision', 'closed-lost']);
  expect(dataset.unknownOutcomes).toEqual([
    { value: 'Frobnicated', deals: 10 },
    { value: '(blank)', deals: 10 },
  ]);
  expect(
    test_.db.query(
      'SELECT outcome::VARCHAR AS outcome, count(*)::DOUBLE AS n FROM deals GROUP BY 1 ORDER BY 1',
    ),
  ).toEqual([
    { outcome: 'lost', n: 30 },
    { outcome: 'open', n: 30 },
    { outcome: 'won', n: 10 },
  ]);
});

const money: [what: string, written: string[], currency: string | null][] = [
  ['plain', ['1234.5', '7', '-3.25'], null],
  ['dollars', ['$1,234.50', '$7.00', '($3.25)'], '$'],
  ['euros', ['1.234,50 €', '7,00 €', '-3,25 €'], '€'],
  ['a code', ['USD 1,234.50', 'USD 7', 'USD -3.25'], 'USD'],
  ['Swiss', ["CHF 1'234.50", 'CHF 7', 'CHF -3.25'], 'CHF'],
  ['spaces', ['1 234,50', '7,00', '-3,25'], null],
  ['no break spaces', ['1\u202f234,50\u00a0€', '7,00\u00a0€', '−3,25\u00a0€'], '€'],
];

test.each(money)('INTAKE-MONEY %s', async (_, written, currency) => {
  const [a = '', b = '', c = ''] = written;
  const text = csv(
    ['id', 'status', 'amount'],
    rowsOf(60, (i) => [`d${i}`, pick(['Won', 'Lost'], i), pick([a, b, c], i)]),
  );
  const dataset = await loadAll(test_, fileOf(text));
  expect(dataset.source.currency).toBe(currency);
  expect(dataset.unreadable).toEqual([]);
  expect(
    test_.db.query(`SELECT amount FROM deals WHERE deal_id IN ('d0', 'd1', 'd2') ORDER BY deal_id`),
  ).toEqual([{ amount: 1234.5 }, { amount: 7 }, { amount: -3.25 }]);
});

test('INTAKE-ASK points before three digits in every amount are asked about', async () => {
  const text = csv(
    ['id', 'status', 'amount'],
    rowsOf(60, (i) => [`d${i}`, pick(['Won', 'Lost'], i), `${1 + i}.${100 + i}`]),
  );
  const file = fileOf(text);
  const { plan, questions } = await inspected(file);
  expect(questions.map(({ id }) => id)).toEqual(['decimal-mark:amount']);
  for (const [answer, amount] of [
    [',', 1100],
    ['.', 1.1],
  ] as const) {
    await loadAll(test_, file, () =>
      applyAnswers(
        plan,
        questions.map((q) => ({ ...q, answer })),
      ),
    );
    expect(test_.db.query(`SELECT amount FROM deals WHERE deal_id = 'd0'`)).toEqual([{ amount }]);
  }
});

test.each([';', '\t', '|'])(
  'INTAKE-DIALECT delimiter %j, CRLF and a byte order mark',
  async (delimiter) => {
    const text = csv(
      ['Id', 'Status', 'Region, land', 'Amount'],
      rowsOf(60, (i) => [
        `d${i}`,
        pick(['Won', 'Lost'], i),
        pick(['a,b', `c${delimiter}d`, 'e"f\ng'], i >> 1),
        i,
      ]),
      { delimiter, lineEnd: '\r\n' },
    );
    const file = fileOf(`\ufeff${text}`);
    const dataset = await loadAll(test_, file);
    expect(dataset.source.files[0]).toMatchObject({
      encoding: 'utf-8-bom',
      delimiter,
      recordsRead: 60,
      recordsRejected: 0,
    });
    expect(dataset.fields.find(({ name }) => name === 'Region, land')?.levels).toEqual(
      ['a,b', `c${delimiter}d`, 'e"f\ng'].sort(),
    );
  },
);

test('INTAKE-DIALECT a file without a header', async () => {
  const text = csv(
    [],
    rowsOf(60, (i) => [`d${i}`, pick(['Won', 'Lost'], i), 100 + i, day(i)]),
  ).slice(1);
  const file = fileOf(text);
  const { plan } = await inspected(file);
  expect(plan.dialect.headerRows).toBe(0);
  expect(roleOf(plan)).toMatchObject({ 'Column 2': 'outcome' });
  expect((await loadAll(test_, file)).deals).toBe(60);
});
