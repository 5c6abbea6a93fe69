import { binomialDraw } from '../../src/stats/binomial.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { seeded, type Random } from '../../src/stats/random.ts';
import { wilson } from '../../src/stats/wilson.ts';
import type { CalibrationRow } from '../../src/words/method/calibrationRow.ts';
import { withError } from './promises/promise.ts';

const SEED = 20240613;

/** Rates and deals: three with at least 5 expected wins and losses, one with fewer. */
const CASES = [
  { rate: 0.5, deals: 50 },
  { rate: 0.2, deals: 100 },
  { rate: 0.05, deals: 400 },
  { rate: 0.05, deals: 60 },
];

/** A rate within ±20% of its nominal value: discreteness makes the coverage at any one rate jump. */
const near = (rate: number, random: Random): number => rate * (0.8 + 0.4 * random());

function covers(
  rate: number,
  deals: number,
  draws: number,
  random: Random,
): { one: number; difference: number } {
  let one = 0;
  let difference = 0;
  for (let i = 0; i < draws; i++) {
    const a = near(rate, random);
    const b = near(rate, random);
    const before = { deals, won: binomialDraw(deals, a, random) };
    const after = { deals, won: binomialDraw(deals, b, random) };
    const single = wilson(before.won, deals);
    const gap = newcombe(before, after);
    if (single && single.low <= a && a <= single.high) one += 1;
    if (gap && gap.low <= b - a && b - a <= gap.high) difference += 1;
  }
  return { one: one / draws, difference: difference / draws };
}

/** How often the intervals of a rate and of a difference hold the truth. */
export function coverage(draws: number): CalibrationRow[] {
  const random = seeded(SEED);
  return CASES.flatMap(({ rate, deals }) => {
    const found = covers(rate, deals, draws, random);
    const enough = deals * rate * 0.8 >= 5;
    const row = (what: string, share: number): CalibrationRow => ({
      promise: `the truth inside the interval of ${what}`,
      shape: `${rate * 100}% of ${deals} deals`,
      promised: enough ? '93.5–97.0%' : '≥ 92.0%',
      found: withError(share, Math.sqrt((share * (1 - share)) / draws)),
      runs: draws,
      kept: enough ? share >= 0.935 && share <= 0.97 : share >= 0.92,
      note: '',
    });
    return [row('a rate', found.one), row('a difference', found.difference)];
  });
}
