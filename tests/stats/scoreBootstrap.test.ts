import { expect, test } from 'vitest';
import { seeded } from '../../src/stats/random.ts';
import { scoreBootstrap, scoreBootstrapSteps } from '../../src/stats/scoreBootstrap.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import reference from '../reference/logistic.json' with { type: 'json' };
import { designOf } from './designOf.ts';

test.each([0, 1, 2])(
  'STATS-BOOTSTRAP-1 with many deals p agrees with chi-square: field %d',
  (factor) => {
    const design = designOf(reference.plain);
    const exact = scoreTest(design, factor);
    const drawn = scoreBootstrap(design, factor, { random: seeded(3), draws: 1999, enough: 2000 });
    expect(drawn?.chiSquare).toBeCloseTo(exact?.chiSquare ?? NaN, 10);
    const p = exact?.pValue ?? NaN;
    expect(Math.abs((drawn?.pValue ?? NaN) - p)).toBeLessThan(
      0.001 + 4 * Math.sqrt((p * (1 - p)) / 2000),
    );
  },
);

test('STATS-BOOTSTRAP-2 a clear "no" stops early, a worker may stop in between, one-sided levels are fine', () => {
  const random = seeded(9);
  const codes = Array.from({ length: 600 }, () => Math.floor(random() * 150));
  const design = designOf({
    deals: codes.map(() => 1),
    won: codes.map(() => (random() < 0.05 ? 1 : 0)),
    factors: [{ name: 'rep', levels: Array.from({ length: 150 }, (_, i) => `r${i}`), codes }],
  });
  const answer = scoreBootstrap(design, 0, { random: seeded(1) });
  expect(answer?.pValue).toBeGreaterThan(0.01);
  expect(answer?.draws).toBeLessThan(999);
  const steps = scoreBootstrapSteps(design, 0, { random: seeded(1), draws: 999, enough: 1000 });
  expect(steps.next().done).toBe(false);
});
