import { beforeAll, describe, expect, test } from 'vitest';
import { auc } from '../../src/stats/auc.ts';
import { benjaminiHochberg } from '../../src/stats/benjaminiHochberg.ts';
import { betaBinomial } from '../../src/stats/betaBinomial.ts';
import { addBrier, brierOf, noBrier } from '../../src/stats/brier.ts';
import { calibrationLine } from '../../src/stats/calibrationLine.ts';
import { clusterDesignEffect } from '../../src/stats/clusterVariance.ts';
import { collapse } from '../../src/stats/collapse.ts';
import { levelCounts, type GroupedDesign } from '../../src/stats/design.ts';
import { deviationContrasts } from '../../src/stats/deviationCoding.ts';
import { differenceTest } from '../../src/stats/differenceTest.ts';
import { unusualMovement } from '../../src/stats/dispersion.ts';
import { normalTwoSided } from '../../src/stats/distributions.ts';
import { fitFirth } from '../../src/stats/firth.ts';
import { fisherExact } from '../../src/stats/fisherExact.ts';
import { gvif } from '../../src/stats/gvif.ts';
import { heterogeneity } from '../../src/stats/heterogeneity.ts';
import { kitagawa } from '../../src/stats/kitagawa.ts';
import { likelihoodRatio } from '../../src/stats/likelihoodRatio.ts';
import { fitLogistic, type LogisticFit } from '../../src/stats/logistic.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { penalisedLikelihoodRatio } from '../../src/stats/penalisedLikelihoodRatio.ts';
import { profileInterval } from '../../src/stats/profileInterval.ts';
import { rowsOf } from '../../src/stats/rowsOf.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import { smallestDetectable } from '../../src/stats/smallestDetectable.ts';
import { wilson } from '../../src/stats/wilson.ts';
import reference from '../reference/real.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { realDesign, sortedCodes } from './realDesign.ts';
import { sharedExists } from './sharedDesign.ts';

const files = [
  {
    name: 'skygeni',
    file: 'skygeni/skygeni_sales_data.csv',
    fields: ['industry', 'region', 'product_type', 'lead_source', 'sales_rep_id'],
    plain: [0, 1, 2, 3, 4],
    cluster: 4,
  },
  {
    name: 'wave',
    file: 'salesforce_wave/Opportunity.csv',
    fields: ['LeadSource', 'Type', 'RecordType.Name', 'Owner.External_Id__c'],
    plain: [1, 2, 3],
    cluster: 3,
  },
  {
    name: 'maven',
    file: 'maven_crm/sales_pipeline.csv',
    fields: ['product', 'sales_agent'],
    plain: [0, 1],
    cluster: 1,
  },
] as const;

/** Deals and wins per level of a factor, in the order of R's answers. */
function countsOf(design: GroupedDesign, factor: number) {
  const own = design.factors[factor];
  if (!own) throw new Error('no such factor');
  const { deals, won } = levelCounts(design, own);
  return sortedCodes(own).map((code) => ({ deals: deals[code] ?? 0, won: won[code] ?? 0 }));
}

for (const { name, file, fields, plain, cluster } of files) {
  const answer = reference[name];
  describe.skipIf(!sharedExists(`data/${file}`))(`R on ${name}`, () => {
    let design: GroupedDesign;
    /** The quarter is the last factor. */
    const last = fields.length;
    beforeAll(async () => {
      design = await realDesign(file, fields);
    }, 60_000);

    const quarters = () => countsOf(design, last);
    /** Per level of a factor: its deals in the two quarters in the middle. */
    const changes = (factor: number) => {
      const half = Math.floor(quarters().length / 2);
      const { design: cells } = collapse(design, [factor, last]);
      const [own, time] = cells.factors;
      if (!own || !time) throw new Error('no such factor');
      const order = sortedCodes(own);
      const levels = order.map((code) => ({
        level: own.levels[code] ?? '',
        dealsBefore: 0,
        wonBefore: 0,
        dealsAfter: 0,
        wonAfter: 0,
      }));
      const [before, after] = sortedCodes(time).slice(half - 1, half + 1);
      for (let row = 0; row < cells.rows; row++) {
        const level = levels[order.indexOf(own.codes[row] ?? -1)];
        if (!level) continue;
        if (time.codes[row] === before) {
          level.dealsBefore += cells.deals[row] ?? 0;
          level.wonBefore += cells.won[row] ?? 0;
        } else if (time.codes[row] === after) {
          level.dealsAfter += cells.deals[row] ?? 0;
          level.wonAfter += cells.won[row] ?? 0;
        }
      }
      return levels;
    };

    test('REAL-RATES-1 Wilson intervals of every level', () => {
      answer.rates.forEach(({ low, high }, factor) =>
        countsOf(design, factor).forEach(({ deals, won }, level) => {
          expectClose(wilson(won, deals)?.low, low[level] ?? NaN, 'low');
          expectClose(wilson(won, deals)?.high, high[level] ?? NaN, 'high');
        }),
      );
    });

    test('REAL-RATES-2 Newcombe, score, Fisher, smallest detectable and q of each quarter against the next', () => {
      const p = answer.quarters.map((expected, i) => {
        const [before, after] = quarters().slice(i, i + 2);
        if (!before || !after) throw new Error('a quarter is missing');
        const change = newcombe(before, after);
        expectClose(change?.low, expected.newcombe[0] ?? NaN, 'newcombe');
        expectClose(change?.high, expected.newcombe[1] ?? NaN, 'newcombe');
        expectClose(
          fisherExact(before.won, before.deals, after.won, after.deals),
          expected.fisher,
          'fisher',
        );
        expectClose(smallestDetectable(before, after), expected.detectable, 'detectable');
        const z = differenceTest(before, after)?.z ?? NaN;
        expectClose(z ** 2, expected.chiSquare, 'z²');
        expectClose(normalTwoSided(z), expected.score, 'p');
        return normalTwoSided(z);
      });
      benjaminiHochberg(p).forEach((q, i) => expectClose(q, answer.q[i] ?? NaN, 'q'));
    });

    test('REAL-SHRINK-1 the beta-binomial of every field', () => {
      answer.betaBinomial.forEach(({ mean, concentration }, factor) => {
        const found = betaBinomial(countsOf(design, factor));
        expectClose(found?.mean, mean, 'mean');
        if (concentration === null) expect(found?.concentration).toBeNull();
        else expectClose(found?.concentration, concentration, 'concentration');
      });
    });

    test('REAL-MOVEMENT-1 dispersion of the quarters, and the variance of a change with clusters', () => {
      const { dispersion, z, pValue } = answer.dispersion;
      const usual = unusualMovement(z, quarters().slice(0, -2));
      expectClose(usual?.dispersion, dispersion, 'φ');
      expectClose(usual?.pValue, pValue, 'p');
      const found = clusterDesignEffect(changes(cluster));
      expectClose(found?.designEffect, answer.cluster.designEffect, 'design effect');
      expect(found?.clusters).toBe(answer.cluster.clusters);
    });

    test('REAL-BRIDGE-1 the split of a change by every field', () => {
      answer.bridges.forEach(({ change, mix, rate, unlike }, factor) => {
        const levels = changes(factor);
        const bridge = kitagawa(levels);
        expectClose(bridge?.change, change, 'change');
        bridge?.parts.forEach((part, i) => {
          expectClose(part.mix, mix[i] ?? NaN, `mix ${i}`);
          expectClose(part.rate, rate[i] ?? NaN, `rate ${i}`);
        });
        expectClose(heterogeneity(levels), unlike, 'unlike');
      });
    });

    const chosen = (): { cells: GroupedDesign; fit: LogisticFit } => {
      const { design: cells } = collapse(design, [...plain, last]);
      const fit = fitLogistic(cells);
      if (!fit) throw new Error('no fit');
      return { cells, fit };
    };

    test('REAL-MODEL-1 likelihood, tests and inflation factors', () => {
      const { cells, fit } = chosen();
      expectClose(fit.logLikelihood, answer.model.logLikelihood, 'log-likelihood');
      answer.model.tests.forEach((expected, factor) => {
        const lr = likelihoodRatio(cells, fit, factor);
        const score = scoreTest(cells, factor);
        expect([lr?.df, score?.df]).toEqual([expected.df, expected.df]);
        expectClose(lr?.chiSquare, expected.lrChiSquare, 'LR');
        expectClose(score?.chiSquare, expected.scoreChiSquare, 'score');
        expectClose(gvif(fit)[factor], expected.gvif, 'gvif');
      });
    });

    test('REAL-MODEL-2 AUC, Brier score and calibration line', () => {
      const { cells, fit } = chosen();
      const { deals, won } = cells;
      // Rows of one prediction differ in their last digits, which are not to break the tie.
      const score = Array.from(fit.fitted, (p) => Math.round(p * 1e12) / 1e12);
      expectClose(auc({ score, deals, won }), answer.model.auc, 'auc');
      const sums = noBrier();
      addBrier(sums, fit.fitted, cells, fit.won / fit.deals);
      const brier = brierOf(sums);
      expectClose(brier?.brier, answer.model.brier.brier, 'brier');
      expectClose(brier?.skill, answer.model.brier.skill, 'skill');
      expectClose(brier?.samplingError, answer.model.brier.samplingError, 'its error');
      const first = countsOf(cells, 0);
      const line = calibrationLine(
        first.map((level) => Math.log((level.won + 1) / (level.deals - level.won + 1))),
        first.map((level) => level.deals),
        first.map((level) => level.won),
      );
      expectClose(line?.intercept, answer.model.intercept, 'intercept');
      expectClose(line?.slope, answer.model.slope, 'slope');
    });

    const expectProfiles = (
      cells: GroupedDesign,
      fit: LogisticFit,
      answers: (typeof answer.model)['profiles'],
    ) => {
      const rows = rowsOf(cells, fit);
      answers.forEach((ends, factor) => {
        const own = cells.factors[factor];
        const order = own ? sortedCodes(own) : [];
        const codes = [...new Set([order[0], order.at(-1)])];
        ends.forEach((expected, i) => {
          const contrast = deviationContrasts(fit, factor)[codes[i] ?? -1];
          if (!contrast) throw new Error('no contrast');
          expectClose(contrast.value, expected.estimate, 'estimate');
          const interval = profileInterval(rows, fit, contrast.weights);
          expectClose(interval?.low, expected.low, 'low');
          expectClose(interval?.high, expected.high, 'high');
        });
      });
    };

    test('REAL-PROFILE-1 profile intervals by maximum likelihood', () => {
      const { cells, fit } = chosen();
      expectProfiles(cells, fit, answer.model.profiles);
    });

    test('REAL-FIRTH-1 the penalised fit: its value, its correction, its tests and its profile intervals', () => {
      const fit = fitFirth(design);
      if (!fit) throw new Error('no fit');
      expectClose(fit.penalisedLogLikelihood, answer.firth.penalisedLogLikelihood, 'penalised');
      expectClose(fit.interceptShift, answer.firth.shift, 'shift');
      let wins = 0;
      fit.fitted.forEach((p, row) => (wins += p * (design.deals[row] ?? 0)));
      expect(Math.abs(wins - fit.won)).toBeLessThan(1e-9);
      answer.firth.tests.forEach((expected, factor) => {
        const found = penalisedLikelihoodRatio(design, fit, factor);
        expect(found?.df).toBe(expected.df);
        expectClose(found?.chiSquare, expected.chiSquare, 'chi-square');
        expectClose(found?.pValue, expected.pValue, 'p');
      });
      expectProfiles(design, fit, answer.firth.profiles);
    });
  });
}
