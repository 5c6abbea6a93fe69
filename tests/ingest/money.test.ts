import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import { readNumber } from '../../workers/ingest/numbers/numbers.ts';
import { csv, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { inspected, loadAll, loadOf, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const deals = (
  header: string[],
  cells: (i: number) => (string | number)[],
  n = 60,
  delimiter = ',',
) =>
  fileOf(
    csv(
      ['id', 'status', ...header],
      rowsOf(n, (i) => [`d${i}`, pick(['Won', 'Lost'], i), ...cells(i)]),
      { delimiter },
    ),
  );

const amounts = (n: number) =>
  test_.db
    .query<{ amount: number | null }>(
      `SELECT amount FROM deals ORDER BY substr(deal_id, 2)::INTEGER LIMIT ${n}`,
    )
    .map(({ amount }) => amount);

/** The plan with every question answered alike. */
async function answered(file: File, answer: string): Promise<IntakePlan> {
  const { plan, questions } = await inspected(file);
  expect(questions).toHaveLength(1);
  return applyAnswers(
    plan,
    questions.map((question) => ({ ...question, answer })),
  );
}

test.each<[what: string, cells: [string, ...string[]], values: number[]]>([
  ['millions', ['1.2M', '350k', '900'], [1.2e6, 350e3, 900]],
  ['Indonesian', ['Rp 3,5 jt', 'Rp 250rb', 'Rp 900'], [3.5e6, 250e3, 900]],
  ['percents', ['12,5%', '7%', '100%'], [0.125, 0.07, 1]],
  ['lakhs', ['₹ 12,34,567.50', '₹ 1,000', '₹ 5'], [1234567.5, 1000, 5]],
  ['thin spaces', ['1\u202f234,5', '7,25', '12'], [1234.5, 7.25, 12]],
  ['trailing minus', ['1,200.50-', '3.25', '(7)'], [-1200.5, 3.25, -7]],
  ['exponents', ['1.5e3', '2,000.5', '7'], [1500, 2000.5, 7]],
])('INTAKE-MONEY %s', async (_, cells, values) => {
  const dataset = await loadAll(
    test_,
    deals(['amount'], (i) => [pick(cells, i)]),
  );
  expect(dataset.unreadable).toEqual([]);
  expect(amounts(3)).toEqual(values);
});

test('INTAKE-MONEY percents say how they were read', async () => {
  const dataset = await loadAll(
    test_,
    deals(['amount', 'discount'], (i) => [i, pick(['12,5%', '7%'], i)], 60, ';'),
  );
  expect(dataset.columns.find(({ name }) => name === 'discount')?.reason).toMatch(
    /Percents are read as fractions: 7% is 0.07/,
  );
});

test('INTAKE-MONEY a few texts among numbers are told, and the numbers stay numbers', async () => {
  const file = deals(['amount'], (i) => [
    i % 20 === 3 ? 'call Bob' : i % 20 === 7 ? '1,2,3' : `$${i}.50`,
  ]);
  const dataset = await loadAll(test_, file);
  expect(dataset.unreadable).toEqual([
    { column: 'amount', count: 6, examples: ['1,2,3', 'call Bob'] },
  ]);
  expect(amounts(4)).toEqual([0.5, 1.5, 2.5, null]);
});

test('INTAKE-ASK three digits behind every mark are asked about, for amounts and for other measures', async () => {
  for (const [name, mark] of [
    ['amount', '.'],
    ['amount', ','],
    ['weight', '.'],
  ] as const) {
    const file = deals([name], (i) => [`${1 + i}${mark}${100 + i}`], 60, ';');
    const { plan, questions } = await inspected(file);
    expect(questions.map(({ id }) => id)).toEqual([`decimal-mark:${name}`]);
    expect(questions[0]?.evidence).toMatch(/All 60 numbers .* sample of 60 rows/);
    expect((await loadOf(test_, file, plan)).phase).toBe('asking');
    await loadAll(test_, file, () =>
      applyAnswers(
        plan,
        questions.map((q) => ({ ...q, answer: mark })),
      ),
    );
    const column = name === 'amount' ? 'amount' : 'c2';
    expect(test_.db.query(`SELECT ${column} AS v FROM deals WHERE deal_id = 'd0'`)).toEqual([
      { v: 1.1 },
    ]);
  }
});

test('INTAKE-ASK a column of the same file that proves its mark answers for the others', async () => {
  const file = deals(['amount', 'weight'], (i) => [`${i},5`, `${1 + i}.${100 + i}`], 60, ';');
  const { plan, questions } = await inspected(file);
  expect(questions).toEqual([]);
  expect(plan.columns[3]?.reason).toMatch(/decimal mark is that of “amount”/);
  await loadAll(test_, file);
  expect(test_.db.query(`SELECT c3 AS v FROM deals WHERE deal_id = 'd0'`)).toEqual([{ v: 1100 }]);
});

test('INTAKE-ASK numbers that fit only one mark each are asked about, and the others told', async () => {
  const file = deals(['amount'], (i) => [i % 3 ? `${i},5` : `${i}.5`], 60, ';');
  const { plan, questions } = await inspected(file);
  expect(questions[0]?.evidence).toMatch(
    /20 numbers only fit a decimal point, 40 only a decimal comma/,
  );
  const dataset = await loadAll(test_, file, () =>
    applyAnswers(
      plan,
      questions.map((q) => ({ ...q, answer: ',' })),
    ),
  );
  expect(dataset.unreadable).toMatchObject([{ column: 'amount', count: 20 }]);
});

test('INTAKE-CURRENCY several signs are asked about; the others’ amounts are left out and told', async () => {
  const file = deals(['amount'], (i) => [`${pick(['$', '€', '€'], i)}${i}.50`]);
  const plan = await answered(file, 'EUR');
  const dataset = await loadAll(test_, file, () => plan);
  expect(dataset.source.currency).toBe('EUR');
  expect(dataset.unreadable).toEqual([]);
  expect(amounts(3)).toEqual([null, 1.5, 2.5]);
  expect(dataset.currencies).toEqual({
    column: 'amount',
    currencyColumn: null,
    keep: 'EUR',
    values: [
      { currency: 'EUR', deals: 40, total: 1220 },
      { currency: '$', deals: 20, total: 580 },
    ],
  });
});
const beside = () => deals(['amount', 'Currency'], (i) => [i, pick(['EUR', 'USD', ''], i)]);

test('INTAKE-CURRENCY a column of currencies: one is kept', async () => {
  const plan = await answered(beside(), 'USD');
  const dataset = await loadAll(test_, beside(), () => plan);
  expect(amounts(4)).toEqual([null, 1, null, null]);
  expect(dataset.currencies).toMatchObject({
    currencyColumn: 'Currency',
    keep: 'USD',
    values: [
      { currency: 'EUR', deals: 20, total: 570 },
      { currency: 'USD', deals: 20, total: 590 },
      { currency: '', deals: 20, total: 610 },
    ],
  });
});

test('INTAKE-CURRENCY … or none, and no amount is left', async () => {
  const plan = await answered(beside(), 'none');
  const dataset = await loadAll(test_, beside(), () => plan);
  expect(dataset.has.amount).toBe(false);
  expect(amounts(1)).toEqual([null]);
});

test('INTAKE-CURRENCY one currency, or amounts already converted, ask nothing', async () => {
  const one = deals(['amount', 'Currency'], (i) => [i, 'EUR']);
  expect((await inspected(one)).questions).toEqual([]);
  const converted = deals(['Amount in company currency', 'Currency'], (i) => [
    i,
    pick(['EUR', 'USD'], i),
  ]);
  expect((await inspected(converted)).questions).toEqual([]);
  expect((await loadAll(test_, one)).currencies).toBeUndefined();
});

test('INTAKE-ASK points that come late, where the sample has whole numbers only, are asked about', async () => {
  const rows = rowsOf(90_000, (i) => [`d${i}`, pick(['Won', 'Lost'], i), 100 + (i % 800)]);
  // 1.3 MB: past the head of the file, in a place that no sample reaches.
  const at = 50_011;
  for (const step of [0, 1, 2]) rows[at + step] = [`d${at + step}`, 'Won', `1.${500 + step * 7}`];
  const file = fileOf(csv(['id', 'status', 'amount'], rows));
  const { plan, questions } = await inspected(file);
  expect(questions).toEqual([]);
  const asked = await loadOf(test_, file, plan);
  if (asked.phase !== 'asking') throw new Error(asked.phase);
  expect(asked.questions.map(({ id }) => id)).toEqual(['decimal-mark:amount']);
  const chosen = applyAnswers(
    asked.plan,
    asked.questions.map((question) => ({ ...question, answer: ',' })),
  );
  await loadAll(test_, file, () => chosen);
  expect(test_.db.query(`SELECT max(amount) AS most FROM deals`)).toEqual([{ most: 1514 }]);
}, 30_000);

test('INTAKE-CURRENCY a choice that fits another file is asked anew, or falls away', async () => {
  const file = deals(['amount'], (i) => [`${pick(['$', '£'], i)}${i}.50`]);
  const chosen = { column: null, keep: 'EUR' };
  const asked = await loadOf(test_, file, { ...(await inspected(file)).plan, currency: chosen });
  expect(asked).toMatchObject({ phase: 'asking', questions: [{ id: 'currency' }] });
  const one = deals(['amount'], (i) => [`£${i}.50`]);
  const dataset = await loadAll(test_, one, (plan) => ({ ...plan, currency: chosen }));
  expect(dataset.source.currency).toBe('£');
  expect(amounts(2)).toEqual([0.5, 1.5]);
  expect(dataset.notes).toMatchObject([{ id: 'currency' }]);
  expect(dataset.notes[0]?.sentence).toMatch(/in EUR were to count.* are in GBP/);
  const named = deals(['amount', 'Currency'], (i) => [i, 'usd']);
  const beside = { column: 3, keep: 'EUR' };
  const other = await loadAll(test_, named, (plan) => ({ ...plan, currency: beside }));
  expect(other.notes).toMatchObject([{ id: 'currency', count: 60 }]);
  const bare = deals(['amount', 'region'], (i) => [i, pick(['North', 'South'], i)]);
  for (const column of [null, 2, 99]) {
    const currency = { column, keep: 'EUR' };
    const { notes } = await loadAll(test_, bare, (plan) => ({ ...plan, currency }));
    expect([column, notes[0]?.sentence]).toEqual([
      column,
      'Only amounts in EUR were to count, and this file does not say in which currency they are: all of them count.',
    ]);
  }
});

test('INTAKE-CURRENCY amounts that name none stay out where one currency alone was to count', async () => {
  const file = deals(['amount', 'Currency'], (i) => [10, pick(['EUR', ''], i)]);
  const currency = { column: 3, keep: 'EUR' };
  const dataset = await loadAll(test_, file, (plan) => ({ ...plan, currency }));
  expect(test_.db.query('SELECT count(amount)::DOUBLE AS n FROM deals')).toEqual([{ n: 30 }]);
  expect(dataset.currencies?.values).toHaveLength(2);
});

test('INTAKE-MONEY the engine reads whole columns as one value is read, and what it can’t is told', async () => {
  const number = fc.tuple(
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.constantFrom('#', '-#', '(#)', '#-', '#k', '#M', '#bn', '−#', ' # ', '\u00a0#'),
    fc.constantFrom(',', "'", ' ', ''),
  );
  const written = number.map(([cents, frame, group]) => {
    const [whole = '', fraction = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
    return frame.replace('#', () => `${whole.replace(/\B(?=(\d{3})+$)/g, group)}.${fraction}`);
  });
  const odd = fc.constantFrom(
    "'); DROP TABLE deals; --",
    '1,2,3',
    '0,123',
    '12-34',
    '1.2.3',
    '=1+1',
    'x',
  );
  const cells = [
    ...fc.sample(written, { seed: 11, numRuns: 3_000 }),
    ...fc.sample(odd, { seed: 12, numRuns: 100 }),
  ];
  const dataset = await loadAll(
    test_,
    deals(['amount'], (i) => [cells[i] ?? ''], cells.length),
  );
  const expected = cells.map((cell) => readNumber(cell, '.'));
  expect(amounts(cells.length)).toEqual(expected);
  expect(dataset.unreadable).toMatchObject([{ count: 100 }]);
}, 30_000);
