import { expect, test } from 'vitest';
import { deviationContrasts } from '../../src/stats/deviationCoding.ts';
import { fitFirth } from '../../src/stats/firth.ts';
import { fitLogistic, type LogisticFit } from '../../src/stats/logistic.ts';
import { penalisedLikelihoodRatio } from '../../src/stats/penalisedLikelihoodRatio.ts';
import { profileInterval } from '../../src/stats/profileInterval.ts';
import { rowsOf } from '../../src/stats/rowsOf.ts';
import designs from '../reference/logistic.json' with { type: 'json' };
import reference from '../reference/penalised.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { designOf } from './designOf.ts';

const names = ['plain', 'single', 'onesided', 'aliased', 'blanks'] as const;
const full = ['plain', 'single', 'onesided'] as const;

function penalised(name: (typeof names)[number]) {
  const design = designOf(designs[name]);
  const fit = fitFirth(design);
  if (fit === null) throw new Error(`${name} has no fit`);
  return { design, fit, answer: reference[name] };
}

interface Answer {
  field: string;
  level: string;
  estimate: number;
  low: number;
  high: number;
}

function expectProfiles(
  { design, fit }: { design: ReturnType<typeof designOf>; fit: LogisticFit },
  answers: readonly Answer[],
  tolerance: number,
) {
  const rows = rowsOf(design, fit);
  for (const { field, level, estimate, low, high } of answers) {
    const factor = design.factors.findIndex((one) => one.name === field);
    const code = design.factors[factor]?.levels.indexOf(level) ?? -1;
    const contrast = deviationContrasts(fit, factor)[code];
    if (!contrast) throw new Error(`${level} has no contrast`);
    expectClose(contrast.value, estimate, `${level} estimate`);
    const interval = profileInterval(rows, fit, contrast.weights);
    expectClose(interval?.low, low, `${level} low`, tolerance);
    expectClose(interval?.high, high, `${level} high`, tolerance);
  }
}

test.each(names)('STATS-FIRTH-3 predictions and the intercept’s correction equal R: %s', (name) => {
  const { design, fit, answer } = penalised(name);
  expect(fit.converged).toBe(true);
  expectClose(fit.penalisedLogLikelihood, answer.penalisedLogLikelihood, 'penalised');
  expectClose(fit.interceptShift, answer.shift, 'shift');
  const plain = fitFirth(design, { correctIntercept: false });
  answer.fitted.forEach((p, row) => expectClose(plain?.fitted[row], p, `row ${row}`));
});

test.each(names)('STATS-PLR-1 the penalised likelihood-ratio test equals R: %s', (name) => {
  const { design, fit, answer } = penalised(name);
  answer.tests.forEach((expected, factor) => {
    const found = penalisedLikelihoodRatio(design, fit, factor);
    if (!('chiSquare' in expected)) {
      expect(found).toBeNull();
      return;
    }
    expect(found?.df).toBe(expected.df);
    expectClose(found?.chiSquare, expected.chiSquare ?? NaN, `${expected.field} chi-square`);
    expectClose(found?.pValue, expected.pValue ?? NaN, `${expected.field} p`);
  });
});

test.each(['plain', 'single'] as const)('STATS-PROFILE-1 intervals equal R: %s', (name) => {
  const design = designOf(designs[name]);
  const fit = fitLogistic(design);
  if (fit === null) throw new Error('no fit');
  expectProfiles({ design, fit }, reference[name].plain, 1e-6);
  // MASS::confint goes through a spline, so it is a little less exact itself.
  const rows = rowsOf(design, fit);
  for (const { field, place, low, high } of reference[name].mass) {
    const factor = design.factors.findIndex((one) => one.name === field);
    const contrast = deviationContrasts(fit, factor)[place];
    const interval = contrast && profileInterval(rows, fit, contrast.weights);
    expectClose(interval?.low, low, `${field} ${place} low, MASS`, 1e-4);
    expectClose(interval?.high, high, `${field} ${place} high, MASS`, 1e-4);
  }
});

test.each(full)('STATS-PROFILE-2 intervals of the penalised likelihood equal R: %s', (name) => {
  const { design, fit } = penalised(name);
  expectProfiles({ design, fit }, reference[name].penalised, 1e-6);
});

test('STATS-PROFILE-3 a level that is set aside has no interval, and the others keep theirs', () => {
  const design = designOf(designs.onesided);
  const fit = fitLogistic(design);
  if (fit === null) throw new Error('no fit');
  expect(deviationContrasts(fit, 0)[2]).toBeNull();
  const empty = new Float64Array(fit.parameters);
  expect(profileInterval(rowsOf(design, fit), fit, empty)).toBeNull();
});
