import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { inspectedFiles, resultOf } from './joinFiles.ts';
import { deals as joinedDeals } from './joinFixture.ts';
import { inspected, loadAll, loadOf, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

/** More records than a sample takes; the last but a few is far behind it. */
const MANY = 21_000;
const whole = (i: number): string => String(100 + (i % 977));
const fractions = (i: number): string => `${100 + (i % 977)}.25`;

const deals = (amount: (i: number) => string, odd: string, n: number, notes = false) =>
  fileOf(
    csv(
      ['id', 'status', 'close_date', 'amount', ...(notes ? ['period', 'note'] : [])],
      rowsOf(n, (i) => [
        `d${i}`,
        pick(['Won', 'Lost'], i),
        day(i % 700),
        i === n - 9 ? odd : amount(i),
        ...(notes ? ['2024_01', pick(['9.000 sold', '2024-01-05T10:00:00.000Z'], i)] : []),
      ]),
    ),
  );

const amountAt = (row: number) =>
  test_.db.query<{ amount: number | null }>(
    `SELECT amount FROM deal_rows WHERE deal_id = 'd${row}'`,
  )[0]?.amount;

describe.each([
  ['in the sample', 300],
  ['beyond the sample', MANY],
])('%s', { timeout: 60_000 }, (_, n) => {
  test.each<[odd: string, amount: (i: number) => string]>([
    ['1e400', whole],
    ['1e400', fractions],
    ['1e400', (i) => `1,${String(100 + (i % 800))}.5`],
    ['-1e400', whole],
    ['inf', whole],
    ['-inf', fractions],
    ['Infinity', fractions],
    ['9'.repeat(320), whole],
  ])('INTAKE-MONEY what is larger than any number is none, and told: %#', async (odd, amount) => {
    const dataset = await loadAll(test_, deals(amount, odd, n));
    const examples = [odd.slice(0, 100)];
    expect(dataset.unreadable).toEqual([{ column: 'amount', count: 1, examples }]);
    expect(amountAt(n - 9)).toBeNull();
  });

  test.each<[odd: string, amount: (i: number) => string]>([
    ['9007199254740993', whole],
    ['-9007199254740993', whole],
    ['12345678901234567.5', fractions],
    ['12,345,678,901,234,567.5', (i) => `1,${String(100 + (i % 800))}.5`],
  ])('INTAKE-MONEY a number no double keeps is none, and told: %s', async (odd, amount) => {
    const dataset = await loadAll(test_, deals(amount, odd, n));
    expect(dataset.unreadable).toEqual([{ column: 'amount', count: 1, examples: [odd] }]);
    expect(amountAt(n - 9)).toBeNull();
  });

  test.each(['999999999999999', '1.5e18', '0000000000000000012'])(
    'INTAKE-MONEY a number that a double keeps is one: %s',
    async (odd) => {
      const dataset = await loadAll(test_, deals(whole, odd, n));
      expect(dataset.unreadable).toEqual([]);
      expect(amountAt(n - 9)).toBe(Number(odd));
    },
  );

  test.each(['NaN'])('INTAKE-MONEY %s counts as blank, and is told', async (odd) => {
    const dataset = await loadAll(test_, deals(whole, odd, n));
    expect(dataset.unreadable).toEqual([]);
    expect(dataset.blanks).toEqual([{ column: 'amount', value: odd, rows: 1 }]);
    expect(amountAt(n - 9)).toBeNull();
  });

  test.each(['1_000.5', '2023_01'])(
    'INTAKE-MONEY %s is no number, though the engine takes it for one',
    async (odd) => {
      const dataset = await loadAll(test_, deals(fractions, odd, n));
      expect(dataset.unreadable).toEqual([{ column: 'amount', count: 1, examples: [odd] }]);
      expect(amountAt(n - 9)).toBeNull();
    },
  );

  test.each(['5.000', ' -12.000'])(
    'INTAKE-ASK whether the point of %s among whole numbers groups thousands',
    async (odd) => {
      const file = deals(whole, odd, n);
      const { plan, questions } = await inspected(file);
      const result = questions.length > 0 ? { plan, questions } : await loadOf(test_, file, plan);
      if (!('questions' in result)) throw new Error('nothing was asked');
      expect(result.questions.map(({ id }) => id)).toEqual(['decimal-mark:amount']);
      const size = Number.parseFloat(odd);
      for (const [answer, amount] of [
        ['.', size],
        [',', size * 1000],
      ] as const) {
        const answered = applyAnswers(
          result.plan,
          result.questions.map((question) => ({ ...question, answer })),
        );
        expect((await loadOf(test_, file, answered)).phase).toBe('loaded');
        expect(amountAt(n - 9)).toBe(amount);
      }
    },
  );

  test.each([
    ['0.000', 0],
    ['1234.000', 1234],
    ['5.0', 5],
    // The nearest number there is.
    ['1e-400', 0],
  ])('INTAKE-MONEY %s can only be one number', async (odd, amount) => {
    expect((await loadAll(test_, deals(whole, odd, n))).unreadable).toEqual([]);
    expect(amountAt(n - 9)).toBe(amount);
  });
});

test('INTAKE-FAST other columns may hold such texts: the file is read once', async () => {
  let reads = 0;
  const counting = {
    ...test_,
    port: {
      ...test_.port,
      registerFile: (name: string, file: File) => {
        reads += 1;
        return test_.port.registerFile(name, file);
      },
    },
  };
  const dataset: Dataset = await loadAll(counting, deals(whole, '7', MANY, true));
  expect(dataset.unreadable).toEqual([]);
  expect(reads).toBe(1);
  expect(amountAt(MANY - 9)).toBe(7);
}, 60_000);

test('INTAKE-ASK the same in a file that has to be repaired', async () => {
  const text = await deals(whole, '5.000', MANY).text();
  const file = fileOf(text.replace('\nd7,Won', '\nd7,"Won" '));
  const { plan } = await inspected(file);
  const result = await loadOf(test_, file, plan);
  expect(result).toMatchObject({ phase: 'asking', questions: [{ id: 'decimal-mark:amount' }] });
}, 60_000);

test.each([
  ['5.000', 'asking'],
  ['12.5', 'loaded'],
])(
  'INTAKE-ASK the same in a file that is looked up, where %s comes late',
  async (odd, phase) => {
    const own = rowsOf(20, (i) => [`Account ${i}`, 100 + i * 7]);
    const others = rowsOf(MANY, (i) => [`Other ${i}`, i === MANY - 9 ? odd : 50 + (i % 900)]);
    const accounts = fileOf(csv(['account', 'employees'], [...own, ...others]), 'accounts.csv');
    const files = [joinedDeals(), accounts];
    const { plan } = await inspectedFiles(files);
    expect((await resultOf(test_, files, plan)).phase).toBe(phase);
  },
  60_000,
);

test('INTAKE-MONEY cells that only look like numbers are told, all of them, wherever they stand', async () => {
  const odd = [
    "'123",
    '１２３',
    '٣٤٥',
    '12.34.56',
    '0x1F',
    '50%',
    '5\u200b',
    '½',
    '1.234,5',
    '1,5',
  ];
  for (const n of [600, MANY]) {
    const cells = rowsOf(n, (i) => [
      i > n - 20 && i <= n - 20 + odd.length ? (odd[i - n + 19] ?? '') : fractions(i),
    ]);
    const dataset = await loadAll(
      test_,
      fileOf(
        csv(
          ['id', 'status', 'amount'],
          cells.map(([cell = ''], i) => [`d${i}`, pick(['Won', 'Lost'], i), cell]),
        ),
      ),
    );
    expect(dataset.unreadable).toMatchObject([{ column: 'amount', count: odd.length }]);
  }
}, 60_000);

test.each([
  ['1\u00a0234', 1234],
  ['1\u202f234\u202f567', 1234567],
  ["1'234", 1234],
  ['\u00a07\u00a0', 7],
  ['-0', 0],
  ['(5)', -5],
  ['5-', -5],
])('INTAKE-MONEY %j is %d among whole numbers', async (odd, amount) => {
  expect((await loadAll(test_, deals(whole, odd, 300))).unreadable).toEqual([]);
  expect(amountAt(291)).toBeCloseTo(amount, 10);
});
