import { expect, test } from 'vitest';
import { collapse } from '../../src/stats/collapse.ts';
import { fitFirth } from '../../src/stats/firth.ts';
import { marginalEffects } from '../../src/stats/marginalEffects.ts';
import reference from '../reference/logistic.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { designOf } from './designOf.ts';
import { readShared, sharedDesign, sharedExists } from './sharedDesign.ts';

interface Answer {
  deals: number;
  won: number;
  logLikelihood: number;
  penalisedLogLikelihood: number;
  predictedWins: number;
  effects: {
    field: string;
    level: string;
    points: number;
    pointsStandardError: number;
    low: number;
    high: number;
    pValue: number;
  }[];
}

const answers = 'reference/salesforce_wave_firth.json';
const data = 'data/salesforce_wave/Opportunity.csv';
const there = sharedExists(answers) && sharedExists(data);

test.skipIf(!there)('STATS-FIRTH-1 the penalised fit and its effects equal R', () => {
  const answer: Answer = JSON.parse(readShared(answers));
  const fields = ['LeadSource', 'Type', 'RecordType.Name'];
  const single = sharedDesign({
    data,
    outcome: 'StageName',
    won: 'Closed Won',
    lost: 'Closed Lost',
    fields,
    closed: 'CloseDate',
  });
  const { design } = collapse(single, [0, 1, 2, 3]);
  const fit = fitFirth(design, { correctIntercept: false });
  expect([fit?.deals, fit?.won, fit?.converged]).toEqual([answer.deals, answer.won, true]);
  if (fit === null) return;
  expectClose(fit.penalisedLogLikelihood, answer.penalisedLogLikelihood, 'penalised');
  let wins = 0;
  fit.fitted.forEach((p, row) => (wins += p * (design.deals[row] ?? 0)));
  expectClose(wins, answer.predictedWins, 'predicted wins');
  // And after the correction they are the actual ones.
  let corrected = 0;
  fitFirth(design)?.fitted.forEach((p, row) => (corrected += p * (design.deals[row] ?? 0)));
  expect(Math.abs(corrected - answer.won)).toBeLessThan(1e-9);
  const effects = fields.flatMap((field, factor) =>
    marginalEffects(design, fit, factor).map((effect) => ({ field, ...effect })),
  );
  expect(effects).toHaveLength(answer.effects.length);
  for (const expected of answer.effects) {
    const { field, level } = expected;
    const effect = effects.find((e) => e.field === field && e.level === level);
    expectClose(effect?.points?.estimate, expected.points, `${level} points`);
    expectClose(effect?.pointsStandardError, expected.pointsStandardError, `${level} se`);
    expectClose(effect?.points?.low, expected.low, `${level} low`);
    expectClose(effect?.points?.high, expected.high, `${level} high`);
    expectClose(effect?.pValue, expected.pValue, `${level} p`);
  }
});

test('STATS-FIRTH-2 corrected, predicted wins are the actual ones and one-sided levels have finite effects', () => {
  const design = designOf(reference.onesided);
  const fit = fitFirth(design);
  if (fit === null) throw new Error('no fit');
  let wins = 0;
  fit.fitted.forEach((p, row) => (wins += p * (design.deals[row] ?? 0)));
  expectClose(wins, fit.won, 'wins', 1e-9);
  const effects = fit.factors.flatMap((factor) => marginalEffects(design, fit, factor));
  for (const { level, deals, points, coefficient } of effects) {
    expect(points === null, level).toBe(deals === 0);
    expect(Math.abs(coefficient ?? 0)).toBeLessThan(12);
  }
});
