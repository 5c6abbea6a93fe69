import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeNumbers, readableForms } from '../../workers/ingest/numbers/numberColumn.ts';
import { numberShape, readNumber } from '../../workers/ingest/numbers/numbers.ts';

const read: [written: string, mark: '.' | ',', value: number | null][] = [
  ['1.234,56', ',', 1234.56],
  ['1,234.56', '.', 1234.56],
  ['1 234,56', ',', 1234.56],
  ['1\u00a0234,56 €', ',', 1234.56],
  ['1\u202f234\u202f567,5', ',', 1234567.5],
  ["1'234.56", '.', 1234.56],
  ['1’234’567.5', '.', 1234567.5],
  ['12,34,567.5', '.', 1234567.5],
  ['₹ 12,34,567', '.', 1234567],
  ['(1,200)', '.', -1200],
  ['($1,200.50)', '.', -1200.5],
  ['1,200-', '.', -1200],
  ['−3,25 €', ',', -3.25],
  ['USD -3.25', '.', -3.25],
  ['12,5%', ',', 0.125],
  ['1.2M', '.', 1.2e6],
  ['$1.2bn', '.', 1.2e9],
  ['£350k', '.', 350e3],
  ['3,5 jt', ',', 3.5e6],
  ['Rp 250rb', ',', 250e3],
  ['Rp1.200.000', ',', 1.2e6],
  ['2,5 Mio. €', ',', 2.5e6],
  ['€ 3 Mrd', ',', 3e9],
  ['R$ 1.234,50', ',', 1234.5],
  ['100 kr.', '.', 100],
  ['1.5e3', '.', 1500],
  // What is no number, or not with this mark.
  ['Rp 1,2 M', ',', null],
  ['1,2,3', '.', null],
  ['1.234.56', '.', null],
  ['0,123', '.', null],
  ['1,234.56', ',', null],
  ['(5-)', '.', null],
  ['5 kg', '.', null],
  ['12abc', '.', null],
  ['2024-01-05', '.', null],
  ['10:30', '.', null],
  ['1 23', '.', null],
];

test.each(read)('INTAKE-MONEY “%s” with the mark “%s” is %s', (written, mark, value) => {
  expect(readNumber(written, mark)).toBe(value);
});

const texts = (...values: string[]) =>
  values.map((value) => ({ form: value, lowest: value, highest: value, rows: 1 }));

test('INTAKE-MONEY a mark is proven, open, or contradicted', () => {
  const verdict = (...values: string[]) => {
    const { mark, order } = judgeNumbers(texts(...values));
    return [mark, order];
  };
  expect(verdict('1.234', '5.678')).toEqual([',', 'ambiguous']);
  expect(verdict('1,234', '5,678')).toEqual(['.', 'ambiguous']);
  expect(verdict('1.234', '5.678', '999')).toEqual([',', 'ambiguous']);
  expect(verdict('1.234', '12,5')).toEqual([',', 'proven']);
  expect(verdict('1.234', '1.234.567')).toEqual([',', 'proven']);
  expect(verdict('1.234', '0.123')).toEqual(['.', 'proven']);
  expect(verdict('1,5', '2.5')).toEqual(['.', 'mixed']);
  expect(verdict('12', '7')).toEqual(['.', 'proven']);
  const few = Array.from({ length: 99 }, (_, i) => `${i}.5`);
  expect(verdict(...few, '7,5')).toEqual(['.', 'proven']);
});

test('INTAKE-MONEY of percents and bare numbers only the more frequent are read', () => {
  const forms = (...values: string[]) =>
    readableForms(texts(...values), '.').map(({ form }) => form);
  expect(forms('12%', '15%', '0.3', '0')).toEqual(['12%', '15%', '0']);
  expect(forms('12', '15', '30%')).toEqual(['12', '15']);
  expect(forms('5jt', '3M', '2rb')).toEqual(['5jt', '2rb']);
  // Months and flats, and money.
  expect(forms('12m', '24m', '2B')).toEqual([]);
  expect(forms('12m', '1.5m', '300k')).toEqual(['12m', '1.5m', '300k']);
  expect(forms('$12m', '3m')).toEqual(['$12m', '3m']);
});

test('INTAKE-MONEY any number is read back from any country’s way to write it', () => {
  const ways = [
    { group: ',', mark: '.' },
    { group: '.', mark: ',' },
    { group: ' ', mark: ',' },
    { group: '\u202f', mark: ',' },
    { group: "'", mark: '.' },
    { group: '', mark: ',' },
  ] as const;
  const around = ['$#', '# €', 'USD #', '#', 'CHF #', 'Rp #', '#kr'] as const;
  fc.assert(
    fc.property(
      fc.integer({ min: -1e11, max: 1e11 }),
      fc.constantFrom(...ways),
      fc.constantFrom(...around),
      fc.constantFrom('-#', '(#)', '#-', '−#'),
      (cents, { group, mark }, frame, minus) => {
        const [whole = '', fraction = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
        const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${mark}${fraction}`;
        const money = frame.replace('#', () => digits);
        const written = cents < 0 ? minus.replace('#', () => money) : money;
        expect(readNumber(written, mark)).toBe(cents / 100);
      },
    ),
    { seed: 3, numRuns: 2000 },
  );
});

test('INTAKE-MONEY no text is a number by accident or breaks the reader', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      const value = readNumber(text, '.');
      if (value !== null) expect(text).toMatch(/\d/);
      expect(numberShape(text)?.digits ?? '0').toMatch(/\d/);
    }),
    { seed: 5, numRuns: 5000 },
  );
});
