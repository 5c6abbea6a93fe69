import { expect, test } from 'vitest';
import type { Verdict } from '../../src/domain/document/verdict.ts';
import { comparisonName } from '../../src/words/comparisonName.ts';
import { largestWarning } from '../../src/words/largestWarning.ts';
import { maskWarning } from '../../src/words/maskWarning.ts';
import { byCountNote, byWhat, periodsName, rateName } from '../../src/words/measureWords.ts';
import { periodKind, periodName } from '../../src/words/periodName.ts';
import { verdictSentence } from '../../src/words/verdictSentence.ts';

const around = (estimate: number, half = 0.01) => ({
  estimate,
  low: estimate - half,
  high: estimate + half,
});
const side = (label: string, rate: number) => ({
  label,
  from: '',
  to: '',
  deals: 7000,
  won: 3000,
  winRate: around(rate),
});
const verdict: Omit<Verdict, 'sentence'> = {
  kind: 'declined',
  before: side('2024-05', 0.48),
  after: side('2024-06', 0.42),
  change: around(-0.06, 0.02),
  pValue: 0.001,
  test: 'ratio',
  smallestDetectable: 0.02,
  clock: 'closed',
  measure: 'value',
  designEffect: 1,
  clusteredBy: null,
  unusual: null,
  looks: { chosenByUser: true, tried: 1 },
  sensitivity: [],
  reason: null,
};
const none = { ...verdict, kind: 'no-evidence' as const, change: around(-0.01, 0.03) };

test('WORDS-COMPARE-1 a verdict by value says so, whatever its kind', () => {
  expect(verdictSentence(verdict)).toMatch(
    /^Win rate by value fell 6 points in June 2024, from 48% to 42%\./,
  );
  expect(verdictSentence({ ...verdict, kind: 'improved', change: around(0.06, 0.02) })).toMatch(
    /^Win rate by value rose/,
  );
  expect(verdictSentence(none)).toContain('that the win rate by value moved between');
  expect(verdictSentence({ ...none, kind: 'too-few-deals' })).toContain(
    'the win rate by value moved',
  );
});

test('WORDS-COMPARE-2 a verdict on the created clock names the deals created then', () => {
  const created = { clock: 'created' as const, measure: 'count' as const };
  expect(verdictSentence({ ...verdict, ...created })).toMatch(
    /^Win rate fell 6 points for deals created in June 2024/,
  );
  expect(verdictSentence({ ...none, ...created })).toContain(
    'the win rate moved between deals created in May 2024 and June 2024',
  );
});

test('WORDS-COMPARE-3 by count on the closed clock nothing is added', () => {
  const { measure: _, ...plain } = verdict;
  expect(verdictSentence(plain)).toMatch(/^Win rate fell 6 points in June 2024/);
  expect(byWhat(plain)).toBe('by closed date');
  expect(rateName(plain)).toBe('Win rate');
  expect(byCountNote(plain, 'Drivers')).toBeNull();
});

test('WORDS-COMPARE-4 usual movement is from period to period of the same length', () => {
  const unusual = { dispersion: 9, pValue: 0.4, periods: 6 };
  expect(verdictSentence({ ...verdict, unusual })).toContain('from month to month');
  const halves = { before: side('2023H2', 0.48), after: side('2024H1', 0.42), unusual };
  expect(verdictSentence({ ...verdict, ...halves })).toContain('from half-year to half-year');
});

test('WORDS-COMPARE-5 names of periods', () => {
  expect(periodName('2024H2')).toBe('H2 2024');
  expect(periodName('2024')).toBe('2024');
  expect(periodName('2024-03-03/2024-04-02')).toBe('3 Mar – 2 Apr 2024');
  expect(periodName('2024-03')).toBe('March 2024');
  expect(periodKind('2024-03-03/2024-04-02')).toBeNull();
  expect(periodsName({ after: side('2024', 0.5) })).toBe('years');
  expect(periodsName({ after: null })).toBe('periods');
});

test('WORDS-COMPARE-6 the button names what is compared, and how where that is not the usual', () => {
  expect(comparisonName({ ...verdict, clock: 'created' })).toBe(
    'June 2024 vs May 2024, by value, by created date',
  );
  expect(comparisonName({ before: null, after: null, clock: 'closed' })).toBe('No comparison');
});

test('WORDS-COMPARE-7 a masked side is told with its reason', () => {
  const why = { kind: 'running' as const, asOf: '2024-07-19' };
  expect(maskWarning('2024Q3', { why, share: 0.1 })).toBe(
    'Q3 2024 is masked: what looks like a change may be where the file starts or ends. Not complete: the file ends on 2024-07-19.',
  );
  expect(maskWarning('2024Q3', null)).toContain('can’t be told whether');
});

test('WORDS-COMPARE-LARGEST one deal that decides a rate by value is named with its share and its period', () => {
  expect(largestWarning('2024Q2', 0.412)).toBe(
    'One deal is 41% of all that closed in Q2 2024: won or lost, it alone moves the rate by value that far.',
  );
});
