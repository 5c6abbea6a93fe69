import { expect, test } from 'vitest';
import { readSum } from '../../src/domain/forecastTarget.ts';
import { compactMoney } from '../../src/words/compactMoney.ts';
import {
  forecastNotes,
  forecastSentence,
  forecastWithheld,
  recordSentence,
  targetSentence,
  winsNote,
  type ForecastUnit,
} from '../../src/words/forecastSentence.ts';
import { forecast } from '../support/fixture/forecast.ts';
import { quarterOf } from '../../src/export/tables/forecast.ts';

const DOLLARS: ForecastUnit = { measure: 'amount', currency: 'USD' };
const DEALS: ForecastUnit = { measure: 'deals', currency: null };
const quarter = quarterOf(forecast);
if (!quarter) throw new Error('The fixture has a quarter.');

test('FORECAST-WORDS-1 a quarter is told with its middle and the ends of eight chances in ten', () => {
  expect(forecastSentence(quarter, DOLLARS)).toBe(
    'Q3 2024 will most likely end at about $4M; eight chances in ten between $3.6M and $4.6M.',
  );
  expect(forecastSentence({ ...quarter, p10: 178, p50: 201, p90: 229 }, DEALS)).toBe(
    'Q3 2024 will most likely end at about 201 won deals; eight chances in ten between 178 and 229 won deals.',
  );
  expect(winsNote(quarter, DOLLARS)).toBe(
    'In deals: about 201 wins, between 178 and 229; 31 so far.',
  );
  expect(winsNote(quarter, DEALS)).toBeNull();
});

test('FORECAST-WORDS-2 a chance is of what, and never 0 or 100%', () => {
  expect(targetSentence(4_500_000, 0.13, '2024Q3', DOLLARS)).toBe(
    'The chance that Q3 2024 reaches $4.5M is 13%.',
  );
  expect(targetSentence(26_000_000, 0, '2024Q3', DOLLARS)).toMatch(/less than 1 in 100/);
  expect(targetSentence(1, 1, '2024Q3', DOLLARS)).toMatch(/more than 99 in 100/);
});

test('FORECAST-WORDS-3 the record counts quarters, and claims to have beaten only what it has beaten', () => {
  const { backtest } = quarter;
  expect(recordSentence(backtest, 'model', DOLLARS)).toBe(
    'Of the last 4 quarters, forecast from what was known at the same point, 3 ended inside their range (8 in 10 should); half of them missed by $260k or less. It came closer than open value times the share that is won, with the error that has had.',
  );
  const worse = { ...backtest, pinball: 200_000 };
  expect(recordSentence(worse, 'model', DOLLARS)).not.toMatch(/closer/);
  expect(recordSentence(backtest, 'lastYear', DOLLARS)).not.toMatch(/closer/);
  const shared = { stageWeighted: 170_000, lastYear: 0 };
  expect(recordSentence(backtest, 'model', DOLLARS, shared)).not.toMatch(/closer/);
});

test('FORECAST-WORDS-4 reasons differ, and another method is told', () => {
  const reasons = (
    ['no-open-deals', 'no-created-date', 'close-dates-missing', 'too-few-quarters'] as const
  ).map((why) => forecastWithheld(why, 1, false));
  expect(new Set(reasons).size).toBe(4);
  const facts = {
    method: 'lastYear' as const,
    periods: 5,
    weightedBy: 'rate' as const,
    measureReason: null,
    ageUnknown: 3,
    byScores: 100,
    existing: 101,
    expected: 3_000_000,
    unit: DOLLARS,
  };
  const notes = forecastNotes(facts);
  expect(notes[0]).toMatch(/the same quarter of the year before/);
  expect(notes[1]).toMatch(/deal by deal, by which it would come to \$3M\.$/);
  expect(forecastNotes({ ...facts, method: 'model' }).join(' ')).not.toMatch(/deal by deal, by/);
  expect(notes.join(' ')).toMatch(/3 open deals of unknown age are not in it/);
  expect(notes.join(' ')).not.toMatch(/By their scores/);
  expect(forecastNotes({ ...facts, byScores: 140 }).join(' ')).toMatch(/By their scores/);
});

test('FORECAST-WORDS-5 sums are read as people write them, and nothing else is', () => {
  const read: [string, number | null][] = [
    ['4.1M', 4_100_000],
    ['$4.5 m', 4_500_000],
    ['3,800,000', 3_800_000],
    ['950k', 950_000],
    ['120', 120],
    ['', null],
    ['-5', null],
    ['0', null],
    ['a lot', null],
    ['1e9', null],
  ];
  for (const [text, value] of read) expect(readSum(text), text).toBe(value);
  expect(compactMoney(11_097_815, null)).toBe('11.1M');
  expect(compactMoney(999_600, 'EUR')).toBe('€1M');
  expect(compactMoney(123_400_000, 'PLN')).toBe('PLN 123M');
});
