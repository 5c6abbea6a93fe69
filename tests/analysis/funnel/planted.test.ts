import { describe, expect, test } from 'vitest';
import { dealsCondition } from '../../../src/sql/dealsCondition.ts';
import { sql } from '../../../src/sql/sql.ts';
import { drawnFunnel, STEADY, type FunnelShape } from '../../support/drawnFunnel.ts';
import { funnelOf } from '../../support/funnelOf.ts';

const shown = (shape: FunnelShape) => {
  const { deals, history } = drawnFunnel(shape);
  return funnelOf({ 'deals.csv': deals, 'history.csv': history });
};

describe('a funnel from history', () => {
  test('FUNNEL-TRUTH-1 a steady file names no bottleneck, and every conversion is the planted one', async () => {
    const funnel = await shown(STEADY);
    expect(funnel).toMatchObject({ basis: 'history', bottleneck: null, movedBack: 0, reopened: 0 });
    expect(funnel.ends.sort()).toEqual(['Closed Lost', 'Closed Won']);
    expect(funnel.stages.map(({ stage }) => stage)).toEqual(Object.keys(STEADY.stages));
    for (const { stage, conversion, entered, advanced, lost, open } of funnel.stages) {
      expect(entered).toBe((advanced ?? 0) + (lost ?? 0) + open);
      expect(Math.abs((conversion?.estimate ?? 0) - (STEADY.stages[stage] ?? 0))).toBeLessThan(
        0.02,
      );
    }
    expect(funnel.bottleneckReason).toMatch(/Nothing shows that any stage let fewer deals through/);
    expect(funnel.order?.agreement).toBe(1);
    // Even draws of 4 to 27 days.
    for (const one of funnel.stages) expect(Math.abs((one.medianDays ?? 0) - 15)).toBeLessThan(2);
  }, 60_000);

  test('FUNNEL-TRUTH-2 a stage that let 15 points fewer through is named, with the wins it cost', async () => {
    const fall = { stage: 'Proposal', points: 0.15 };
    const funnel = await shown({ ...STEADY, seed: 5, fall });
    expect(funnel.bottleneck?.stage).toBe('Proposal');
    const stage = funnel.stages.find((one) => one.stage === 'Proposal');
    const change = stage?.change;
    expect(change?.difference.low).toBeLessThan(-0.15);
    expect(change?.difference.high).toBeGreaterThan(-0.15);
    // Of those that get beyond it 55% are won.
    const lostWins = (change?.after.decided ?? 0) * 0.15 * 0.55;
    expect(funnel.bottleneck?.wins.low).toBeLessThan(lostWins);
    expect(funnel.bottleneck?.wins.high).toBeGreaterThan(lostWins);
    const { wins, amount } = funnel.bottleneck ?? {};
    expect((amount?.estimate ?? 0) / (wins?.estimate ?? 1) / 11_000).toBeCloseTo(1, 1);
    expect(funnel.sentence).toMatch(/^Proposal is where more deals get stuck/);
    expect(funnel.sentence).not.toMatch(/caused|because of/);
  }, 60_000);

  test('FUNNEL-TRUTH-3 skipping, going back and stages without a closing row are told and lose no deal', async () => {
    const shape = { ...STEADY, deals: 4000, seed: 9, skips: 0.2, backs: 0.1, bare: true };
    const funnel = await shown(shape);
    expect(funnel.stages.map(({ stage }) => stage)).toEqual(Object.keys(STEADY.stages));
    expect(funnel.ends).toEqual([]);
    expect(funnel.movedBack).toBeGreaterThan(0);
    expect(funnel.stages[1]?.skipped).toBeGreaterThan(0);
    expect(funnel.stages[0]?.returned).toBe(funnel.movedBack);
    const [lost, open] = [
      funnel.stages.reduce((sum, one) => sum + (one.lost ?? 0), 0),
      funnel.stages.reduce((sum, one) => sum + one.open, 0),
    ];
    const { deals } = drawnFunnel(shape);
    expect(lost).toBe(deals.match(/,Lost,/g)?.length);
    expect(open).toBe(deals.match(/,Open,/g)?.length);
  }, 60_000);

  test('FUNNEL-TRUTH-4 filters hold: regions add up to all deals, and move no stage', async () => {
    const { deals, history } = drawnFunnel({ ...STEADY, deals: 3000 });
    const files = { 'deals.csv': deals, 'history.csv': history };
    const all = await funnelOf(files);
    const parts = await Promise.all(
      ['North', 'South', 'West'].map((region) =>
        funnelOf(files, [{ field: 'region', values: [region] }]),
      ),
    );
    all.stages.forEach((stage, i) => {
      expect(parts.map((one) => one.stages[i]?.stage)).toEqual(Array(3).fill(stage.stage));
      const sum = parts.reduce((total, one) => total + (one.stages[i]?.entered ?? 0), 0);
      expect(sum).toBe(stage.entered);
    });
  }, 60_000);

  test('FUNNEL-TRUTH-5 the deals behind a stage are those its count is of', async () => {
    const { deals, history } = drawnFunnel({ ...STEADY, deals: 1500 });
    let counted = -1;
    const funnel = await funnelOf({ 'deals.csv': deals, 'history.csv': history }, [], ({ db }) => {
      const set = {
        name: 'furthest-stage' as const,
        stage: 'Demo',
        later: ['Proposal', 'Negotiation'],
      };
      const question = { filters: [], levels: [], period: null, outcome: 'lost' as const, set };
      const where = dealsCondition(question, [], {
        columnOf: () => null,
        bulkDays: [],
        lastUsualDay: null,
        lookAlikes: () => [],
      });
      const [row] = db.query<{ n: number }>(
        sql`SELECT count(*)::DOUBLE AS n FROM deals WHERE ${where}`,
      );
      counted = row?.n ?? -1;
    });
    expect(funnel.stages[1]?.lost).toBe(counted);
  }, 60_000);
});
