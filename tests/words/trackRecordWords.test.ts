import { describe, expect, test } from 'vitest';
import {
  driversHeldWords,
  fewerFits,
  recordedSentence,
  trackSentence,
} from '../../src/words/trackRecordWords.ts';
import { recorded } from '../support/fixture/trackRecord.ts';

const fell = {
  ...recorded,
  kind: 'declined' as const,
  change: { estimate: -0.06, low: -0.08, high: -0.04 },
};

describe('a past verdict in words', () => {
  test('TRACKWORDS-1 no change was shown, and none after', () => {
    expect(recordedSentence(recorded, { sinceAfter: 'no-evidence' })).toBe(
      'On 30 Jun 2024 it said no change was shown between Q1 2024 and Q2 2024. Q3 2024 shows none either.',
    );
  });

  test('TRACKWORDS-2 a change that came later is told, and is no miss', () => {
    expect(recordedSentence(recorded, { sinceAfter: 'declined' })).toMatch(
      /That held; the win rate fell only in Q3 2024\.$/,
    );
  });

  test.each([
    ['held', 'In Q3 2024 it was still lower than in Q1 2024.'],
    ['did-not-last', 'It did not last: in Q3 2024 it was up again.'],
    ['undecided', 'Q3 2024 can’t settle it: too few deals for so small a difference.'],
  ] as const)('TRACKWORDS-3 a fall that %s', (held, later) => {
    expect(recordedSentence({ ...fell, held }, { sinceAfter: 'no-evidence' })).toBe(
      `On 30 Jun 2024 it said the win rate fell 6 points in Q2 2024. ${later}`,
    );
  });

  test('TRACKWORDS-4 what is not over yet is not judged', () => {
    expect(recordedSentence({ ...fell, next: null, held: 'too-early' }, null)).toMatch(
      /The quarter after is not complete yet\.$/,
    );
  });

  test('TRACKWORDS-5 what was missed is said', () => {
    const missed = {
      ...recorded,
      held: 'missed' as const,
      next: {
        label: '2024Q3',
        sinceBefore: { estimate: -0.04, low: -0.06, high: -0.02 },
        sinceAfter: null,
      },
    };
    expect(recordedSentence(missed, { sinceAfter: 'no-evidence' })).toMatch(
      /It missed the start of a fall: in Q3 2024 it shows\.$/,
    );
  });
});

describe('the record in words', () => {
  const none = { told: 0, held: 0 };

  test.each([
    [1, 1, 'Of the one quarter end that can be checked, the verdict held. It told no change.'],
    [
      1,
      0,
      'Of the one quarter end that can be checked, the verdict did not hold. It told no change.',
    ],
    [
      6,
      6,
      'Of the last 6 quarter ends that can be checked, all 6 verdicts held. None of them told a change.',
    ],
    [
      6,
      1,
      'Of the last 6 quarter ends that can be checked, 1 verdict held. None of them told a change.',
    ],
    [
      6,
      0,
      'Of the last 6 quarter ends that can be checked, no verdict held. None of them told a change.',
    ],
    [
      2,
      2,
      'Of the last 2 quarter ends that can be checked, both verdicts held. None of them told a change.',
    ],
  ])('TRACKWORDS-6 of %i quarter ends %i held', (graded, held, sentence) => {
    expect(trackSentence({ graded, held, changes: none, drivers: null })).toBe(sentence);
  });

  test.each([
    [1, { told: 1, held: 1 }, 'It told a change.'],
    [6, { told: 2, held: 2 }, '2 of them told a change.'],
    [6, { told: 2, held: 1 }, '2 of them told a change, and 1 of these lasted.'],
    [6, { told: 1, held: 0 }, '1 of them told a change, and none of these lasted.'],
  ])('TRACKWORDS-6 how many told a change is said: %i, %o', (graded, changes, sentence) => {
    expect(trackSentence({ graded, held: 1, changes, drivers: null })).toMatch(
      new RegExp(`held\\. ${sentence.replaceAll('.', '\\.')}$`),
    );
  });

  test('TRACKWORDS-7 drivers are counted where any were named', () => {
    const drivers = { quarterEnds: 2, named: 16, held: 12 };
    expect(trackSentence({ graded: 6, held: 5, changes: none, drivers })).toMatch(
      /Of 16 drivers named on 2 of these days, 12 still hold today\.$/,
    );
    const unnamed = { quarterEnds: 2, named: 0, held: 0 };
    expect(trackSentence({ graded: 6, held: 5, changes: none, drivers: unnamed })).not.toContain(
      'driver',
    );
  });

  test('TRACKWORDS-8 singular and plural', () => {
    expect(driversHeldWords(null)).toBeNull();
    expect(driversHeldWords({ named: 1, held: 1 })).toBe('The one driver named then still holds.');
    expect(driversHeldWords({ named: 4, held: 1 })).toBe('1 of 4 drivers named then still holds.');
    expect(driversHeldWords({ named: 4, held: 4 })).toBe('All 4 drivers named then still hold.');
    expect(fewerFits(1)).toContain('at the last quarter end that');
    expect(fewerFits(2)).toContain('at the last 2 quarter ends that');
  });
});
