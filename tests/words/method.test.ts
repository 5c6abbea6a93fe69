import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFormula, plainFormula } from '../../src/words/method/formula.ts';
import { findMethods, methods } from '../../src/words/method/methods.ts';

const texts = methods.map((method) => ({
  id: method.id,
  text: [method.answers, ...method.rules, ...method.assumptions, ...method.breaksWhen].join(' '),
}));

test('METHOD-1 every statistic says what it answers, how, on what condition, and where it is', () => {
  expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
  for (const method of methods) {
    expect(method.answers.length, method.id).toBeGreaterThan(80);
    for (const part of ['formula', 'rules', 'assumptions', 'breaksWhen', 'where'] as const)
      expect(method[part].length, `${method.id}: ${part}`).toBeGreaterThan(0);
    expect(method.source, method.id).toMatch(/\d{4}|approximation|Bonferroni/);
  }
});

test('METHOD-2 the code a text points at exists', () => {
  for (const { id, where } of methods)
    for (const path of where) expect(existsSync(path), `${id}: ${path}`).toBe(true);
});

test.each(texts)('METHOD-3 $id keeps to the product’s words', ({ text }) => {
  expect(text).not.toMatch(
    /percentage points?|AI-powered|\bcaused?\b (?!is|and|of)|undefined|NaN/i,
  );
  expect(text).not.toMatch(/\d% (higher|lower|points)/);
  for (const sentence of text.split(/(?<=[.?!]) /)) expect(sentence.length).toBeLessThan(260);
});

test('METHOD-4 a search finds statistics by any word of their text, and all without one', () => {
  const ids = (search: string) =>
    findMethods(search).flatMap((group) => group.methods.map(({ id }) => id));
  expect(ids('')).toHaveLength(methods.length);
  expect(ids('wilson')).toContain('win-rate');
  expect(ids('simpson PARADOX')).toEqual(['bridge']);
  expect(ids('no such word')).toEqual([]);
});

test('FORMULA-1 fractions, roots, indexes and powers are read as such', () => {
  expect(parseFormula('{a}/{n + 1}')).toEqual({
    kind: 'fraction',
    of: { kind: 'name', text: 'a' },
    under: {
      kind: 'row',
      of: [
        { kind: 'name', text: 'n' },
        { kind: 'sign', text: '+' },
        { kind: 'number', text: '1' },
      ],
    },
  });
  expect(parseFormula('√{x_i^2}')).toEqual({
    kind: 'root',
    of: {
      kind: 'marked',
      of: { kind: 'name', text: 'x' },
      sub: { kind: 'name', text: 'i' },
      sup: { kind: 'number', text: '2' },
    },
  });
  expect(parseFormula('"of all" p̂')).toEqual({
    kind: 'row',
    of: [
      { kind: 'text', text: 'of all' },
      { kind: 'name', text: 'p̂' },
    ],
  });
});

test('FORMULA-2 an unfinished formula is still read, and never hangs', () => {
  for (const text of ['', '{', '}', '{a}/{', 'x_', '√', '^', '"open', '}/{'])
    expect(parseFormula(text)).toBeTruthy();
});

test('FORMULA-3 the text to be read aloud has round brackets where they are needed', () => {
  expect(plainFormula('{won + m·k}/{n}')).toBe('(won + m·k)/n');
  expect(plainFormula('x_{i} = z_{0.975} "of all"')).toBe('x_i = z_(0.975) of all');
});

test('FORMULA-4 every bracket of every formula is closed', () => {
  for (const { id, formula } of methods)
    for (const line of formula) {
      for (const [open, close] of ['{}', '()']) {
        const of = (sign = '') => line.split(sign).length;
        expect(of(open), `${id}: ${line}`).toBe(of(close));
      }
      expect(plainFormula(line)).not.toMatch(/[{}"]/);
    }
});
