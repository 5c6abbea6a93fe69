import { expect, test } from 'vitest';
import { findCalendar } from '../../src/analysis/calendar.ts';
import { findDrift } from '../../src/analysis/drift.ts';
import { endOf, labelOf, startsBetween } from '../../src/domain/calendar.ts';
import type { Grain, Period } from '../../src/domain/document/periods.ts';
import type { Field } from '../../src/domain/field.ts';
import type { LevelRow } from '../../src/sql/levelCounts.ts';
import { binomialDraw } from '../../src/stats/binomial.ts';
import { seeded } from '../../src/stats/random.ts';

/** Months and quarters by closed date, of a business that closes `deals` a month at the rate of each month. */
function history(
  from: string,
  to: string,
  rateOf: (month: string, place: number) => number,
  deals = 400,
  seed = 1,
): Period[] {
  const random = seeded(seed);
  const months = startsBetween('month', from, to, 200).map((start, i) =>
    period('month', start, deals, binomialDraw(deals, rateOf(start, i), random)),
  );
  const quarters = startsBetween('quarter', from, to, 200).map((start) => {
    const own = months.filter((one) => one.from >= start && one.from <= endOf('quarter', start));
    const sum = (of: (one: Period) => number): number => own.reduce((all, one) => all + of(one), 0);
    return period(
      'quarter',
      start,
      sum((one) => one.deals),
      sum((one) => one.won),
    );
  });
  return [...quarters, ...months];
}

const period = (grain: Grain, start: string, deals: number, won: number): Period => ({
  label: labelOf(grain, start),
  grain,
  from: start,
  to: endOf(grain, start),
  clock: 'closed',
  deals,
  won,
  winRate: null,
  meanCycleDays: null,
  meanWonAmount: null,
  velocityPerDay: null,
  amount: null,
  observableShare: 1,
  bias: 0,
  complete: true,
  masked: false,
  why: null,
});
const monthOf = (start: string): number => Number(start.slice(5, 7));
const calendar = (periods: Period[]) => findCalendar(periods, 1, 0.01);

test('CALENDAR-SEASON-1 busy quarter ends are told once: by the month of the quarter, not of the year too', () => {
  const rate = (start: string) => (monthOf(start) % 3 === 0 ? 0.6 : 0.45);
  const { effects, trend, changePoint } = calendar(history('2022-01-01', '2024-12-31', rate));
  expect(effects.map((one) => [one.kind, one.told])).toEqual([
    ['month-of-quarter', true],
    ['month-of-year', false],
  ]);
  expect(effects[0]?.sentence).toContain('the last month of a quarter are won 60% of the time');
  expect(effects[0]?.agreeing).toEqual({ cycles: 12, of: 12 });
  expect([trend?.told, changePoint?.told]).toEqual([false, false]);
});

test('CALENDAR-SEASON-2 a strong fourth quarter is a season of the year, with its months', () => {
  const rate = (start: string) => (monthOf(start) > 9 ? 0.6 : 0.45);
  const { effects } = calendar(history('2021-01-01', '2024-12-31', rate));
  expect(effects.map((one) => one.told)).toEqual([false, true]);
  expect(effects[1]?.sentence).toContain('October, November and December');
});

test('CALENDAR-SEASON-3 three quarters and every month twice are asked for, and said', () => {
  const short = calendar(history('2024-01-01', '2024-06-30', () => 0.5));
  expect(short.effects[0]?.reason).toContain('the file has 2');
  expect(short.effects[0]?.pValue).toBeNull();
  expect(calendar(history('2024-01-01', '2024-09-30', () => 0.5)).effects[0]?.reason).toBeNull();
  const year = (to: string) => calendar(history('2023-01-01', to, () => 0.5)).effects[1];
  expect(year('2024-11-30')?.reason).toContain('at least 2 years');
  expect(year('2024-12-31')?.reason).toBeNull();
});

test('CALENDAR-SEASON-4 a season smaller than the materiality floor is not told, however sure', () => {
  const rate = (start: string) => (monthOf(start) % 3 === 0 ? 0.506 : 0.5);
  const periods = history('2022-01-01', '2024-12-31', rate, 400_000);
  const told = (floor: number) => findCalendar(periods, 1, floor).effects[0];
  expect(told(0.01)?.qValue).toBeLessThan(0.001);
  expect(told(0.01)?.told).toBe(false);
  expect(told(0.001)?.told).toBe(true);
});

test('CALENDAR-TREND-1 a slope is told as a trend, a step as a step, never both', () => {
  const slope = calendar(history('2022-01-01', '2024-12-31', (_, i) => 0.4 + 0.004 * i, 900));
  expect([slope.trend?.told, slope.changePoint?.told]).toEqual([true, false]);
  expect(slope.trend?.sentence).toContain('rose steadily from Q1 2022 to Q4 2024');
  const step = calendar(history('2022-01-01', '2024-12-31', (_, i) => (i < 20 ? 0.5 : 0.42), 900));
  expect([step.trend?.told, step.changePoint?.told]).toEqual([false, true]);
  expect(step.changePoint?.at).toBe('2023-09');
});

test('CALENDAR-TREND-2 a season does not hide a step, and is not taken for one', () => {
  const season = (start: string) => (monthOf(start) % 3 === 0 ? 0.2 : 0);
  const step = (start: string, i: number) => 0.45 + season(start) - (i < 18 ? 0 : 0.1);
  const found = calendar(history('2022-01-01', '2024-12-31', step));
  expect(found.effects[0]?.told).toBe(true);
  expect(found.changePoint).toMatchObject({ at: '2023-07', told: true });
});

test('CALENDAR-TREND-3 quarters that jump about are no trend, though deals alone would make one', () => {
  const jumps = [0.4, 0.5, 0.41, 0.52, 0.47, 0.56];
  const rate = (_: string, i: number) => jumps[Math.floor(i / 3)] ?? 0;
  const { trend } = calendar(history('2023-01-01', '2024-06-30', rate));
  expect(Math.abs(trend?.z ?? 0)).toBeGreaterThan(3.5);
  expect(trend?.told).toBe(false);
});

test('CALENDAR-MASK-1 masked months and quarters take no part', () => {
  const rate = (start: string) => (start < '2022-04-01' ? 0.9 : 0.45);
  const periods = history('2022-01-01', '2024-12-31', rate).map((one) => ({
    ...one,
    masked: one.from < '2022-04-01',
  }));
  const { effects, trend, changePoint } = calendar(periods);
  expect(effects[0]?.cycles).toBe(11);
  expect([trend?.periods, trend?.told, changePoint?.told]).toEqual([11, false, false]);
  const all = calendar(periods.map((one) => ({ ...one, masked: true })));
  expect([all.effects, all.trend, all.changePoint]).toEqual([[], null, null]);
  expect(all.reason).toContain('No month');
});

test('CALENDAR-QUIET-2 nothing is told of a rate that stands still', () => {
  let told = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const { effects, trend, changePoint } = calendar(
      history('2022-01-01', '2024-12-31', () => 0.45, 300, seed),
    );
    if ([...effects, trend, changePoint].some((one) => one?.told)) told++;
  }
  expect(told).toBeLessThanOrEqual(6);
});

const field = (name: string): Field => ({
  key: 'f0',
  column: 'c0',
  name,
  role: 'field',
  kind: 'categorical',
  levels: ['a', 'b'],
  breaks: null,
});
const levelRow = (fieldIndex: number, level: number, before: number, after: number) =>
  ({ field: fieldIndex, level, before_deals: before, after_deals: after }) as LevelRow;
const drift = (rows: LevelRow[], asked: string[], designEffects?: ReadonlyMap<string, number>) =>
  findDrift(
    [field('one'), field('two')],
    rows,
    asked,
    { before: '2024Q3', after: '2024Q4' },
    1,
    () => Promise.resolve(),
    designEffects,
  );

test('CALENDAR-DRIFT-1 told where it is sure and at least 5 points of the deals moved, on both sides of that', async () => {
  const moved = (points: number) => [
    levelRow(0, 0, 50_000, 50_000 + 1000 * points),
    levelRow(0, 1, 50_000, 50_000 - 1000 * points),
  ];
  expect((await drift(moved(4.9), ['one']))[0]).toMatchObject({ told: false, pValue: 0.001 });
  const [told] = await drift(moved(5.1), ['one']);
  expect(told).toMatchObject({ told: true, qValue: 0.001 });
  expect(told?.sentence).toContain('5% of the deals of Q4 2024');
});

test('CALENDAR-DRIFT-2 few deals drift by chance and are not told; a field not asked about is not tested', async () => {
  const rows = [
    levelRow(0, 0, 20, 14),
    levelRow(0, 1, 20, 26),
    levelRow(1, 0, 900, 100),
    levelRow(1, 1, 100, 900),
  ];
  const found = await drift(rows, ['one']);
  expect(found.map((one) => [one.field, one.told])).toEqual([['one', false]]);
  expect(found[0]?.moved).toBeCloseTo(0.15, 12);
});

test('CALENDAR-DRIFT-3 where deals come by account, so much drift is chance', async () => {
  const rows = [levelRow(0, 0, 500, 570), levelRow(0, 1, 500, 430)];
  const [alone] = await drift(rows, ['one']);
  expect(alone).toMatchObject({ told: true });
  // R: x <- chisq.test(cbind(c(500, 500), c(570, 430)), correct = FALSE)$statistic
  //    pchisq(x / 4, 1, lower.tail = FALSE)
  const [bundled] = await drift(rows, ['one'], new Map([['one', 4]]));
  expect(bundled).toMatchObject({ told: false, moved: alone?.moved, index: alone?.index });
  expect(bundled?.pValue).toBeCloseTo(0.1164, 3);
  const [other] = await drift(rows, ['one'], new Map([['two', 4]]));
  expect(other).toEqual(alone);
});
