import { expect, test } from 'vitest';
import { mergeOffers, mayBeAlike } from '../../workers/ingest/values/mergeOffers.ts';
import { nearDuplicates } from '../../workers/ingest/values/nearDuplicates.ts';

const near = (...values: [value: string, rows: number][]) =>
  nearDuplicates(values.map(([value, rows]) => ({ value, rows }))).map(
    ({ from, into }) => `${from.value} → ${into}`,
  );

test('INTAKE-MERGE capitals, spaces, accents, punctuation and plurals are the same word', () => {
  expect(near(['Google', 9], ['google', 3], ['Google ', 2])).toEqual([
    'google → Google',
    'Google  → Google',
  ]);
  expect(near(['GTXPro', 3], ['GTX Pro', 9])).toEqual(['GTXPro → GTX Pro']);
  expect(near(['Café', 9], ['Cafe', 3])).toEqual(['Cafe → Café']);
  expect(near(['Pre-Sales', 9], ['Presales', 3])).toEqual(['Presales → Pre-Sales']);
  expect(near(['Partner', 2], ['Partners', 9])).toEqual(['Partner → Partners']);
  expect(near(['R&D', 2], ['R and D', 9])).toEqual(['R&D → R and D']);
});

test('INTAKE-MERGE one letter inside a long word, when one is clearly rarer', () => {
  expect(near(['Enterprise', 90], ['Enterprize', 2])).toEqual(['Enterprize → Enterprise']);
  expect(near(['Manufacturing', 90], ['Manufcturing', 2])).toEqual([
    'Manufcturing → Manufacturing',
  ]);
  expect(near(['Konmatfix', 90], ['Konmtafix', 2])).toEqual(['Konmtafix → Konmatfix']);
  expect(near(['Konmatfix', 9], ['Konmtafix', 8])).toEqual([]);
  expect(near(['Referral', 9], ['Referal', 30])).toEqual(['Referal → Referral']);
});

test.each([
  [['Region 1', 'Region 2']],
  [['North', 'South']],
  [['GTX Plus Pro', 'GTX Plus Basic']],
  [['Contact', 'Contract']],
  [['SKU-10452', 'SKU-10453']],
  [['A+', 'A-', 'A']],
  [['1.5', '15', '1-5']],
  [['< 100', '> 100']],
  [['C', 'C++', 'C#']],
  [['Insurer', 'Insured']],
  [['Complete', 'Completed']],
  [['Inbound', 'Outbound']],
  [['Slovakia', 'Slovenia']],
  [['Austria', 'Australia']],
  [['Plan A', 'Plan B']],
  [['Q1 2023', 'Q2 2023']],
])('INTAKE-MERGE %j are not offered', (values) => {
  expect(near(...values.map((value, i): [string, number] => [value, 100 ** i]))).toEqual([]);
  expect(mayBeAlike(values)).toBe(false);
});

test('INTAKE-MERGE values are looked for in another file, each only where one fits', () => {
  const keys = ['GTX Pro', 'GTX Basic', 'MG Special', 'Acme Inc', 'ACME Inc.'];
  const against = keys.map((value) => ({ value, rows: 1 }));
  const values = ['GTXPro', 'MG Specail', 'acme inc', 'Other'].map((value) => ({
    value,
    rows: 500,
  }));
  expect(nearDuplicates(values, against).map(({ from, into }) => [from.value, into])).toEqual([
    ['GTXPro', 'GTX Pro'],
    ['MG Specail', 'MG Special'],
  ]);
});

test('INTAKE-MERGE a misspelt common word is offered though the right one stands nowhere; people are left alone', () => {
  const values = ['technolgy', 'medical', 'retail'].map((value) => ({ value, rows: 12 }));
  expect(mergeOffers([{ index: 4, name: 'sector', role: 'field', values }])).toEqual([
    {
      column: 4,
      name: 'sector',
      into: 'technology',
      from: [{ value: 'technolgy', rows: 12 }],
      reason: '“technology” is a common word, “technolgy” is not.',
    },
  ]);
  const reps = ['Marianne Smith', 'Mariane Smith'].map((value, i) => ({
    value,
    rows: 10 ** (2 * i),
  }));
  expect(mergeOffers([{ index: 1, name: 'Owner', role: 'rep', values: reps }])).toEqual([]);
});

test('INTAKE-MERGE ten thousand names are compared in a moment', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => ({
    value: `Company ${String.fromCharCode(97 + (i % 26))}${i} holding`,
    rows: 1,
  }));
  expect(nearDuplicates(values)).toEqual([]);
});

test('MERGE-LONG texts are no names: two long ones that differ in a letter are not held together', () => {
  const text = 'z'.repeat(900_000);
  const values = [
    { value: text, rows: 9 },
    { value: `${text.slice(1)}y`, rows: 1 },
  ];
  expect(nearDuplicates(values)).toEqual([]);
});
