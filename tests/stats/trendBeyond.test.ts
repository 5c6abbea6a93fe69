import { expect, test } from 'vitest';
import { trendBeyond } from '../../src/stats/trendBeyond.ts';
import { trendTest } from '../../src/stats/trendTest.ts';
import answers from '../reference/reps.json' with { type: 'json' };
import { expectClose } from './close.ts';

type Case = (typeof answers.trends)[keyof typeof answers.trends];

const periods = ({ at, deals, won, rate }: Case) =>
  at.map((place, i) => ({
    at: place,
    deals: deals[i] ?? 0,
    won: won[i] ?? 0,
    rate: rate[i] ?? 0.5,
    varianceRatio: 1,
  }));

test.each(Object.entries(answers.trends))(
  'STATS-REP-TREND-1 score statistic, slope and p of a trend beyond expectation equal R: %s',
  (name, answer) => {
    const found = trendBeyond(periods(answer));
    expectClose(found && found.z ** 2, answer.chiSquare, name);
    expectClose(found?.pointsPerPeriod.estimate, answer.points, name);
    expectClose(found?.dispersion, answer.dispersion, name);
    expectClose(found?.pValue, answer.pValue, name);
  },
);

test('STATS-REP-TREND-2 with one expectation for all periods it is Cochran and Armitage’s test', () => {
  const { level } = answers.trends;
  const found = trendBeyond(periods(level));
  const plain = trendTest(level.deals.map((deals, i) => ({ deals, won: level.won[i] ?? 0 })));
  expectClose(found?.z, plain?.z ?? Number.NaN);
  expectClose(found?.pValue, plain?.pValue ?? Number.NaN);
  expectClose(found && found.z ** 2, level.plain);
});

test('STATS-REP-TREND-3 what all share is nobody’s trend', () => {
  const rate = (at: number) => 0.3 + 0.04 * at;
  const exact = Array.from({ length: 8 }, (_, at) => ({
    at,
    deals: 100,
    won: 100 * rate(at),
    rate: rate(at),
    varianceRatio: 1,
  }));
  expect(trendBeyond(exact)?.z).toBeCloseTo(0, 6);
});

test('STATS-REP-TREND-4 few quarters, few wins or few losses tell nothing', () => {
  const all = periods(answers.trends.level);
  expect(trendBeyond(all.slice(0, 4))).toBeNull();
  expect(trendBeyond(all.map((one) => ({ ...one, won: 1 })))).toBeNull();
  expect(trendBeyond(all.map((one) => ({ ...one, won: one.deals - 1 })))).toBeNull();
  expect(trendBeyond([])).toBeNull();
});
