import { expect, test } from 'vitest';
import { aalenJohansen, type CumulativeIncidence } from '../../src/stats/aalenJohansen.ts';
import { cohortProjection, lastKnownAge } from '../../src/stats/cohortProjection.ts';
import { competingHazards, hazardBreaks } from '../../src/stats/competingHazards.ts';
import { logLogInterval } from '../../src/stats/logLogInterval.ts';
import { logRank } from '../../src/stats/logRank.ts';
import { medianCycle, medianDifference } from '../../src/stats/medianCycle.ts';
import r from '../reference/survival.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { expectHazards, openByAge } from './survivalAnswers.ts';

const small = Object.entries(r.small);
const drawn = aalenJohansen(r.small.drawn.counts);

const expectShare = (
  curve: CumulativeIncidence,
  variance: number,
  expected: { share: number; se: number; low: number | null; high: number | null },
  share: number,
  what: string,
) => {
  expectClose(share, expected.share, what, 1e-12);
  expectClose(Math.sqrt(variance), expected.se, `${what} se`);
  const { low, high } = logLogInterval(share, variance, curve.deals);
  if (expected.low !== null) expectClose(low, expected.low, `${what} low`);
  if (expected.high !== null) expectClose(high, expected.high, `${what} high`);
};

test.each(small)(
  'STATS-AJ-1 cumulative incidence, its error and at risk equal survfit: %s',
  (_, set) => {
    const curve = aalenJohansen(set.counts);
    for (const expected of set.curve) {
      const at = curve.at(expected.age);
      expect(at.atRisk).toBe(expected.atRisk);
      expectShare(curve, at.wonVariance, expected.won, at.won, `won at ${expected.age}`);
      expectShare(curve, at.lostVariance, expected.lost, at.lost, `lost at ${expected.age}`);
    }
  },
);

test('STATS-AJ-2 where nothing has happened, the interval is Wilson’s of none of the deals followed', () => {
  expect(logLogInterval(0, 0, 30).high).toBeCloseTo(0.1135, 4);
  expect(logLogInterval(1, 0, 30)).toMatchObject({ estimate: 1, high: 1 });
  expect(logLogInterval(0, 0, 0)).toEqual({ estimate: 0, low: 0, high: 0 });
});

test('STATS-PROJECTION-1 rate and error of a projection equal R’s jackknife', () => {
  for (const { won, lost, open, lastAge, ...answer } of r.projections) {
    expect(lastKnownAge(drawn)).toBe(lastAge);
    const found = cohortProjection({ won, lost, open: openByAge(open) }, drawn, lastAge);
    expectClose(found?.rate.estimate, answer.rate, 'rate', 1e-12);
    expectClose(found?.standardError, answer.se, 'error');
    expectClose(found?.rate.low, answer.low, 'low');
    expectClose(found?.rate.high, answer.high, 'high');
  }
});

test('STATS-PROJECTION-2 deals too old to be foretold give bounds around the projection', () => {
  const open = [
    { age: 10, deals: 5 },
    { age: 500, deals: 10 },
  ];
  const found = cohortProjection({ won: 20, lost: 20, open }, drawn, 60);
  const without = cohortProjection({ won: 20, lost: 20, open: open.slice(0, 1) }, drawn, 60);
  expect(found?.rate).toEqual(without?.rate);
  expect(found?.bounds?.deals).toBe(10);
  expect(found?.bounds?.low).toBeLessThan(found?.rate.estimate ?? 0);
  expect(found?.bounds?.high).toBeGreaterThan(found?.rate.estimate ?? 1);
  expect(without?.bounds).toBeNull();
});

test('STATS-PROJECTION-3 fewer than 20 deals are not projected from, and nothing is expected of nobody', () => {
  expect(lastKnownAge(aalenJohansen(r.small.ties.counts))).toBeNull();
  expect(cohortProjection({ won: 0, lost: 0, open: [] }, drawn, 60)).toBeNull();
  expect(
    cohortProjection({ won: 0, lost: 0, open: [{ age: 90, deals: 3 }] }, drawn, 60),
  ).toBeNull();
});

test('STATS-HAZARDS-1 both regressions and the chances ahead equal R’s glm on person-periods', () => {
  for (const answer of r.hazards) expectHazards(r.coded, answer);
});

test('STATS-HAZARDS-2 with bands of one day the hazards are Aalen–Johansen’s', () => {
  const days = Array.from({ length: 10 }, (_, day) => day);
  const rows = days.map((age) => ({ age, won: 3 + age, lost: 8, censored: 3, codes: [] }));
  const curve = aalenJohansen(rows);
  const { daily, within } = competingHazards(rows, days.slice(1));
  for (const day of days) {
    expectClose(daily(day, []).won, curve.wonHazard[day] ?? NaN, `won on ${day}`, 1e-9);
    expectClose(daily(day, []).lost, curve.lostHazard[day] ?? NaN, `lost on ${day}`, 1e-9);
    expectClose(within(-1, day + 1, []).won, curve.won[day] ?? NaN, `won by ${day}`, 1e-9);
  }
});

test('STATS-HAZARDS-3 for ever is not endless, and without any end nothing is promised', () => {
  const rows = r.coded.map((row) => ({ ...row, codes: [row.group] }));
  const groups = [{ name: 'group', levels: ['a', 'b'] }];
  const breaks = hazardBreaks(rows);
  expect(breaks).toHaveLength(7);
  const { within } = competingHazards(rows, breaks, groups);
  const { won, lost } = within(3, Infinity, [0]);
  expect(won + lost).toBeCloseTo(1, 10);
  const none = competingHazards([{ age: 9, won: 0, lost: 0, censored: 4, codes: [] }], [5]);
  expect(none.within(0, 10, []).won).toBeLessThan(0.2);
  const never = competingHazards([], []);
  expect(Number.isFinite(never.within(0, 5, []).won)).toBe(true);
});

const asCounts = (rows: { age: number; won: number; lost: number; censored: number }[]) =>
  rows.map(({ age, won, lost, censored }) => ({ day: age, events: won + lost, censored }));

test('STATS-LOGRANK-1 the test and both medians equal survdiff and quantile', () => {
  for (const { rows, ...answer } of r.logRank) {
    const [before, after] = [asCounts(rows.before), asCounts(rows.after)];
    const found = logRank(before, after);
    expectClose(found?.excess, answer.excess, 'excess', 1e-9);
    expectClose(found?.variance, answer.variance, 'variance', 1e-9);
    expectClose(found?.chiSquare, answer.chiSquare, 'chi-square', 1e-9);
    expectClose(found?.pValue, answer.pValue, 'p', 1e-9);
    expect(Math.sign(found?.z ?? 0)).toBe(Math.sign(answer.excess));
    expect(medianCycle(before)).toEqual(answer.before);
    expect(medianCycle(after)).toEqual(answer.after);
  }
});

test('STATS-LOGRANK-2 a longer median has an interval; one that is never reached has none', () => {
  const of = (days: number[]) => days.map((day) => ({ day, events: 20, censored: 1 }));
  const short = medianCycle(of([1, 2, 3, 4, 5, 6]));
  const long = medianCycle(of([11, 12, 13, 14, 15, 16]));
  const longer = medianDifference(short, long);
  expect(longer?.estimate).toBe(10);
  expect(longer?.low).toBeGreaterThan(0);
  expect(medianDifference(short, medianCycle([{ day: 3, events: 0, censored: 9 }]))).toBeNull();
  expect(logRank([], of([1, 2]))).toBeNull();
});
