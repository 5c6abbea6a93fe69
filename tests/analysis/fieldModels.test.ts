import { expect, test } from 'vitest';
import { findIntervals } from '../../src/analysis/driverIntervals.ts';
import { findDrivers } from '../../src/analysis/drivers.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { marginalEffects } from '../../src/stats/marginalEffects.ts';
import { seeded } from '../../src/stats/random.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import { categorical as field } from '../support/categorical.ts';

/** Reps who each sell in one region, an id that says the same as the rep, and a product of its own. */
function file(rate: (rep: number, product: number) => number, fewest = 40) {
  const random = seeded(5);
  const reps = ['Ann', 'Bob', 'Cy', 'Dee', 'Ed', 'Flo'];
  const rows = reps.flatMap((_, rep) =>
    [0, 1, 2].map((product) => ({ rep, product, deals: fewest + Math.floor(40 * random()) })),
  );
  const factor = (name: string, levels: string[], of: (row: (typeof rows)[number]) => number) => ({
    name,
    levels,
    codes: Int32Array.from(rows.map(of)),
  });
  const factors = [
    factor('region', ['north', 'south', 'west'], ({ rep }) => Math.floor(rep / 2)),
    factor('rep id', ['1', '2', '3', '4', '5', '6'], ({ rep }) => 5 - rep),
    factor('rep', reps, ({ rep }) => rep),
    factor('product', ['x', 'y', 'z'], ({ product }) => product),
  ];
  const design: GroupedDesign = {
    rows: rows.length,
    deals: Float64Array.from(rows.map(({ deals }) => deals)),
    won: Float64Array.from(rows.map((row) => Math.round(row.deals * rate(row.rep, row.product)))),
    factors,
  };
  const fields = factors.map(({ name, levels }) =>
    field(name, levels, name === 'rep' ? 'rep' : 'field'),
  );
  return { design, fields };
}

const breathe = () => Promise.resolve();
const byRegion = (rep: number, product: number) =>
  0.3 + 0.15 * Math.floor(rep / 2) + 0.04 * (rep % 2) + 0.05 * product;

test('NESTED-1 two columns that say the same are one field, told, and the rep’s own one stays', async () => {
  const { design, fields } = file(byRegion);
  const model = await findDrivers(design, fields, [], 1, breathe);
  expect(model.drivers.fields.map((one) => one.field)).toEqual(['region', 'rep', 'product']);
  expect(model.design.factors.map((one) => one.name)).toEqual(['region', 'rep', 'product']);
  expect(model.drivers.excluded).toMatchObject([
    { column: 'rep id', reason: 'same-as-another', note: expect.stringContaining('rep') as string },
  ]);
});

test('NESTED-2 a region is judged without the reps it follows from, the reps within their region', async () => {
  const { design, fields } = file(byRegion);
  const { drivers } = await findDrivers(design, fields, [], 1, breathe);
  const [region, rep, product] = drivers.fields;
  expect(region).toMatchObject({ without: ['rep'], df: 2, driver: true });
  expect(rep).toMatchObject({ without: [], df: 3, driver: false });
  expect(product).toMatchObject({ without: [], df: 2 });
  const [north, , , product0] = design.factors;
  if (!north || !product0) throw new Error('the file has these');
  const alone = { ...design, factors: [north, product0] };
  expect(region?.scoreChiSquare).toBeCloseTo(scoreTest(alone, 0)?.chiSquare ?? NaN, 8);
  const fit = fitLogistic(alone);
  if (!fit) throw new Error('there is a fit');
  const effects = drivers.effects.filter((one) => one.field === 'region');
  marginalEffects(alone, fit, 0).forEach(({ points }, level) => {
    expect(effects[level]?.points?.estimate).toBeCloseTo(points?.estimate ?? NaN, 8);
    expect(effects[level]).toMatchObject({ among: null, reason: null });
  });
  const ann = drivers.effects.find((one) => one.level === 'Ann');
  const bob = drivers.effects.find((one) => one.level === 'Bob');
  expect((ann?.coefficient ?? NaN) + (bob?.coefficient ?? NaN)).toBeCloseTo(0, 8);
  expect(ann?.among).toBe((ann?.deals ?? 0) + (bob?.deals ?? 0));
  expect(ann?.reason).toContain('region');
});

test('NESTED-3 the order of the columns changes no test and no effect', async () => {
  const { design, fields } = file(byRegion);
  const order = [3, 2, 0, 1];
  const moved = { ...design, factors: order.flatMap((i) => design.factors[i] ?? []) };
  const here = await findDrivers(design, fields, [], 1, breathe);
  const there = await findDrivers(
    moved,
    order.flatMap((i) => fields[i] ?? []),
    [],
    1,
    breathe,
  );
  for (const one of here.drivers.fields) {
    const other = there.drivers.fields.find(({ field: name }) => name === one.field);
    expect(other?.df).toBe(one.df);
    expect(other?.scoreChiSquare).toBeCloseTo(one.scoreChiSquare ?? NaN, 6);
    expect(other?.lrChiSquare).toBeCloseTo(one.lrChiSquare ?? NaN, 6);
  }
  for (const one of here.drivers.effects) {
    const other = there.drivers.effects.find(
      ({ field: name, level }) => name === one.field && level === one.level,
    );
    expect(other?.points?.estimate).toBeCloseTo(one.points?.estimate ?? NaN, 8);
    expect(other?.coefficient).toBeCloseTo(one.coefficient ?? NaN, 8);
  }
});

test('INTERVALS-1 odds ratios get their profile interval, and no penalised test without penalty', async () => {
  const { design, fields } = file(byRegion);
  const model = await findDrivers(design, fields, [], 1, breathe);
  expect(model.drivers.effects.every((one) => one.oddsRatioInterval === null)).toBe(true);
  const { effects, fields: tested } = await findIntervals(model, breathe);
  for (const { level, oddsRatio, oddsRatioInterval } of effects) {
    expect(oddsRatioInterval?.estimate, level).toBeCloseTo(oddsRatio ?? NaN, 10);
    expect(oddsRatioInterval?.low).toBeLessThan(oddsRatio ?? NaN);
    expect(oddsRatioInterval?.high).toBeGreaterThan(oddsRatio ?? NaN);
  }
  expect(tested.every((one) => one.plrChiSquare === null)).toBe(true);
});

test('INTERVALS-2 with a level without wins the test is the penalised one, and its interval has two ends', async () => {
  const { design, fields } = file((rep, product) => (product === 2 ? 0 : byRegion(rep, product)));
  const model = await findDrivers(design, fields, [], 1, breathe);
  const { method, effects, fields: tested } = await findIntervals(model, breathe);
  expect(method).toBe('firth-flic');
  const product = tested.find((one) => one.field === 'product');
  expect(product?.plrChiSquare).toBeGreaterThan(50);
  expect(product?.plrPValue).toBeLessThan(1e-10);
  const never = effects.find((one) => one.level === 'z')?.oddsRatioInterval;
  expect(never?.low).toBeGreaterThan(0);
  expect(never?.high).toBeLessThan(0.1);
});

test('INTERVALS-3 where they would take too long there are none', async () => {
  const { design, fields } = file(byRegion);
  const model = await findDrivers(design, fields, [], 1, breathe);
  const huge = model.models.map((one) => ({ ...one, design: { ...one.design, rows: 1e8 } }));
  const { effects } = await findIntervals({ ...model, models: huge }, breathe);
  expect(effects.every((one) => one.oddsRatioInterval === null)).toBe(true);
});
