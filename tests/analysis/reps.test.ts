import { expect, test } from 'vitest';
import { QUARTER_FACTOR } from '../../src/analysis/driverDesign.ts';
import { findConsistency } from '../../src/analysis/reps/repConsistency.ts';
import { repPeriods } from '../../src/analysis/reps/repPeriods.ts';
import { labelOf, startOf, startsBetween } from '../../src/domain/calendar.ts';
import type { RepMonthRow } from '../../src/sql/repMonths.ts';
import { binomialDraw } from '../../src/stats/binomial.ts';
import { normalQuantile } from '../../src/stats/distributions.ts';
import { seeded, type Random } from '../../src/stats/random.ts';
import { submodel } from '../../src/stats/submodel.ts';
import { designOf } from '../stats/designOf.ts';

const normal = (random: Random): number => normalQuantile(Math.max(1e-9, random())) ?? 0;

interface Business {
  reps: number;
  from: string;
  to: string;
  deals: number;
  /** Rate of a rep in a month. */
  rate: (rep: number, start: string) => number;
}

/** Draws a business and gives what the app would find of each rep's consistency. */
function judged({ reps, from, to, deals, rate }: Business, random: Random) {
  const names = Array.from({ length: reps }, (_, i) => `Rep ${i}`);
  const rows = startsBetween('month', from, to, 200).flatMap((start) =>
    names.map((rep, i): RepMonthRow => {
      const n = 1 + binomialDraw(2 * (deals - 1), 0.5, random);
      return { rep, start, deals: n, won: binomialDraw(n, rate(i, start), random) };
    }),
  );
  const quarters = [
    ...new Set(rows.map((row) => labelOf('quarter', startOf('quarter', row.start)))),
  ];
  const design = designOf({
    deals: rows.map((row) => row.deals),
    won: rows.map((row) => row.won),
    factors: [
      { name: 'rep', levels: names, codes: rows.map((row) => names.indexOf(row.rep ?? '')) },
      {
        name: QUARTER_FACTOR,
        levels: quarters,
        codes: rows.map((row) =>
          quarters.indexOf(labelOf('quarter', startOf('quarter', row.start))),
        ),
      },
    ],
  });
  const without = submodel(design, 0);
  if (!without) throw new Error('no model');
  return findConsistency(names, repPeriods(design, without.fit, 0, rows));
}

const two = { from: '2022-01-01', to: '2023-12-31', reps: 12, deals: 20 };
const lastMonth = (start: string): boolean => Number(start.slice(5, 7)) % 3 === 0;

/** Quarters that are good or bad for all reps alike. */
function shocks(size: number, random: Random): (start: string) => number {
  const known = new Map<string, number>();
  return (start) => {
    const quarter = startOf('quarter', start);
    const shock = known.get(quarter) ?? size * normal(random);
    known.set(quarter, shock);
    return shock;
  };
}

test.each([
  ['independent deals', 0, 0, two],
  ['quarters that spread by 1 point', 0.01, 0, two],
  ['a last month of each quarter 25 points better', 0, 0.25, two],
  [
    'the same in a file of nine months, judged by month',
    0,
    0.25,
    { ...two, from: '2023-04-01', deals: 40 },
  ],
])(
  'REPS-CONSISTENCY-1 nobody is inconsistent beyond the promised rate: %s',
  (_, shock, season, business) => {
    const random = seeded(5);
    let [tests, small, low] = [0, 0, 0];
    const runs = 50;
    for (let run = 0; run < runs; run++) {
      const common = shocks(shock, random);
      const rate = (_rep: number, start: string) =>
        0.45 + common(start) + (lastMonth(start) ? season : 0);
      const found = judged({ ...business, rate }, random).flatMap((one) => one.consistency ?? []);
      tests += found.length;
      small += found.filter((one) => one.pValue < 0.05).length;
      if (found.some((one) => one.low)) low++;
    }
    expect(tests).toBeGreaterThan(400);
    expect(small / tests).toBeLessThan(0.07);
    expect(low / runs).toBeLessThanOrEqual(0.2);
  },
);

test('REPS-CONSISTENCY-2 a rep who swings by 15 points from quarter to quarter is found, and alone', () => {
  const random = seeded(6);
  let [found, others] = [0, 0];
  for (let run = 0; run < 20; run++) {
    const own = shocks(0.15, random);
    const rate = (rep: number, start: string) =>
      0.45 + (rep === 3 ? Math.max(-0.4, Math.min(0.5, own(start))) : 0);
    judged({ ...two, deals: 40, rate }, random).forEach(({ consistency }, rep) => {
      if (!consistency?.low) return;
      if (rep === 3) found++;
      else others++;
      expect(consistency.sentence).toContain(`The win rate of Rep ${rep} swings`);
    });
  }
  expect(found).toBeGreaterThanOrEqual(17);
  expect(others).toBeLessThanOrEqual(5);
});

test('REPS-CONSISTENCY-3 a rep who is steadily 20 points better than the rest is not inconsistent', () => {
  const random = seeded(7);
  let low = 0;
  for (let run = 0; run < 30; run++) {
    const rate = (rep: number, start: string) =>
      (lastMonth(start) ? 0.5 : 0.4) + (rep === 3 ? 0.2 : 0);
    if (judged({ ...two, deals: 40, rate }, random)[3]?.consistency?.low) low++;
  }
  expect(low).toBeLessThanOrEqual(2);
});

test('REPS-CONSISTENCY-4 quarters are the grain where there are six of them, months where there are not', () => {
  const random = seeded(8);
  const grain = (from: string) =>
    judged({ ...two, from, deals: 40, rate: () => 0.5 }, random)[0]?.consistency?.grain;
  expect(grain('2022-07-01')).toBe('quarter');
  expect(grain('2022-10-01')).toBe('month');
});

test('REPS-CONSISTENCY-5 too few deals is said with what it takes', () => {
  const few = judged({ ...two, deals: 1, rate: () => 0.5 }, seeded(9))[0];
  expect(few?.consistency).toBeNull();
  expect(few?.reason).toContain('Too few deals: it takes 6 quarters');
});
