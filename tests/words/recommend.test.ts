import { expect, test } from 'vitest';
import { actionWords } from '../../src/words/recommendAction.ts';
import { lookAgainWords } from '../../src/words/recommendLookAgain.ts';
import { CAUSAL, moneyNotes, partlyElsewhere } from '../../src/words/recommendNotes.ts';
import { trialNotes, trialSentence } from '../../src/words/recommendTrial.ts';

const apac = { field: 'Region', level: 'APAC' };
const points = { estimate: -0.08, low: -0.11, high: -0.05 };
const trial = { deals: 186, arms: 2 as const, weeks: 23, from: 0.34, to: 0.48 };

/** Every rule in words, with what each can be about. */
const told = [
  actionWords['segment-drop']({ levels: [apac], periods: { before: 'Q1', after: 'Q2' } }),
  actionWords['losing-combination']({ levels: [apac, { field: 'Source', level: 'Partner' }] }),
  actionWords['weak-segment']({ level: apac, points, others: [] }),
  actionWords['weak-segment']({ level: apac, points, others: ['India'] }),
  actionWords['weak-segment']({ level: apac, points, others: ['India', 'Europe'] }),
  actionWords['mix-shift']({ field: 'Region', mix: points, more: ['APAC'], fewer: ['Europe'] }),
  actionWords['mix-shift']({ field: 'Region', mix: points, more: [], fewer: [] }),
  actionWords['emerging-segment']({ levels: [apac] }),
  actionWords['cycle-longer']({ sentence: 'Deals take 9 days longer.' }),
  actionWords['rep-question']({ side: 'below', reps: ['Ann'], others: 0 }),
  actionWords['rep-question']({ side: 'above', reps: ['Ann', 'Bob', 'Cy'], others: 2 }),
  actionWords['quarter-end']({ better: true }),
  actionWords['quarter-end']({ better: false }),
  actionWords['stalled-deals']({ deals: 41 }),
  actionWords['pipeline-skewed']({ deals: 1 }),
  actionWords['value-concentrated']({ deals: 10 }),
  actionWords['fill-column']({ columns: ['rep'], answers: ['who wins'], there: false }),
  actionWords['fill-column']({ columns: ['rep', 'amount'], answers: ['a', 'b'], there: true }),
  lookAgainWords({ enough: true, visible: 0.066, step: 0.05, weeks: 24 }),
  lookAgainWords({ enough: false, visible: 0.2, step: null, weeks: null }),
];

test('ACTION-WORDS-1 no sentence names a cause, a percent of points, or blames anybody', () => {
  const notes = [
    ...Object.values(moneyNotes),
    ...Object.values(trialNotes),
    partlyElsewhere(0.22),
    trialSentence(trial),
  ];
  const all = [...told.flatMap((one) => [one.title, one.action, one.forWhom]), ...notes];
  for (const text of all) {
    expect(text).not.toMatch(/\bcaus|because of|due to|fault|blame|AI-powered|undefined|NaN/i);
    expect(text).not.toMatch(/percentage point| {2}|\.\./);
    expect(text.charAt(0)).toBe(text.charAt(0).toUpperCase());
  }
  expect(CAUSAL).toContain('if the association is causal');
});

test('ACTION-WORDS-2 other weak levels are said in the singular and the plural, or not at all', () => {
  expect(told[2]?.action).toMatch(/than the average deal, all else equal\.$/);
  expect(told[3]?.action).toMatch(/ India is below the average, too: begin with one\.$/);
  expect(told[4]?.action).toMatch(/ India and Europe are below the average, too/);
});

test('ACTION-WORDS-3 a mix names what came and went, or nothing', () => {
  expect(told[5]?.action).toMatch(
    /^More deals of APAC, fewer of Europe: if nobody chose that, .* The mix alone goes with/,
  );
  expect(told[6]?.action).toMatch(
    /^If nobody chose it, look .* The mix alone goes with 8 points of the fall/,
  );
});

test('ACTION-WORDS-4 where a deal came from is a matter of marketing, too', () => {
  for (const [field, who] of [
    ['Lead source', 'Marketing and sales, together'],
    ['Campaign', 'Marketing and sales, together'],
    ['Region', 'Head of sales'],
    ['Product', 'Head of sales'],
  ] as const)
    expect(actionWords['emerging-segment']({ levels: [{ field, level: 'x' }] }).forWhom).toBe(who);
});

test('ACTION-WORDS-5 one column and several, one deal and several', () => {
  expect(told[16]).toMatchObject({ title: 'Export the rep' });
  expect(told[16]?.action).toMatch(/^Without it .*Add the column to/);
  expect(told[17]?.title).toBe('Fill the rep and amount');
  expect(actionWords['stalled-deals']({ deals: 1 }).title).toBe(
    'Give 1 stalled deal a date, or close it',
  );
  expect(told[13]?.title).toBe('Give 41 stalled deals a date, or close them');
});

test('TRIAL-1 a trial says its arms, its rates and its weeks; two years are the longest', () => {
  expect(trialSentence(trial)).toBe(
    'Every second deal the new way: 186 closed deals in each half would show 14 points (34% against 48%) in 4 of 5 trials. At this pace about 23 weeks, until nine in ten of them are decided.',
  );
  expect(trialSentence({ ...trial, weeks: 1 })).toContain('about 1 week,');
  expect(trialSentence({ ...trial, weeks: 104 })).toContain('about 104 weeks,');
  expect(trialSentence({ ...trial, weeks: 105 })).toContain('over two years: try a larger step');
  expect(trialSentence({ ...trial, weeks: null })).toContain('does not say how long');
});

test('TRIAL-2 a change is waited for in two periods, not in two arms', () => {
  const wait = { ...trial, arms: 1 as const, deals: 1538, from: 0.455, to: 0.405 };
  expect(trialSentence(wait)).toBe(
    '1,538 closed deals in each of two periods would show a change of 5 points in 4 of 5 cases; at this pace in about 23 weeks.',
  );
  expect(trialSentence({ ...wait, weeks: 105 })).toMatch(/in over two years\.$/);
  expect(trialSentence({ ...wait, weeks: null })).toMatch(/in 4 of 5 cases\.$/);
});

test('AGAIN-WORDS-1 a date is given up to two years, not without a pace, and not beyond', () => {
  const at = (weeks: number | null) =>
    lookAgainWords({ enough: true, visible: 0.066, step: 0.05, weeks });
  expect(at(104).title).toBe('Change nothing on the strength of this gap; look again in 104 weeks');
  expect(at(104).action).toContain('At this pace one of 5 points would, in about 104 weeks.');
  expect(at(105).title).toBe('Change nothing on the strength of this gap');
  expect(at(105).action).toContain('over two years of deals at this pace');
  expect(at(null).action).toContain('does not say how long');
  expect(at(1).title).toMatch(/in 1 week$/);
});

test('AGAIN-WORDS-2 too few deals are called so', () => {
  expect(told[19]?.title).toBe('Change nothing on the strength of numbers as small as these');
  expect(told[19]?.action).toContain('A finer look is not worth waiting for.');
});
