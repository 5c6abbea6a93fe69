import { expect, test } from 'vitest';
import type { ScoresWithheld } from '../../src/domain/document/pipeline.ts';
import {
  pipelineSentence,
  skewFitSentence,
  stalledReason,
  withheldReason,
} from '../../src/words/pipelineSentence.ts';
import {
  boundsSentence,
  checkSentence,
  factorsText,
  fitName,
  movedNote,
} from '../../src/words/pipelineWords.ts';
import { pipeline, pipelineWithheld } from '../support/fixture/pipeline.ts';

test('PIPELINE-WORDS-1 what to expect of the open deals, to the digits that sums of chances know', () => {
  expect(pipelineSentence(pipeline)).toBe(
    'Of 188 open deals about 71 should be won in the end, about 40 of them in what is left of Q3 2024. 8 deals are too old to be scored, or of unknown age. 30 deals (16%) are older than nine in ten won deals of their kind were.',
  );
  const many = { ...pipeline, open: 27_487, fit: pipeline.fit.slice(0, 3), stalled: [] };
  const expected = { won: 7_799.8, amount: null, wonThisQuarter: 3_601, amountThisQuarter: null };
  expect(pipelineSentence({ ...many, expected })).toBe(
    'Of 27,487 open deals about 7,800 should be won in the end, about 3,600 of them in what is left of Q3 2024.',
  );
});

test('PIPELINE-WORDS-2 without scores nothing is expected, and what can be said all the same is said', () => {
  expect(pipelineSentence(pipelineWithheld)).toBe(
    '188 open deals can’t be told apart by what has closed: no scores are given. 30 deals (16%) are older than nine in ten won deals of their kind were.',
  );
  expect(pipelineSentence({ ...pipelineWithheld, open: 0 })).toBe('This file has no open deals.');
  expect(pipelineSentence({ ...pipelineWithheld, stalledBy: null })).toMatch(
    /nine in ten won deals were\.$/,
  );
  const fresh = pipeline.stalled.map((one) => ({ ...one, deals: 0 }));
  expect(pipelineSentence({ ...pipeline, stalled: fresh })).toMatch(
    /None is older than won deals usually get\.$/,
  );
});

test('PIPELINE-WORDS-3 every reason is its own, and one of no skill says how little there was', () => {
  const all: ScoresWithheld[] = [
    'no-open-deals',
    'no-created-date',
    'close-dates-missing',
    'too-few-followed',
    'no-model',
    'no-skill',
  ];
  const reasons = all.map((one) => withheldReason(one, null));
  expect(new Set(reasons).size).toBe(all.length);
  const { check } = pipeline;
  if (!check) throw new Error('no check');
  expect(withheldReason('no-skill', { ...check, skill: -0.01 })).toMatch(
    /no better than giving every deal the same chance/,
  );
  expect(withheldReason('no-skill', { ...check, skill: 0.002 })).toMatch(
    /no more than luck would give/,
  );
  expect(stalledReason('no-skill')).toMatch(/Too few won deals/);
  expect(stalledReason('no-created-date')).toBe(withheldReason('no-created-date', null));
});

test('PIPELINE-WORDS-4 a skewed pipeline is called one, another is not', () => {
  expect(skewFitSentence(0.7, 0.4, true)).toMatch(
    /^70% of the open value, but 40%.*larger than it is/,
  );
  expect(skewFitSentence(0.3, 0.4, false)).toMatch(/does not lean/);
});

test('PIPELINE-WORDS-5 bands say their cut-offs, factors their points, and what is nothing is left out', () => {
  const { cutOffs } = pipeline;
  expect([fitName('high', cutOffs), fitName('medium', cutOffs), fitName('low', cutOffs)]).toEqual([
    'High, from 50%',
    'Medium, 40–50%',
    'Low, under 40%',
  ]);
  expect(fitName('unknown', cutOffs)).toBe('Not scored');
  const factors = [
    { field: 'Region', level: 'APAC', points: -0.081 },
    { field: 'age', level: '12', points: 0.02 },
    { field: 'Product', level: 'Core', points: 0.0001 },
  ];
  expect(factorsText(factors)).toBe('Region APAC −8.1, age +2.0');
  expect(factorsText(factors, 1)).toBe('Region APAC −8.1');
});

test('PIPELINE-WORDS-6 bounds are told where they are apart, and what was tried both ways', () => {
  expect(boundsSentence(null)).toBeNull();
  expect(
    boundsSentence({ asRecorded: 0.24, stalledLost: 0.2399, stalledWon: 0.2401, stalled: 1 }),
  ).toMatch(/1 stalled deal hardly moves/);
  expect(checkSentence(null)).toBe('It could not be tried.');
  expect(checkSentence(pipeline.check)).toMatch(/slope 0\.93\), so every score is drawn in/);
  expect(checkSentence(pipeline.check && { ...pipeline.check, drawnIn: false })).not.toMatch(
    /drawn in/,
  );
});

test('PIPELINE-WORDS-7 where the win rate has moved, it says which way the scores are off; else nothing', () => {
  expect(movedNote({ kind: 'declined' })).toMatch(/has fallen lately.*too high/);
  expect(movedNote({ kind: 'improved' })).toMatch(/has risen lately.*too low/);
  expect(movedNote({ kind: 'no-evidence' })).toBeNull();
  expect(movedNote({ kind: 'too-few-deals' })).toBeNull();
});
