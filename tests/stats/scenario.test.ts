import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { fitFirth } from '../../src/stats/firth.ts';
import { fitLogistic, type LogisticFit } from '../../src/stats/logistic.ts';
import { pathSlope } from '../../src/stats/pathSlope.ts';
import { scenario } from '../../src/stats/scenario.ts';
import type { FactorLevel } from '../../src/stats/tellable.ts';
import designs from '../reference/logistic.json' with { type: 'json' };
import reference from '../reference/scenario.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { designOf } from './designOf.ts';
import { realDesign } from './realDesign.ts';
import { sharedExists } from './sharedDesign.ts';

interface Answer {
  put: string[][];
  scene: string[][];
  deals: number;
  leftOut: number;
  base: { estimate: number; low: number; high: number };
  rate: { estimate: number; low: number; high: number };
  change: number;
  se: number;
  pValue: number;
  parts: { estimate: number; se: number }[];
}

function placeOf(design: GroupedDesign, [field, level]: string[]): FactorLevel {
  const factor = design.factors.findIndex(({ name }) => name === field);
  const code = design.factors[factor]?.levels.indexOf(level ?? '') ?? -1;
  if (factor < 0 || code < 0) throw new Error(`no ${field}: ${level}`);
  return { factor, code };
}

function expectAnswer(design: GroupedDesign, fit: LogisticFit | null, answer: Answer): void {
  if (!fit) throw new Error('no fit');
  const put = answer.put.map((one) => placeOf(design, one));
  const scene = answer.scene.map((one) => placeOf(design, one));
  const here = (row: number) =>
    scene.every(({ factor, code }) => design.factors[factor]?.codes[row] === code);
  const found = scenario(design, fit, put, here);
  expect([found?.deals, found?.leftOut]).toEqual([answer.deals, answer.leftOut]);
  for (const part of ['estimate', 'low', 'high'] as const) {
    expectClose(found?.base[part], answer.base[part], `base ${part}`);
    expectClose(found?.rate[part], answer.rate[part], `rate ${part}`);
  }
  expectClose(found?.change.estimate, answer.change, 'change');
  expectClose(found?.standardError, answer.se, 'its error');
  expectClose(found?.pValue, answer.pValue, 'p');
  answer.parts.forEach(({ estimate, se }, i) => {
    expectClose(found?.factors[i]?.points.estimate, estimate, `part ${i}`);
    expectClose(found?.factors[i]?.standardError, se, `error of part ${i}`);
  });
}

for (const name of ['plain', 'single', 'aliased', 'blanks'] as const)
  test(`STATS-SCENARIO-1 everybody given some levels: rate, change and parts equal R, ${name}`, () => {
    const design = designOf(designs[name]);
    const fit = fitLogistic(design);
    for (const answer of reference[name]) expectAnswer(design, fit, answer);
  });

test('STATS-SCENARIO-2 the same of a penalised fit whose intercept is corrected', () => {
  const design = designOf(designs.onesided);
  const fit = fitFirth(design);
  for (const answer of reference.onesided) expectAnswer(design, fit, answer);
});

const real = [
  {
    name: 'skygeni',
    file: 'skygeni/skygeni_sales_data.csv',
    fields: ['industry', 'region', 'product_type', 'lead_source', 'sales_rep_id'],
    fit: fitLogistic,
  },
  {
    name: 'wave',
    file: 'salesforce_wave/Opportunity.csv',
    fields: ['LeadSource', 'Type', 'RecordType.Name', 'Owner.External_Id__c'],
    fit: (design: GroupedDesign) => fitFirth(design),
  },
  {
    name: 'maven',
    file: 'maven_crm/sales_pipeline.csv',
    fields: ['product', 'sales_agent'],
    fit: fitLogistic,
  },
] as const;

for (const { name, file, fields, fit } of real)
  describe.skipIf(!sharedExists(`data/${file}`))(`R on ${name}`, () => {
    test('REAL-SCENARIO-1 everybody given some levels: rate, change and parts', async () => {
      const design = await realDesign(file, fields);
      const fitted = fit(design);
      for (const answer of reference[name]) expectAnswer(design, fitted, answer);
    }, 60_000);
  });

const plain = designOf(designs.plain);

test('STATS-SCENARIO-3 the parts add up to the change, whatever levels are put and for whichever deals', () => {
  const fit = fitLogistic(plain);
  if (!fit) throw new Error('no fit');
  const codes = fc.tuple(
    ...plain.factors.map(({ levels }) => fc.option(fc.nat(levels.length - 1))),
  );
  fc.assert(
    fc.property(codes, fc.nat(3), (chosen, level) => {
      const put = chosen.flatMap((code, factor) => (code === null ? [] : [{ factor, code }]));
      const found = scenario(plain, fit, put, (row) => plain.factors[1]?.codes[row] === level);
      if (!found) throw new Error('nothing found');
      const sum = found.factors.reduce((total, { points }) => total + points.estimate, 0);
      expect(Math.abs(found.base.estimate + sum - found.rate.estimate)).toBeLessThan(1e-12);
      for (const { low, high } of [found.base, found.rate]) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }
      // The order in which levels are put in place tells nothing.
      const turned = scenario(
        plain,
        fit,
        put.toReversed(),
        (row) => plain.factors[1]?.codes[row] === level,
      );
      found.factors
        .toReversed()
        .forEach(({ points }, i) =>
          expectClose(turned?.factors[i]?.points.estimate, points.estimate, 'part', 1e-12),
        );
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('STATS-SCENARIO-4 nothing put in place changes nothing; no deal, no answer; a level that was never seen, none', () => {
  const fit = fitLogistic(plain);
  if (!fit) throw new Error('no fit');
  const nothing = scenario(plain, fit, []);
  expect(nothing?.change).toEqual({ estimate: 0, low: 0, high: 0 });
  expect(nothing?.pValue).toBeNull();
  expectClose(nothing?.base.estimate, fit.won / fit.deals, 'the base is the rate as it is');
  expect(scenario(plain, fit, [], () => false)).toBeNull();
  const factors = plain.factors.map((one, i) =>
    i === 0 ? { ...one, levels: [...one.levels, 'never'] } : one,
  );
  const wider = { ...plain, factors };
  const again = fitLogistic(wider);
  expect(again && scenario(wider, again, [{ factor: 0, code: 3 }])).toBeNull();
});

test('STATS-SCENARIO-5 the mean slope and how it moves are those of the quotient, near and far', () => {
  const logistic = (eta: number) => 1 / (1 + Math.exp(-eta));
  const at = (a: number, b: number) => pathSlope(a, b, logistic(a), logistic(b));
  fc.assert(
    fc.property(
      fc.double({ min: -6, max: 6, noNaN: true }),
      fc.double({ min: -4, max: 4, noNaN: true }),
      (start, way) => {
        const end = start + way;
        const { mean, byStart, byEnd } = at(start, end);
        expect(Math.abs(way * mean - (logistic(end) - logistic(start)))).toBeLessThan(1e-12);
        const h = 1e-3;
        const slope = (at(start, end + h).mean - at(start, end - h).mean) / (2 * h);
        expect(Math.abs(byEnd - slope)).toBeLessThan(1e-6);
        const other = (at(start + h, end).mean - at(start - h, end).mean) / (2 * h);
        expect(Math.abs(byStart - other)).toBeLessThan(1e-6);
      },
    ),
    { seed: 6, numRuns: 500 },
  );
  // On both sides of where the series takes over.
  expectClose(at(0.3, 0.30099).byEnd, at(0.3, 0.30101).byEnd, 'series', 1e-6);
});
