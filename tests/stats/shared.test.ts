import { expect, test } from 'vitest';
import { collapse } from '../../src/stats/collapse.ts';
import { likelihoodRatio, nullLogLikelihood } from '../../src/stats/likelihoodRatio.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { marginalEffects } from '../../src/stats/marginalEffects.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import { expectClose } from './close.ts';
import { readShared, sharedDesign, sharedExists } from './sharedDesign.ts';

interface Answer {
  deals: number;
  won: number;
  logLikelihood: number;
  nullLogLikelihood: number;
  fields: {
    field: string;
    df: number;
    lrChiSquare: number;
    lrPValue: number;
    scoreChiSquare: number;
    pValue: number;
  }[];
  effects: {
    field: string;
    level: string;
    deals: number;
    won: number;
    points: number;
    pointsStandardError: number;
    low: number;
    high: number;
    pValue: number;
  }[];
}

const files = [
  {
    name: 'skygeni',
    data: 'data/skygeni/skygeni_sales_data.csv',
    outcome: 'outcome',
    fields: ['industry', 'region', 'product_type', 'lead_source', 'sales_rep_id'],
    closed: 'closed_date',
  },
  {
    name: 'maven',
    data: 'data/maven_crm/sales_pipeline.csv',
    outcome: 'deal_stage',
    fields: ['product', 'sales_agent'],
    closed: 'close_date',
  },
];

for (const { name, ...file } of files) {
  const reference = `reference/${name}.json`;
  const there = sharedExists(reference) && sharedExists(file.data);
  test.skipIf(!there)(`STATS-REFERENCE-1 drivers equal R within 1e-6: ${name}`, () => {
    const answer: Answer = JSON.parse(readShared(reference));
    const single = sharedDesign({ ...file, won: 'Won', lost: 'Lost' });
    const { design } = collapse(
      single,
      single.factors.map((_, i) => i),
    );
    const fit = fitLogistic(design);
    if (fit === null) throw new Error('no fit');
    expect([fit.deals, fit.won, fit.converged]).toEqual([answer.deals, answer.won, true]);
    let worst = 0;
    const close = (actual: number | null | undefined, expected: number, what: string) => {
      expectClose(actual, expected, what);
      worst = Math.max(
        worst,
        Math.abs(Number(actual) - expected) / Math.max(1, Math.abs(expected)),
      );
    };
    close(fit.logLikelihood, answer.logLikelihood, 'log-likelihood');
    close(nullLogLikelihood(fit.deals, fit.won), answer.nullLogLikelihood, 'null');
    answer.fields.forEach((expected, factor) => {
      const lr = likelihoodRatio(design, fit, factor);
      const rao = scoreTest(design, factor);
      expect([lr?.df, rao?.df]).toEqual([expected.df, expected.df]);
      close(lr?.chiSquare, expected.lrChiSquare, `LR ${expected.field}`);
      close(lr?.pValue, expected.lrPValue, `LR p ${expected.field}`);
      close(rao?.chiSquare, expected.scoreChiSquare, `Rao ${expected.field}`);
      close(rao?.pValue, expected.pValue, `Rao p ${expected.field}`);
    });
    const effects = answer.fields.flatMap(({ field }, factor) =>
      marginalEffects(design, fit, factor).map((effect) => ({ field, ...effect })),
    );
    expect(effects).toHaveLength(answer.effects.length);
    for (const expected of answer.effects) {
      const { field, level } = expected;
      const effect = effects.find((e) => e.field === field && e.level === level);
      expect([effect?.deals, effect?.won]).toEqual([expected.deals, expected.won]);
      close(effect?.points?.estimate, expected.points, `${level} points`);
      close(effect?.pointsStandardError, expected.pointsStandardError, `${level} se`);
      close(effect?.points?.low, expected.low, `${level} low`);
      close(effect?.points?.high, expected.high, `${level} high`);
      close(effect?.pValue, expected.pValue, `${level} p`);
    }
    console.log(`${name}: largest difference from R ${worst.toExponential(1)}`);
  });
}
