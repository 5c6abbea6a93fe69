import { expect, test } from 'vitest';
import { gvif } from '../../src/stats/gvif.ts';
import { likelihoodRatio, nullLogLikelihood } from '../../src/stats/likelihoodRatio.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { marginalEffects } from '../../src/stats/marginalEffects.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import reference from '../reference/logistic.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { designOf } from './designOf.ts';

const names = ['plain', 'single', 'onesided', 'aliased', 'blanks'] as const;

function fitted(name: (typeof names)[number]) {
  const design = designOf(reference[name]);
  const fit = fitLogistic(design);
  if (fit === null) throw new Error(`${name} has no fit`);
  return { design, fit, answer: reference[name].answer };
}

test.each(names)('STATS-LOGISTIC-1 log-likelihood, rank and predictions equal R: %s', (name) => {
  const { fit, answer } = fitted(name);
  expect(fit.converged).toBe(true);
  expect(fit.rank).toBe(answer.rank);
  expectClose(fit.logLikelihood, answer.logLikelihood, 'log-likelihood');
  expectClose(nullLogLikelihood(fit.deals, fit.won), answer.nullLogLikelihood, 'null');
  answer.fitted.forEach((p, row) => expectClose(fit.fitted[row], p, `row ${row}`));
});

test.each(names)('STATS-LOGISTIC-2 likelihood-ratio and Rao tests equal R: %s', (name) => {
  const { design, fit, answer } = fitted(name);
  answer.tests.forEach((expected, factor) => {
    const lr = likelihoodRatio(design, fit, factor);
    const rao = scoreTest(design, factor);
    if (expected.df === 0) {
      expect(lr).toBeNull();
      expect(rao).toBeNull();
      return;
    }
    expect(lr?.df).toBe(expected.df);
    expect(rao?.df).toBe(expected.df);
    expectClose(lr?.chiSquare, expected.lrChiSquare, `LR ${expected.field}`);
    expectClose(rao?.chiSquare, expected.scoreChiSquare, `Rao ${expected.field}`);
    expectClose(lr?.pValue, expected.lrPValue ?? NaN, `LR p ${expected.field}`);
    expectClose(rao?.pValue, expected.scorePValue ?? NaN, `Rao p ${expected.field}`);
  });
});

test.each(names)('STATS-EFFECTS-1 points, their interval and p equal R: %s', (name) => {
  const { design, fit, answer } = fitted(name);
  for (const factor of fit.factors) {
    const field = design.factors[factor]?.name;
    const expected = answer.effects.filter((effect) => effect.field === field);
    marginalEffects(design, fit, factor).forEach((effect, level) => {
      const answered = expected[level];
      expect(effect).toMatchObject({
        level: answered?.level,
        deals: answered?.deals,
        won: answered?.won,
      });
      const oneSided = effect.won === 0 || effect.won === effect.deals;
      const separated = fit.separated.some((s) => s.factor === field && s.level === effect.level);
      if (oneSided || separated || answered?.points === null) {
        expect(effect.points).toBeNull();
        expect(effect.pValue).toBeNull();
        return;
      }
      const { points = null, se = null, low = null, high = null, pValue = null } = answered ?? {};
      expectClose(effect.points?.estimate, Number(points), `${effect.level} points`);
      expectClose(effect.pointsStandardError, Number(se), `${effect.level} se`);
      expectClose(effect.points?.low, Number(low), `${effect.level} low`);
      expectClose(effect.points?.high, Number(high), `${effect.level} high`);
      expectClose(effect.pValue, Number(pValue), `${effect.level} p`);
    });
  }
});

test.each(['plain', 'single', 'aliased', 'blanks'] as const)(
  'STATS-EFFECTS-2 deviation coding equals contr.sum, over the levels that can be compared: %s',
  (name) => {
    const { design, fit, answer } = fitted(name);
    answer.deviation.forEach((expected, factor) => {
      marginalEffects(design, fit, factor).forEach((effect, level) => {
        if (expected.comparable[level] === 1 && expected.comparable.length > 1) {
          expect(effect.coefficient).toBeNull();
          return;
        }
        expectClose(effect.coefficient, expected.coefficients[level] ?? NaN, 'coefficient');
        expectClose(effect.coefficientStandardError, expected.se[level] ?? NaN, 'se');
        expectClose(effect.oddsRatio, Math.exp(expected.coefficients[level] ?? NaN), 'odds ratio');
      });
    });
  },
);

test.each(['plain', 'single'] as const)('STATS-VIF-1 the generalised VIF equals R: %s', (name) => {
  const { fit, answer } = fitted(name);
  answer.gvif.forEach(({ value }, factor) => expectClose(gvif(fit)[factor], value, 'gvif'));
});

test('STATS-ALIASED-1 where columns are blank together, their levels are compared on the deals where they are known', () => {
  const { design, fit } = fitted('blanks');
  const effects = [1, 2].flatMap((factor) => marginalEffects(design, fit, factor));
  const known = effects.filter(({ level }) => level !== '(blank)');
  const deals = known.slice(0, 3).reduce((sum, one) => sum + one.deals, 0);
  expect(known.map(({ among }) => among)).toEqual(known.map(() => deals));
  expect(effects.filter(({ points }) => points === null)).toMatchObject([
    { level: '(blank)', coefficient: null },
    { level: '(blank)', coefficient: null },
  ]);
});

test('STATS-SEPARATION-1 separated levels are found round by round and leave no infinite number', () => {
  const { design, fit } = fitted('onesided');
  expect(fit.separated).toMatchObject([
    { factor: 'a', level: 'a3', limit: 0, round: 1 },
    { factor: 'b', level: 'b4', limit: 1, round: 2 },
  ]);
  const numbers = [fit, ...fit.factors.map((factor) => marginalEffects(design, fit, factor))];
  expect(
    JSON.stringify(numbers, (_, v) => (typeof v === 'number' && !Number.isFinite(v) ? 'BAD' : v)),
  ).not.toContain('BAD');
});
