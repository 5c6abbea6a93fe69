import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auc } from '../../src/stats/auc.ts';
import { addBrier, brierOf, noBrier } from '../../src/stats/brier.ts';
import { calibrationLine } from '../../src/stats/calibrationLine.ts';
import { crossValidate, crossValidation } from '../../src/stats/crossValidation.ts';
import { foldsOf } from '../../src/stats/folds.ts';
import { seeded, type Random } from '../../src/stats/random.ts';
import { singleFieldAuc } from '../../src/stats/singleFieldAuc.ts';
import basics from '../reference/basics.json' with { type: 'json' };
import reference from '../reference/logistic.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { designOf } from './designOf.ts';

/** Deals with two fields of known effect. */
function planted(rows: number, spread: number, random: Random) {
  const pick = (k: number) => Array.from({ length: rows }, () => Math.floor(random() * k));
  const [a, b] = [pick(5), pick(4)];
  const won = a.map((code, i) => {
    const eta = spread * ((code - 2) / 2 + ((b[i] ?? 0) - 1.5) / 2);
    return random() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
  });
  const levels = (k: number) => Array.from({ length: k }, (_, i) => `l${i}`);
  return designOf({
    deals: a.map(() => 1),
    won,
    factors: [
      { name: 'a', levels: levels(5), codes: a },
      { name: 'b', levels: levels(4), codes: b },
    ],
  });
}

test('STATS-AUC-1 equals the rank-sum statistic, ties counting half', () => {
  expectClose(auc(basics.auc), basics.auc.auc, 'auc', 1e-12);
  expect(auc({ score: [0.2, 0.7], deals: [3, 2], won: [0, 0] })).toBeNull();
});

test('STATS-BRIER-1 score, skill and its error equal R, however the deals are added up', () => {
  const { score, deals, won, brier } = basics.auc;
  const rate = won.reduce((a, b) => a + b) / deals.reduce((a, b) => a + b);
  const sums = noBrier();
  for (const [from, to] of [
    [0, 3],
    [3, undefined],
  ] as const) {
    const part = { deals: deals.slice(from, to), won: won.slice(from, to) };
    addBrier(sums, score.slice(from, to), part, rate);
  }
  const found = brierOf(sums);
  expectClose(found?.brier, brier.brier, 'brier', 1e-12);
  expectClose(found?.skill, brier.skill, 'skill', 1e-12);
  expectClose(found?.samplingError, brier.samplingError, 'error', 1e-12);
  expect(brierOf(noBrier())).toBeNull();
});

test('STATS-CALIBRATION-1 the line equals glm', () => {
  const { p, deals, won, slope, intercept } = basics.calibration;
  const line = calibrationLine(
    p.map((q) => Math.log(q / (1 - q))),
    deals,
    won,
  );
  expectClose(line?.slope, slope, 'slope', 1e-9);
  expectClose(line?.intercept, intercept, 'intercept', 1e-9);
  expect(calibrationLine([1, 1, 1], [2, 2, 2], [1, 0, 2])).toBeNull();
});

test('STATS-FOLDS-1 folds share out every deal exactly once', () => {
  const row = fc.tuple(fc.nat(60), fc.nat(60));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.nat(), (rows, seed) => {
      const won = Float64Array.from(rows, ([w]) => w);
      const deals = Float64Array.from(rows, ([w, l]) => w + l);
      const [sumDeals, sumWon] = [deals.map(() => 0), won.map(() => 0)];
      for (const fold of foldsOf({ deals, won }, 7, seeded(seed))) {
        rows.forEach((_, i) => {
          const [n = 0, w = 0] = [fold.deals[i], fold.won[i]];
          expect(w >= 0 && w <= n).toBe(true);
          expect((fold.trainingDeals[i] ?? 0) + n).toBe(deals[i]);
          sumDeals[i] = (sumDeals[i] ?? 0) + n;
          sumWon[i] = (sumWon[i] ?? 0) + w;
        });
      }
      expect([sumDeals, sumWon]).toEqual([deals, won]);
    }),
  );
});

test('STATS-CV-1 a real effect has skill and a slope near 1, noise has none', () => {
  const real = crossValidate(planted(4000, 1, seeded(1)), { random: seeded(2) });
  expect(real?.auc).toBeGreaterThan(0.65);
  expect(real?.brierSkill).toBeGreaterThan(3 * (real?.brierSkillSamplingError ?? NaN));
  expect(real?.calibrationSlope).toBeGreaterThan(0.9);
  expect(real?.calibrationSlope).toBeLessThan(1.1);
  expect(Math.abs(real?.calibrationIntercept ?? NaN)).toBeLessThan(0.1);
  const noise = crossValidate(planted(4000, 0, seeded(1)), { random: seeded(2) });
  expect(noise?.brierSkill).toBeLessThan(2 * (noise?.brierSkillSamplingError ?? NaN));
  expect(noise?.auc).toBeGreaterThan(0.45);
  expect(noise?.auc).toBeLessThan(0.55);
});

test('STATS-CV-2 the same seed gives the same answer, which comes a fold at a time', () => {
  const design = designOf(reference.plain);
  const steps = crossValidation(design, { random: seeded(4), folds: 5, repeats: 2 });
  let yields = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) yields++;
  expect(yields).toBe(10);
  expect(step.value).toEqual(crossValidate(design, { random: seeded(4), folds: 5, repeats: 2 }));
});

test('STATS-CV-3 separated levels leave finite measures', () => {
  const answer = crossValidate(designOf(reference.onesided), { random: seeded(4) });
  const { bands = [], ...measures } = answer ?? { none: NaN };
  for (const value of [measures, ...bands].flatMap((some) => Object.values(some)))
    expect(Number.isFinite(value)).toBe(true);
});

test('STATS-LEAK-1 a field that tells the outcome is seen, a field of single deals is not mistaken for one', () => {
  const leak = [
    { deals: 100, won: 98 },
    { deals: 100, won: 3 },
  ];
  expect(singleFieldAuc(leak, seeded(1))).toBeGreaterThan(0.95);
  const unique = Array.from({ length: 400 }, (_, i) => ({ deals: 1, won: i % 2 }));
  expect(singleFieldAuc(unique, seeded(1))).toBeCloseTo(0.5, 10);
  expect(singleFieldAuc([{ deals: 5, won: 0 }], seeded(1))).toBeNull();
});
