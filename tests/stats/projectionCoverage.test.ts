import { expect, test } from 'vitest';
import { aalenJohansen, type AgeOutcomes } from '../../src/stats/aalenJohansen.ts';
import { cohortProjection, lastKnownAge } from '../../src/stats/cohortProjection.ts';
import { seeded, type Random } from '../../src/stats/random.ts';

interface Shape {
  perCohort: number;
  /** Chance to be won, mean days of won and of lost deals, share that is never closed. */
  won: number;
  wonDays: number;
  lostDays: number;
  forgotten: number;
}

/** Weibull of shape 1.5, in whole days. */
const days = (mean: number, random: Random): number =>
  Math.floor((mean / 0.9027) * (-Math.log(1 - random())) ** (1 / 1.5));

/** Six cohorts of 90 days, seen at the end of the last; what is projected for it; the rate it will have by the last
 * age that is known, which is what the projection promises, and in the end. */
function oneRun({ perCohort, won, wonDays, lostDays, forgotten }: Shape, random: Random) {
  const end = 540;
  const rows: AgeOutcomes[] = [];
  const last = { won: 0, lost: 0, open: [] as { age: number; deals: number }[] };
  const cycles: { cycle: number; isWon: boolean }[] = [];
  for (let i = 0; i < 6 * perCohort; i++) {
    const created = Math.floor(random() * end);
    const isWon = random() < won;
    const never = random() < forgotten;
    const cycle = never ? Infinity : days(isWon ? wonDays : lostDays, random);
    const open = created + cycle > end;
    const age = open ? end - created : cycle;
    const closed = { won: !open && isWon ? 1 : 0, lost: !open && !isWon ? 1 : 0 };
    rows.push({ age, ...closed, censored: open ? 1 : 0 });
    if (created < end - 90) continue;
    last.won += closed.won;
    last.lost += closed.lost;
    if (open) last.open.push({ age, deals: 1 });
    cycles.push({ cycle, isWon });
  }
  const curve = aalenJohansen(rows);
  const lastAge = lastKnownAge(curve) ?? 0;
  const rateBy = (age: number): number => {
    const decided = cycles.filter((one) => one.cycle <= age);
    return decided.filter((one) => one.isWon).length / decided.length;
  };
  const rate = cohortProjection(last, curve, lastAge)?.rate;
  return { rate, known: rateBy(lastAge), final: rateBy(1e6) };
}

const RUNS = 1000;

/** Shares of intervals that hold what is promised and what comes in the end, and mean gaps to both, in fractions. */
function runsOf(shape: Shape) {
  const random = seeded(404);
  const sum = { known: 0, final: 0, knownGap: 0, finalGap: 0 };
  for (let i = 0; i < RUNS; i++) {
    const { rate, known, final } = oneRun(shape, random);
    if (!rate) throw new Error('nothing was projected');
    if (rate.low <= known && known <= rate.high) sum.known += 1;
    if (rate.low <= final && final <= rate.high) sum.final += 1;
    sum.knownGap += rate.estimate - known;
    sum.finalGap += rate.estimate - final;
  }
  return {
    known: sum.known / RUNS,
    final: sum.final / RUNS,
    knownGap: sum.knownGap / RUNS,
    finalGap: sum.finalGap / RUNS,
  };
}

const percent = (share: number): string => (share * 100).toFixed(2);

/**
 * `tail`: how far the deals that end after the last known age may move the final rate from the projection, in points.
 * They are in no projection; the document says how many there are.
 */
test.each<[string, number, Shape]>([
  [
    'won and lost alike',
    0.3,
    { perCohort: 150, won: 0.45, wonDays: 50, lostDays: 50, forgotten: 0 },
  ],
  ['lost much slower', 2, { perCohort: 150, won: 0.4, wonDays: 30, lostDays: 80, forgotten: 0 }],
  ['rare, slow wins', 1.2, { perCohort: 300, won: 0.1, wonDays: 70, lostDays: 40, forgotten: 0 }],
  ['forgotten deals', 0.3, { perCohort: 150, won: 0.4, wonDays: 40, lostDays: 60, forgotten: 0.1 }],
])('PROJECTION-COVERS the rate lies in 95 of 100 intervals: %s', (name, tail, shape) => {
  const { known, final, knownGap, finalGap } = runsOf(shape);
  console.log(
    `${name}: ${percent(known)}% covered by the last known age (bias ${percent(knownGap)} points), ${percent(final)}% in the end (bias ${percent(finalGap)})`,
  );
  expect(known).toBeGreaterThan(0.93);
  expect(known).toBeLessThan(0.97);
  expect(Math.abs(knownGap)).toBeLessThan(0.003);
  expect(final).toBeGreaterThan(0.9);
  expect(Math.abs(finalGap) * 100).toBeLessThan(tail);
});
