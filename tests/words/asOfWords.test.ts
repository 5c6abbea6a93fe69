import { expect, test } from 'vitest';
import { asOfCounts, asOfNotes, asOfSentence, quarterEndName } from '../../src/words/asOfWords.ts';

const facts = {
  untold: 0,
  blanked: [],
  hasCreated: true,
  hasOpen: true,
  hasAmount: true,
  hasRep: true,
};
const counts = (createdLater: number, closedLater: number) =>
  asOfCounts({ createdLater, closedLater });

test('ASOFWORDS-1 the day is told as it is read', () => {
  expect(asOfSentence('2024-06-30')).toBe('You see the file as it stood on 30 Jun 2024.');
  expect(quarterEndName('2024-06-30')).toBe('End of Q2 2024');
  expect(quarterEndName('2023-12-31')).toBe('End of Q4 2023');
});

test('ASOFWORDS-2 what was left out and what is open again', () => {
  expect(counts(1, 1)).toBe(
    '1 deal created later is left out, and 1 deal closed later is open here.',
  );
  expect(counts(24_097, 0)).toBe('24,097 deals created later are left out.');
});

test('ASOFWORDS-3 what can’t be brought back is always said', () => {
  expect(asOfNotes(facts)).toEqual([
    'Amounts, owners and other columns are as the file has them now: what was changed since can’t be told from one file.',
  ]);
  expect(asOfNotes({ ...facts, hasAmount: false, hasRep: false })[0]).toMatch(/^Columns are as/);
});

test('ASOFWORDS-4 blank columns are named, many by their number', () => {
  expect(asOfNotes({ ...facts, blanked: ['Stage'] })[1]).toBe(
    'Stage is blank for open deals, as it changes as a deal moves or is filled when it ends.',
  );
  expect(asOfNotes({ ...facts, blanked: 'abcdef'.split('') })[1]).toMatch(
    /^a, b, c, d and 2 more columns are blank/,
  );
});

test('ASOFWORDS-5 a file without created dates, or without open deals, says what is missing', () => {
  expect(asOfNotes({ ...facts, hasCreated: false, untold: 9 }).at(-1)).toMatch(/no created dates/);
  expect(asOfNotes({ ...facts, hasOpen: false }).at(-1)).toMatch(/closed deals only/);
  expect(asOfNotes({ ...facts, untold: 1 }).at(-1)).toMatch(
    /^1 deal .* how it stood .* is left out/,
  );
});
