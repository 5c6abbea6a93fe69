import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/benjaminiHochberg.ts';
import { betaBinomial } from '../../src/stats/betaBinomial.ts';
import { clusterDesignEffect } from '../../src/stats/clusterVariance.ts';
import { differenceTest } from '../../src/stats/differenceTest.ts';
import { dispersion, unusualMovement } from '../../src/stats/dispersion.ts';
import {
  chiSquareUpper,
  fUpper,
  normalCdf,
  normalQuantile,
  normalTwoSided,
} from '../../src/stats/distributions.ts';
import { fisherExact } from '../../src/stats/fisherExact.ts';
import { heterogeneity } from '../../src/stats/heterogeneity.ts';
import { kaplanMeier } from '../../src/stats/kaplanMeier.ts';
import { kitagawa } from '../../src/stats/kitagawa.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { smallestDetectable } from '../../src/stats/smallestDetectable.ts';
import { wilson } from '../../src/stats/wilson.ts';
import r from '../reference/basics.json' with { type: 'json' };
import { expectClose } from './close.ts';

/** Tails are compared by their ratio: 1e-30 must not pass for 2e-30. */
const expectRatio = (actual: number | null, expected: number, what: string) =>
  expect(Math.abs(Number(actual) / expected - 1), `${what}: ${actual}`).toBeLessThan(1e-10);

test('STATS-DISTRIBUTIONS-1 cdfs, quantiles and far tails equal R', () => {
  for (const { z, cdf, twoSided } of r.distributions.normal) {
    expectRatio(normalCdf(z), cdf, `pnorm(${z})`);
    expectRatio(normalTwoSided(z), twoSided, `p of ${z}`);
  }
  for (const { p, z } of r.distributions.quantile)
    expectClose(normalQuantile(p), z, `qnorm(${p})`, 1e-12);
  for (const { x, df, upper } of r.distributions.chiSquare)
    expectRatio(chiSquareUpper(x, df), upper, `chi-square ${x}, ${df}`);
  for (const { x, d1, d2, upper } of r.distributions.f)
    expectRatio(fUpper(x, d1, d2), upper, `F ${x}, ${d1}, ${d2}`);
  expect(normalQuantile(0)).toBeNull();
  expect(normalQuantile(1)).toBeNull();
});

test('STATS-RATES-1 Wilson, Newcombe, score, Fisher and detectable change equal R', () => {
  for (const { nA, wA, nB, wB, ...answer } of r.tests) {
    const before = { deals: nA, won: wA };
    const after = { deals: nB, won: wB };
    const name = `${wA}/${nA} against ${wB}/${nB}`;
    const rate = wilson(wA, nA);
    expectClose(rate?.low, answer.wilson[0] ?? NaN, `wilson ${name}`, 1e-9);
    expectClose(rate?.high, answer.wilson[1] ?? NaN, `wilson ${name}`, 1e-9);
    const change = newcombe(before, after);
    expectClose(change?.low, answer.newcombe[0] ?? NaN, `newcombe ${name}`, 1e-9);
    expectClose(change?.high, answer.newcombe[1] ?? NaN, `newcombe ${name}`, 1e-9);
    expectRatio(fisherExact(wA, nA, wB, nB), answer.fisher, `fisher ${name}`);
    expectClose(smallestDetectable(before, after), answer.detectable, name, 1e-9);
    const tested = differenceTest(before, after);
    const expected = (Math.min(nA, nB) * Math.min(wA + wB, nA + nB - wA - wB)) / (nA + nB);
    expect(tested?.test).toBe(expected < 5 ? 'fisher' : 'score');
    expectClose(Number(tested?.z) ** 2, answer.chiSquare, `z² ${name}`, 1e-9);
    expectRatio(tested?.pValue ?? null, expected < 5 ? answer.fisher : answer.score, name);
  }
});

test('STATS-BH-1 q-values equal p.adjust, a missing p stays missing', () => {
  const q = benjaminiHochberg(r.bh.p);
  q.forEach((value, i) => {
    const expected = r.bh.q[i];
    if (expected === null || expected === undefined) expect(value).toBeNull();
    else expectClose(value, expected, `q ${i}`, 1e-12);
  });
});

test('STATS-CLUSTER-1 the design effect equals a CR1 sandwich', () => {
  const answer = clusterDesignEffect(r.cluster.rows);
  expectClose(answer?.designEffect, r.cluster.designEffect, 'design effect', 1e-9);
  expect(answer?.clusters).toBe(r.cluster.clusters);
});

test('STATS-DISPERSION-1 Pearson dispersion and unusual movement equal R', () => {
  const { periods, z } = r.dispersion;
  expectClose(dispersion(periods)?.dispersion, r.dispersion.dispersion, 'φ', 1e-9);
  expectClose(unusualMovement(z, periods)?.pValue, r.dispersion.pValue, 'p', 1e-9);
});

test('STATS-KM-1 the cycle distribution equals survfit', () => {
  const cycle = kaplanMeier(r.kaplan.rows);
  for (const { day, share } of r.kaplan.cdf)
    expectClose(cycle.cdf(day), share, `day ${day}`, 1e-12);
  for (const { p, day } of r.kaplan.quantile) expect(cycle.quantile(p)).toBe(day);
  expect(cycle.cdf(-0.1)).toBe(0);
});

test('STATS-BETABINOMIAL-1 the maximum likelihood equals R', () => {
  for (const answer of r.beta) {
    const fit = betaBinomial(answer.levels);
    expectClose(fit?.mean, answer.mean, 'mean');
    expectClose(fit?.concentration, answer.concentration, 'concentration');
  }
});

test('STATS-BRIDGE-1 the split of a change equals R, with levels that come, go and never win', () => {
  for (const { levels, split, unlike } of r.bridges) {
    const changes = levels.map((one, i) => ({
      level: `l${i}`,
      dealsBefore: one.nA,
      wonBefore: one.wA,
      dealsAfter: one.nB,
      wonAfter: one.wB,
    }));
    const bridge = kitagawa(changes);
    expectClose(bridge?.change, split.change, 'change', 1e-12);
    bridge?.parts.forEach((part, i) => {
      expectClose(part.mix, split.mix[i] ?? NaN, `mix ${i}`, 1e-12);
      expectClose(part.rate, split.rate[i] ?? NaN, `rate ${i}`, 1e-12);
    });
    expectClose(heterogeneity(changes), unlike, 'unlike');
  }
});
