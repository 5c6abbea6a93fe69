import { expect, test } from 'vitest';
import type { WhatIfAnswer, WhatIfSlice } from '../../src/domain/whatIf.ts';
import {
  noAnswer,
  notOfferedWords,
  whatIfCaveat,
  whatIfNotes,
  whatIfSentence,
} from '../../src/words/whatIfWords.ts';

const around = (estimate: number, half: number) => ({
  estimate,
  low: estimate - half,
  high: estimate + half,
});
const factor = (field: string, points: number, driver = true) => ({
  field,
  level: 'x',
  points: around(points, 0.02),
  driver,
});

const answer = (about: Partial<WhatIfAnswer> = {}): WhatIfAnswer => ({
  deals: 1200,
  leftOut: 0,
  base: around(0.42, 0.02),
  rate: around(0.51, 0.05),
  change: around(0.09, 0.04),
  pValue: 0.001,
  factors: [factor('source', 0.05), factor('product', 0.04)],
  alike: { deals: 300, won: 150 },
  test: null,
  testNote: null,
  ...about,
});

test('WHATIF-WORDS-1 a difference is one only where its interval leaves 0 out, on both sides', () => {
  expect(whatIfSentence(answer())).toBe(
    'With these levels the model expects 51% (46–56%) of such deals to be won, 9 points more than the 42% as they are.',
  );
  expect(
    whatIfSentence(answer({ rate: around(0.33, 0.05), change: around(-0.09, 0.04) })),
  ).toContain('9 points less than');
  const touches = (change: WhatIfAnswer['change']) => whatIfSentence(answer({ change }));
  expect(touches({ estimate: 0.04, low: 0.0001, high: 0.08 })).toContain('more than');
  expect(touches({ estimate: 0.04, low: 0, high: 0.08 })).toContain('no difference can be told');
  expect(touches({ estimate: -0.04, low: -0.08, high: 0 })).toContain('no difference can be told');
  expect(touches({ estimate: -0.04, low: -0.08, high: -0.0001 })).toContain('less than');
  expect(touches({ estimate: 0.04, low: -0.01, high: 0.09 })).toMatch(
    /It may lie anywhere from −1 to \+9 points\.$/,
  );
});

test('WHATIF-WORDS-2 under thirty deals with the combination are said to be few, and none to be none', () => {
  const of = (deals: number, won: number) =>
    whatIfNotes(answer({ alike: { deals, won } }), null).join(' ');
  expect(of(29, 10)).toMatch(/^Only 29 closed deals of this kind have all these levels \(10 won\)/);
  expect(of(30, 15)).toBe(
    '30 closed deals of this kind have all these levels already; 50% of them were won.',
  );
  expect(of(1, 0)).toMatch(/^Only 1 closed deal of this kind has all/);
  expect(of(0, 0)).toMatch(/^No closed deal of this kind has all these levels\. .*far off\.$/);
});

test('WHATIF-WORDS-3 fields that are no drivers are named, some or all of them', () => {
  const of = (...factors: WhatIfAnswer['factors']) => whatIfNotes(answer({ factors }), null)[0];
  expect(of(factor('a', 0.1, false))).toBe(
    'a is not a driver in this file: what it adds is no more than chance would give.',
  );
  expect(of(factor('a', 0.1), factor('b', 0.1, false))).toBe(
    'Of the picked fields, b is not a driver in this file: what it adds is no more than chance would give.',
  );
  expect(of(factor('a', 0.1, false), factor('b', 0.1, false))).toMatch(
    /^a and b are not drivers in this file: what they add/,
  );
  expect(whatIfNotes(answer(), null)).toHaveLength(1);
});

test('WHATIF-WORDS-4 a model that does not fit these deals says so from one point on; what is left out is counted', () => {
  expect(whatIfNotes(answer(), 0.4295)).toHaveLength(1);
  expect(whatIfNotes(answer(), 0.431)[0]).toMatch(/^Of these deals 43% were won; the model.* 42%/);
  expect(whatIfNotes(answer({ leftOut: 1 }), null)[0]).toMatch(/^Left out: 1 deal of which/);
});

test('WHATIF-WORDS-5 nothing is said to have made deals win, and there is a word for each reason', () => {
  const reasons: NonNullable<WhatIfSlice['reason']>[] = ['no-model', 'no-deals', 'not-told-apart'];
  const all = [
    whatIfCaveat,
    whatIfSentence(answer()),
    ...whatIfNotes(answer({ leftOut: 3 }), 0.2),
    ...reasons.map(noAnswer),
    ...Object.values(notOfferedWords),
  ];
  for (const one of all) {
    expect(one).not.toMatch(/\bcaus|\bbecause of|\blead(s)? to\b|percent\b/i);
    expect(one).not.toBe('');
  }
  expect(whatIfCaveat).toMatch(/goes with winning, not what brings it about/);
});
