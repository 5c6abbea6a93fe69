import { expect, test } from 'vitest';
import { findBottleneck } from '../../../src/analysis/funnel/bottleneck.ts';
import type { StageCounts } from '../../../src/analysis/funnel/stageCounts.ts';
import { stageChanges, wholeBefore } from '../../../src/analysis/funnel/stageChanges.ts';
import type { Side } from '../../../src/analysis/comparison.ts';
import { normalQuantile } from '../../../src/stats/distributions.ts';
import { endOf } from '../../../src/domain/calendar.ts';
import { seeded, type Random } from '../../../src/stats/random.ts';

const RATES = [0.8, 0.65, 0.6, 0.55];
/** Eight quarters of 20,000 deals: before is the seventh, after the last. */
const QUARTERS = 8;
const PER_QUARTER = 2500;
const startOf = (quarter: number): string =>
  `20${20 + (quarter >> 2)}-0${1 + (quarter % 3)}-01-${quarter}`;
const earlier = Array.from({ length: QUARTERS - 2 }, (_, q): Side => {
  const start = startOf(q);
  return { label: start, start, from: start, to: start };
});

function normal(random: Random): number {
  return normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random()))) ?? 0;
}

/** Deals that get through, drawn deal by deal. */
function through(random: Random, deals: number, rate: number): number {
  let passed = 0;
  for (let i = 0; i < deals; i++) if (random() < rate) passed++;
  return passed;
}

/** @param fall planted in the last quarter of a stage   @param swing standard deviation between quarters, for every stage */
function drawn(random: Random, fall: { stage: number; points: number } | null, swing = 0) {
  const counts = RATES.map((): StageCounts => ({
    advanced: 0,
    lost: 0,
    open: 0,
    openAmount: 0,
    laterWon: 500,
    laterLost: 500,
    priced: 500,
    wonAmount: 500_000,
    wonSquares: 6e8,
    before: { decided: 0, advanced: 0 },
    after: { decided: 0, advanced: 0 },
    quarters: new Map(),
  }));
  for (let q = 0; q < QUARTERS; q++) {
    let deals = PER_QUARTER;
    counts.forEach((one, stage) => {
      const less = fall?.stage === stage && q === QUARTERS - 1 ? fall.points : 0;
      const rate = (RATES[stage] ?? 0) - less + swing * normal(random);
      const advanced = through(random, deals, rate);
      const side = { decided: deals, advanced };
      one.quarters.set(startOf(q), side);
      if (q === QUARTERS - 2) one.before = side;
      if (q === QUARTERS - 1) one.after = side;
      deals = advanced;
    });
  }
  return counts;
}

function named(
  runs: number,
  seed: number,
  fall: { stage: number; points: number } | null,
  swing = 0,
) {
  const random = seeded(seed);
  let [any, right] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const counts = drawn(random, fall, swing);
    const found = findBottleneck(stageChanges(counts, [1, 1, 1, 1], earlier), counts);
    if (found) any++;
    if (found && found.place === fall?.stage) right++;
  }
  return { any: any / runs, right: right / runs };
}

test('FUNNEL-NULL-1 where nothing is planted at most 5% of files name a bottleneck', () => {
  expect(named(1000, 1, null).any).toBeLessThanOrEqual(0.05);
}, 60_000);

test('FUNNEL-NULL-2 where every stage swings by 2 points from quarter to quarter at most 7% do', () => {
  expect(named(600, 2, null, 0.02).any).toBeLessThanOrEqual(0.07);
}, 60_000);

test.each([0, 1, 2, 3])(
  'FUNNEL-POWER-1 a fall of 15 points in stage %i is named in 95%',
  (stage) => {
    expect(named(200, 10 + stage, { stage, points: 0.15 }).right).toBeGreaterThanOrEqual(0.95);
  },
  60_000,
);

test('FUNNEL-JUDGE-USUAL the quarter that the compared months lie in does not say what is usual', () => {
  const month = (start: string): Side => ({
    label: start.slice(0, 7),
    start,
    from: start,
    to: endOf('month', start),
  });
  const kept = wholeBefore({
    earlier: ['2023-10-01', '2024-01-01', '2024-02-01', '2024-04-01'].map(month),
    before: month('2024-05-01'),
    after: month('2024-06-01'),
  });
  expect(kept.map(({ start }) => start)).toEqual(['2023-10-01', '2024-01-01', '2024-02-01']);
});
