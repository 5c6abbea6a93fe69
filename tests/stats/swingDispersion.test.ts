import { expect, test } from 'vitest';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { swingDispersion } from '../../src/stats/swingDispersion.ts';
import { swingCases } from '../support/swingCases.ts';
import { expectClose } from './close.ts';

test('STATS-SWINGS-1 χ² of levels by periods around the model of both, over df, equals R', () => {
  for (const { name, answer, design } of swingCases) {
    const fit = fitLogistic(design);
    const found = fit && swingDispersion(design, fit, 0, 2);
    expect(found?.df, name).toBe(answer.df);
    expectClose(found?.dispersion, answer.dispersion, name);
  }
});

test('STATS-SWINGS-2 one period, or none that is full, tells nothing', () => {
  for (const { design } of swingCases) {
    const fit = fitLogistic(design);
    if (!fit) throw new Error('No fit.');
    const single = design.factors.map((factor, i) =>
      i === 2 ? { ...factor, levels: ['all'], codes: new Int32Array(design.rows) } : factor,
    );
    expect(swingDispersion({ ...design, factors: single }, fit, 0, 2)).toBeNull();
    const few = { ...design, deals: design.deals.map((n) => n / 20) };
    expect(swingDispersion(few, fit, 0, 2)).toBeNull();
  }
});
