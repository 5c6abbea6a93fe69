import { expect, test } from 'vitest';
import { isFirth } from '../../src/stats/firth.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { seeded } from '../../src/stats/random.ts';
import { scoreBootstrap } from '../../src/stats/scoreBootstrap.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import { settledFit, submodel } from '../../src/stats/submodel.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';

/**
 * No level of A or B is one-sided, and yet together they predict half of the deals perfectly: A up and B down wins
 * always, B up and A down never. C has an effect of its own.
 */
function together(effect: boolean): GroupedDesign {
  const rows: { a: number; b: number; c: number; deals: number; won: number }[] = [];
  for (const c of [0, 1, 2])
    for (const [a, b, rate] of [
      [0, 0, 0.5],
      [1, 1, 0.5],
      [1, 0, 1],
      [0, 1, 0],
    ] as const) {
      const moved = rate === 0.5 && effect ? rate + (c - 1) * 0.2 : rate;
      rows.push({ a, b, c, deals: 100, won: Math.round(100 * moved) });
    }
  const factor = (name: string, of: (row: (typeof rows)[number]) => number, levels: string[]) => ({
    name,
    levels,
    codes: Int32Array.from(rows, of),
  });
  return {
    rows: rows.length,
    deals: Float64Array.from(rows, (row) => row.deals),
    won: Float64Array.from(rows, (row) => row.won),
    factors: [
      factor('a', (row) => row.a, ['low', 'high']),
      factor('b', (row) => row.b, ['low', 'high']),
      factor('c', (row) => row.c, ['x', 'y', 'z']),
    ],
  };
}

test('SETTLED-1 where fields together predict some deals perfectly, the score test stands on the penalised fit', () => {
  const design = together(true);
  expect(fitLogistic(design)?.converged).toBe(false);
  const without = submodel(design, 2);
  if (!without) throw new Error('There is a model.');
  expect(scoreTest(design, 2, without.fit)).toBeNull();
  const settled = settledFit(design, 2, without);
  expect(isFirth(settled)).toBe(true);
  expect(settled.converged).toBe(true);
  const found = scoreTest(design, 2, settled);
  expect(found?.df).toBe(2);
  expect(found?.pValue).toBeLessThan(1e-6);
  expect(scoreTest(together(false), 2, settled)?.pValue).toBeGreaterThan(0.9);
});

test('SETTLED-2 a fit that settles by itself is left as it is', () => {
  const design = together(true);
  const alone = { ...design, factors: design.factors.slice(1) };
  const without = submodel(alone, 1);
  if (!without) throw new Error('There is a model.');
  expect(settledFit(alone, 1, without)).toBe(without.fit);
});

test('SETTLED-3 the bootstrap counts only draws that could be fitted', () => {
  const design = together(true);
  const without = submodel(design, 2);
  if (!without) throw new Error('There is a model.');
  const reduced = settledFit(design, 2, without);
  const found = scoreBootstrap(design, 2, { random: seeded(1), reduced });
  expect(found?.draws).toBeLessThanOrEqual(999);
  expect(found?.pValue).toBeCloseTo(1 / 1000, 6);
  const nothing = scoreBootstrap(together(false), 2, { random: seeded(1), reduced });
  expect(nothing?.pValue).toBeGreaterThan(0.5);
});

test('SETTLED-4 drawn without fitting anew, p keeps its 5% on thin levels without an effect', () => {
  const random = seeded(8);
  const corners = [
    [0, 0, 0.3],
    [1, 1, 0.15],
    [1, 0, 1],
    [0, 1, 0],
  ] as const;
  let rejected = 0;
  const runs = 200;
  for (let run = 0; run < runs; run++) {
    const rows = corners.flatMap(([a, b, rate]) =>
      Array.from({ length: 12 }, (_, c) => {
        const deals = 2 + Math.floor(12 * random());
        const won = Array.from({ length: deals }, random).filter((u) => u < rate).length;
        return { a, b, c, deals, won };
      }),
    );
    const factor = (name: 'a' | 'b' | 'c', levels: number) => ({
      name,
      levels: Array.from({ length: levels }, (_, i) => `${name}${i}`),
      codes: Int32Array.from(rows.map((row) => row[name])),
    });
    const design: GroupedDesign = {
      rows: rows.length,
      deals: Float64Array.from(rows.map(({ deals }) => deals)),
      won: Float64Array.from(rows.map(({ won }) => won)),
      factors: [factor('a', 2), factor('b', 2), factor('c', 12)],
    };
    const without = submodel(design, 2);
    if (!without) throw new Error('There is a model.');
    const reduced = settledFit(design, 2, without);
    expect(isFirth(reduced)).toBe(true);
    const found = scoreBootstrap(design, 2, { random: seeded(run), reduced, draws: 199 });
    if ((found?.pValue ?? 1) < 0.05) rejected++;
  }
  expect(rejected / runs).toBeGreaterThan(0.01);
  expect(rejected / runs).toBeLessThan(0.1);
});
