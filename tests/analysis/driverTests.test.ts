import { expect, test } from 'vitest';
import { findDrivers } from '../../src/analysis/drivers.ts';
import type { Field } from '../../src/domain/field.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { seeded } from '../../src/stats/random.ts';
import { scoreBootstrapSteps } from '../../src/stats/scoreBootstrap.ts';

const LEVELS = [4, 5, 3, 4, 12];

const fields = LEVELS.map((size, i): Field => ({
  key: `f${i}`,
  column: `c${i}`,
  name: `field ${i}`,
  role: 'field',
  kind: 'categorical',
  levels: Array.from({ length: size }, (_, level) => `${level}`),
  breaks: null,
}));

/** Deals of even levels and outcomes by lot, one a row. */
function designOf(deals: number, seed: number): GroupedDesign {
  const random = seeded(seed);
  const won = Float64Array.from({ length: deals }, () => (random() < 0.45 ? 1 : 0));
  const factors = fields.map(({ name, levels }) => ({
    name,
    levels,
    codes: Int32Array.from({ length: deals }, () => Math.floor(random() * levels.length)),
  }));
  return { rows: deals, deals: new Float64Array(deals).fill(1), won, factors };
}

const found = async (deals: number, seed: number) => {
  const model = await findDrivers(designOf(deals, seed), fields, [], seed, () => Promise.resolve());
  return model.drivers.fields;
};

test('DRIVERS-SMALL-1 with few wins a coefficient, what comes near to being told is drawn, not looked up', async () => {
  const tests = (await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => found(200, seed)))).flat();
  // 90 wins and 24 coefficients; with 8 expected wins in each level of the largest field no level is thin.
  const near = tests.filter((one) => one.bootstrapped);
  expect(near.length).toBeGreaterThan(2);
  expect(near.length).toBeLessThan(tests.length / 2);
  for (const one of tests.filter((other) => !other.bootstrapped))
    expect(one.pValue).toBeGreaterThanOrEqual(0.25);
});

test('DRIVERS-SMALL-2 with many, chi-square serves', async () => {
  const tests = (await Promise.all([1, 2, 3].map((seed) => found(2000, seed)))).flat();
  expect(tests.some((one) => (one.pValue ?? 1) < 0.25)).toBe(true);
  expect(tests.filter((one) => one.bootstrapped)).toEqual([]);
});

test('DRIVERS-SMALL-3 a thousand small fits let others have a turn', () => {
  const options = { random: seeded(1), enough: Infinity };
  const steps = [...scoreBootstrapSteps(designOf(200, 1), 0, options)];
  // Refitting 200 rows and 24 coefficients takes half a millisecond.
  expect(steps.length).toBeGreaterThan(9);
});
