import { expect, test } from 'vitest';
import {
  dropSentence,
  losingSentence,
  repSentence,
  weakSentence,
} from '../../src/words/alertSentence.ts';
import { actionWords } from '../../src/words/recommendAction.ts';
import { sentenceStart } from '../../src/words/sentenceStart.ts';

const apac = { field: 'region', level: 'APAC' };
const small = { field: 'size', level: 'small' };
const fall = { estimate: -0.1, low: -0.14, high: -0.06 };

test('WORDS-1 a sentence begins with a capital, whatever the file calls its fields', () => {
  expect(sentenceStart('region APAC wins')).toBe('Region APAC wins');
  expect(sentenceStart('état Lyon wins')).toBe('État Lyon wins');
  expect(sentenceStart('4 deals')).toBe('4 deals');
  expect(sentenceStart('')).toBe('');
});

test('WORDS-2 a name with a capital of its own stays as the file writes it', () => {
  expect(sentenceStart('iPhone deals win')).toBe('iPhone deals win');
  expect(sentenceStart('Region APAC wins')).toBe('Region APAC wins');
  expect(sentenceStart('leadSource: wins')).toBe('leadSource: wins');
});

test('WORDS-3 only the first name of an alert is touched, and none inside an action’s title', () => {
  expect(weakSentence(apac, fall)).toMatch(/^Region APAC wins 10 points less/);
  expect(dropSentence([small, apac], { before: 0.4, after: 0.3 }, fall, 'Q4 2024')).toMatch(
    /^Size small with region APAC fell/,
  );
  expect(losingSentence([small, apac], { estimate: 0.3, low: 0.25, high: 0.35 }, fall)).toMatch(
    /^Size small with region APAC wins 30%/,
  );
  expect(repSentence('moises', 40, fall)).toMatch(/^Moises won/);
  expect(actionWords['losing-combination']({ levels: [apac] }).title).toBe(
    'Sell region APAC another way, for half of it',
  );
});
