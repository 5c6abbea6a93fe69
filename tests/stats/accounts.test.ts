import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  levelClusters,
  scoreDesignEffect,
  type ScoreDesignEffect,
} from '../../src/stats/clusterDesignEffect.ts';
import { clusteredRows, type ClusteredRows } from '../../src/stats/clusteredRows.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { chiSquareUpper } from '../../src/stats/distributions.ts';
import { intraclassCorrelation } from '../../src/stats/intraclass.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { predict } from '../../src/stats/predict.ts';
import { scoreTest } from '../../src/stats/scoreTest.ts';
import { submodel } from '../../src/stats/submodel.ts';
import answers from '../reference/accounts.json' with { type: 'json' };
import { expectClose } from './close.ts';

const FIELDS = ['region', 'product', 'size', 'quarter'] as const;
type Deal = (typeof answers.deals)[number];

/** One row per deal. */
function designOf(deals: readonly Deal[]): GroupedDesign {
  const factors = FIELDS.map((name) => {
    const levels = [...new Set(deals.map((deal) => deal[name]))].sort();
    return { name, levels, codes: Int32Array.from(deals, (deal) => levels.indexOf(deal[name])) };
  });
  const won = Float64Array.from(deals, (deal) => deal.y);
  return { rows: deals.length, deals: new Float64Array(deals.length).fill(1), won, factors };
}

const accountsOf = (deals: readonly Deal[]): number[] =>
  deals.map(({ account }) => (account === '' ? -1 : Number(account.slice(1))));

function found(
  deals: readonly Deal[],
  factor: number,
): { correlation: number; effect: ScoreDesignEffect | null; chiSquare: number; df: number } {
  const design = designOf(deals);
  const rows = clusteredRows(design, accountsOf(deals), 1);
  const without = submodel(design, factor)?.fit;
  if (!without) throw new Error('No model.');
  const correlation = intraclassCorrelation(rows, predict(without, design, rows)) ?? 0;
  const own = rows.factors[factor];
  const effect = own ? scoreDesignEffect(levelClusters(rows, own), correlation) : null;
  const test = scoreTest(design, factor, without);
  return { correlation, effect, chiSquare: test?.chiSquare ?? 0, df: test?.df ?? 0 };
}

describe('deals that come by account', () => {
  test('STATS-ACCOUNTS-1 correlation, design effects and test are R’s, pair by pair', () => {
    answers.hand.forEach((expected, factor) => {
      const { correlation, effect, chiSquare, df } = found(answers.deals, factor);
      const what = FIELDS[factor];
      expectClose(correlation, expected.correlation, what);
      expectClose(effect?.field, expected.field, what);
      expected.levels.forEach((one, level) => expectClose(effect?.levels[level], one, what));
      expectClose(chiSquare, expected.score, what);
      expectClose(chiSquareUpper(chiSquare / (effect?.field ?? 1), df), expected.pValue, what);
    });
  });

  test('STATS-ACCOUNTS-2 the order of the deals and the grouping of equal ones change nothing', () => {
    const shuffled = answers.deals.toReversed();
    const mixed = answers.deals.toSorted((a, b) => a.product.localeCompare(b.product));
    for (const deals of [shuffled, mixed])
      expectClose(found(deals, 0).effect?.field, found(answers.deals, 0).effect?.field ?? 0);
    const twice = answers.deals.flatMap((deal) => [deal, deal]);
    const grouped = { ...designOf(answers.deals) };
    grouped.deals = grouped.deals.map((n) => 2 * n);
    grouped.won = grouped.won.map((n) => 2 * n);
    const rates = new Float64Array(1000).fill(0.4);
    expectClose(
      intraclassCorrelation(clusteredRows(grouped, accountsOf(answers.deals), 1), rates),
      intraclassCorrelation(clusteredRows(designOf(twice), accountsOf(twice), 1), rates) ?? 0,
    );
  });

  test('STATS-ACCOUNTS-3 1 + ρ(m − 1) where accounts keep their level, 1 where they cross evenly or are single', () => {
    const rowsOf = (level: (account: number, deal: number) => number, each: number) => {
      const codes = Int32Array.from({ length: 40 * each }, (_, i) =>
        level(Math.floor(i / each), i % each),
      );
      const factors = [{ name: 'f', levels: ['a', 'b'], codes }];
      const deals = new Float64Array(40 * each).fill(1);
      const clusters = Int32Array.from(codes, (_, i) => Math.floor(i / each));
      return clusteredRows({ rows: codes.length, deals, won: deals, factors }, clusters, 1);
    };
    const effectOf = (rows: ClusteredRows): number | undefined =>
      rows.factors[0] && scoreDesignEffect(levelClusters(rows, rows.factors[0]), 0.2)?.field;
    expectClose(effectOf(rowsOf((account) => account % 2, 4)), 1 + 0.2 * 3);
    expect(effectOf(rowsOf((_, deal) => deal % 2, 4))).toBe(1);
    expect(effectOf(rowsOf((account) => account % 2, 1))).toBe(1);
  });

  test('STATS-ACCOUNTS-4 levels that are accounts by another name are left as they are', () => {
    const codes = Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 10));
    const factors = [{ name: 'f', levels: ['a', 'b', 'c', 'd'], codes }];
    const deals = new Float64Array(40).fill(1);
    const rows = clusteredRows({ rows: 40, deals, won: deals, factors }, codes, 1);
    const [own] = rows.factors;
    expect(own && scoreDesignEffect(levelClusters(rows, own), 0.5)).toBeNull();
    expect(
      intraclassCorrelation(
        clusteredRows(
          { ...rows },
          codes.map((_, i) => i),
          1,
        ),
        deals,
      ),
    ).toBe(null);
  });

  test('STATS-ACCOUNTS-5 whatever the deals, effects are finite and never under 1', () => {
    const deal = fc.record({
      account: fc.constantFrom('', 'A1', 'A2', 'A3', 'A4'),
      region: fc.constantFrom('n', 's'),
      product: fc.constantFrom('p', 'q'),
      size: fc.constantFrom('l', 'm'),
      quarter: fc.constantFrom('2024Q1', '2024Q2'),
      y: fc.constantFrom(0, 1),
    });
    const check = (deals: Deal[]): void => {
      const design = designOf(deals);
      const rows = clusteredRows(design, accountsOf(deals), 0.5);
      const fit = fitLogistic(design);
      if (!fit) return;
      const correlation = intraclassCorrelation(rows, predict(fit, design, rows)) ?? 0;
      expect(correlation).toBeGreaterThanOrEqual(0);
      expect(correlation).toBeLessThanOrEqual(1);
      for (const factor of rows.factors) {
        const effect = scoreDesignEffect(levelClusters(rows, factor), correlation);
        for (const one of [effect?.field ?? 1, ...(effect?.levels ?? [])]) {
          expect(one).toBeGreaterThanOrEqual(1);
          expect(Number.isFinite(one)).toBe(true);
        }
      }
    };
    fc.assert(fc.property(fc.array(deal, { maxLength: 40 }), check), { seed: 4, numRuns: 200 });
  });
});
