import { expect, test } from 'vitest';
import type { Verdict } from '../../src/domain/document/verdict.ts';
import { howOften } from '../../src/words/chance.ts';
import {
  changeSize,
  counted,
  list,
  pointsSize,
  ratePercent,
  signedPoints,
} from '../../src/words/numbers.ts';
import { periodName } from '../../src/words/periodName.ts';
import { verdictSentence } from '../../src/words/verdictSentence.ts';

const rate = (estimate: number, half = 0.01) => ({
  estimate,
  low: estimate - half,
  high: estimate + half,
});

const declined: Omit<Verdict, 'sentence'> = {
  kind: 'declined',
  before: { label: '2024Q3', from: '', to: '', deals: 7000, won: 3360, winRate: rate(0.48) },
  after: { label: '2024Q4', from: '', to: '', deals: 7000, won: 2940, winRate: rate(0.42) },
  change: { estimate: -0.06, low: -0.076, high: -0.044 },
  pValue: 1e-12,
  test: 'score',
  smallestDetectable: 0.0236,
  clock: 'closed',
  designEffect: 1,
  clusteredBy: null,
  unusual: { dispersion: 1, pValue: 0.001, periods: 6 },
  looks: { chosenByUser: false, tried: 1 },
  sensitivity: [],
  reason: null,
};

test('WORDS-1 a decline is told with its size, its rates and how rare it would be', () => {
  expect(verdictSentence(declined)).toBe(
    'Win rate fell 6 points in Q4 2024, from 48% to 42%. If nothing had changed, a gap this large would appear in fewer than 1 of 10,000 such comparisons.',
  );
});

test('WORDS-2 a change within the usual movement says so', () => {
  const usual = { ...declined, unusual: { dispersion: 20, pValue: 0.4, periods: 6 } };
  expect(verdictSentence(usual)).toContain('within the usual movement');
});

test('WORDS-3 no evidence names the gap, its chance and what could have been seen', () => {
  const none: Omit<Verdict, 'sentence'> = {
    ...declined,
    kind: 'no-evidence',
    change: rate(-0.0085, 0.04),
    pValue: 0.7,
  };
  expect(verdictSentence(none)).toBe(
    'Nothing in this file shows that the win rate moved between Q3 2024 and Q4 2024: from 48% to 42% is a gap that would appear in 7 of 10 such comparisons if nothing had changed. Only a change of 2 points or more would have been likely to show.',
  );
});

test('WORDS-4 too few deals is not told as no change', () => {
  const few: Omit<Verdict, 'sentence'> = {
    ...declined,
    kind: 'too-few-deals',
    change: rate(-0.06, 0.2),
    pValue: 0.5,
    smallestDetectable: 0.22,
  };
  expect(verdictSentence(few)).toContain('too few deals to tell');
});

test('WORDS-5 a real change under the materiality floor is not called a decline', () => {
  const small: Omit<Verdict, 'sentence'> = {
    ...declined,
    kind: 'no-evidence',
    change: rate(-0.006, 0.002),
    pValue: 0.001,
  };
  expect(verdictSentence(small)).toContain('real, but too small to act on');
});

test('WORDS-6 without two periods the reason is given', () => {
  const without = { ...declined, before: null, reason: 'It takes closed dates.' };
  expect(verdictSentence(without)).toBe(
    'There are no two periods to compare. It takes closed dates.',
  );
});

test('WORDS-7 numbers are rounded to what their interval supports', () => {
  expect(ratePercent(rate(0.43271, 0.02))).toBe('43%');
  expect(ratePercent(rate(0.43271, 0.002))).toBe('43.3%');
  expect(ratePercent(rate(0.43271, 0.0002))).toBe('43.27%');
  expect(changeSize(rate(-0.0123, 0.02))).toBe('1 point');
  expect(changeSize(rate(0.004, 0.02))).toBe('0.4 points');
});

test('WORDS-8 one of a thing is singular, and minus is a minus', () => {
  expect(counted(1, 'deal')).toBe('1 deal');
  expect(counted(1234, 'deal')).toBe('1,234 deals');
  expect(pointsSize(-0.01)).toBe('1 point');
  expect(signedPoints(-0.0312)).toBe('−3');
  expect(signedPoints(-0.0001)).toBe('0');
  expect(list(['a', 'b', 'c'])).toBe('a, b and c');
});

test('WORDS-9 a p value is told as a frequency, never as the chance of luck', () => {
  expect(howOften(0.0159)).toBe('1 of 63 such comparisons');
  expect(howOften(0.00001)).toBe('fewer than 1 of 10,000 such comparisons');
  expect(howOften(0.96)).toBe('10 of 10 such comparisons');
});

test('WORDS-10 periods are named as people say them', () => {
  expect(periodName('2024Q1')).toBe('Q1 2024');
  expect(periodName('2024-03')).toBe('March 2024');
  expect(periodName('all of it')).toBe('all of it');
});
