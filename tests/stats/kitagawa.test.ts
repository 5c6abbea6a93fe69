import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kitagawa } from '../../src/stats/kitagawa.ts';
import { kitagawaIntervals } from '../../src/stats/kitagawaBootstrap.ts';
import { seeded } from '../../src/stats/random.ts';

const counts = fc.tuple(fc.nat(400), fc.double({ min: 0, max: 1, noNaN: true }));
const level = fc.tuple(counts, counts).map(([[a, p], [b, q]]) => ({
  dealsBefore: a,
  wonBefore: Math.round(a * p),
  dealsAfter: b,
  wonAfter: Math.round(b * q),
}));
const levels = fc
  .array(level, { minLength: 1, maxLength: 12 })
  .map((list) => list.map((one, i) => ({ level: `l${i}`, ...one })));

test('STATS-KITAGAWA-1 parts sum to the change', () => {
  fc.assert(
    fc.property(levels, (list) => {
      const bridge = kitagawa(list);
      if (bridge === null) return;
      const sum = bridge.parts.reduce((total, part) => total + part.mix + part.rate, 0);
      expect(Math.abs(sum - bridge.change)).toBeLessThan(1e-12);
      expect(Math.abs(bridge.mix + bridge.rate - bridge.change)).toBeLessThan(1e-12);
    }),
  );
});

test('STATS-KITAGAWA-2 swapping the periods flips every part', () => {
  fc.assert(
    fc.property(levels, (list) => {
      const swapped = list.map(({ level, ...n }) => ({
        level,
        dealsBefore: n.dealsAfter,
        wonBefore: n.wonAfter,
        dealsAfter: n.dealsBefore,
        wonAfter: n.wonBefore,
      }));
      const there = kitagawa(list);
      const back = kitagawa(swapped);
      there?.parts.forEach((part, i) => {
        expect(part.mix + (back?.parts[i]?.mix ?? NaN)).toBeCloseTo(0, 12);
        expect(part.rate + (back?.parts[i]?.rate ?? NaN)).toBeCloseTo(0, 12);
      });
    }),
  );
});

test('STATS-KITAGAWA-3 a worked example, with a level missing in one period', () => {
  const bridge = kitagawa([
    { level: 'a', dealsBefore: 60, wonBefore: 30, dealsAfter: 40, wonAfter: 16 },
    { level: 'b', dealsBefore: 40, wonBefore: 8, dealsAfter: 40, wonAfter: 8 },
    { level: 'new', dealsBefore: 0, wonBefore: 0, dealsAfter: 20, wonAfter: 10 },
  ]);
  // Rates 38% → 34%, their mean 36%.
  expect(bridge?.change).toBeCloseTo(-0.04, 12);
  expect(bridge?.parts[0]).toMatchObject({ rateBefore: 0.5, rateAfter: 0.4 });
  expect(bridge?.parts[0]?.rate).toBeCloseTo(0.5 * -0.1, 12);
  expect(bridge?.parts[0]?.mix).toBeCloseTo(-0.2 * (0.45 - 0.36), 12);
  expect(bridge?.parts[2]).toMatchObject({ rateBefore: null, rate: 0 });
  expect(bridge?.parts[2]?.mix).toBeCloseTo(0.2 * (0.5 - 0.36), 12);
  expect(
    kitagawa([{ level: 'a', dealsBefore: 0, wonBefore: 0, dealsAfter: 4, wonAfter: 1 }]),
  ).toBeNull();
});

test('STATS-KITAGAWA-4 intervals hold the planted parts about 95 times in 100', () => {
  const random = seeded(11);
  const truth = [
    { level: 'a', n: [900, 600], p: [0.5, 0.42] },
    { level: 'b', n: [400, 700], p: [0.25, 0.25] },
  ];
  const expected = kitagawa(
    truth.map(({ level, n: [a = 0, b = 0], p: [p = 0, q = 0] }) => ({
      level,
      dealsBefore: a,
      wonBefore: a * p,
      dealsAfter: b,
      wonAfter: b * q,
    })),
  );
  let [mixHeld, rateHeld] = [0, 0];
  const runs = 300;
  for (let run = 0; run < runs; run++) {
    const draw = (n: number, p: number) =>
      Array.from({ length: n }, random).filter((u) => u < p).length;
    const period = (i: 0 | 1) => {
      const total = truth.reduce((sum, { n }) => sum + (n[i] ?? 0), 0);
      const first = draw(total, (truth[0]?.n[i] ?? 0) / total);
      return [first, total - first].map((n, l) => [n, draw(n, truth[l]?.p[i] ?? 0)] as const);
    };
    const [before, after] = [period(0), period(1)];
    const drawn = truth.map(({ level }, l) => ({
      level,
      dealsBefore: before[l]?.[0] ?? 0,
      wonBefore: before[l]?.[1] ?? 0,
      dealsAfter: after[l]?.[0] ?? 0,
      wonAfter: after[l]?.[1] ?? 0,
    }));
    const { mix, rate } = kitagawaIntervals(drawn, random, 300) ?? {};
    if (mix && mix.low <= (expected?.mix ?? NaN) && mix.high >= (expected?.mix ?? NaN)) mixHeld++;
    if (rate && rate.low <= (expected?.rate ?? NaN) && rate.high >= (expected?.rate ?? NaN))
      rateHeld++;
  }
  expect(mixHeld / runs).toBeGreaterThan(0.91);
  expect(rateHeld / runs).toBeGreaterThan(0.91);
});

test('STATS-KITAGAWA-5 Simpson: every level better, the whole worse', () => {
  const bridge = kitagawaIntervals(
    [
      { level: 'easy', dealsBefore: 3000, wonBefore: 1800, dealsAfter: 1000, wonAfter: 680 },
      { level: 'hard', dealsBefore: 1000, wonBefore: 100, dealsAfter: 3000, wonAfter: 480 },
    ],
    seeded(2),
  );
  expect(bridge?.change).toBeLessThan(0);
  expect(bridge?.rate.low).toBeGreaterThan(0);
  expect(bridge?.simpson).toBe(true);
});
