import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Pipeline } from '../../../src/domain/document/pipeline.ts';
import { scoredPipeline } from '../../support/scoredPipeline.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const present = existsSync(data);
if (!present)
  console.log(
    'skipped: ../shared/data is absent, so the open deals of the public files are not scored',
  );

const scored = async (name: string): Promise<Pipeline> =>
  (await scoredPipeline(readFileSync(new URL(name, data), 'utf8'))).pipeline;

describe.skipIf(!present)('the open deals of the public files', () => {
  test('PIPELINE-SHARED-1 skygeni has no open deals, and that is said', async () => {
    const pipeline = await scored('skygeni/skygeni_sales_data.csv');
    expect(pipeline).toMatchObject({
      withheld: 'no-open-deals',
      open: 0,
      scores: [],
      bounds: null,
    });
    expect(pipeline.sentence).toBe('This file has no open deals.');
  }, 60_000);

  test('PIPELINE-SHARED-2 wave: 262 open deals are scored by a model that does better than chance, and drawn in', async () => {
    const pipeline = await scored('salesforce_wave/Opportunity.csv');
    expect(pipeline).toMatchObject({ withheld: null, open: 262 });
    const { check, fit, scores, base } = pipeline;
    expect(check?.skill).toBeGreaterThan(2 * (check?.skillStandardError ?? 1));
    expect(check?.auc).toBeGreaterThan(0.6);
    expect(check?.drawnIn).toBe(true);
    expect(fit.reduce((sum, { deals }) => sum + deals, 0)).toBe(262);
    expect(scores).toHaveLength(200);
    for (const { factors, probability } of scores) {
      const sum = factors.reduce((total, { points }) => total + points, base ?? 0);
      expect(Math.abs(sum - probability.estimate)).toBeLessThan(1e-9);
    }
    expect(pipeline.skew?.told).toBe(true);
  }, 60_000);

  test('PIPELINE-SHARED-3 maven: the fields tell nothing, so 2,089 open deals have no score, and most are stalled', async () => {
    const pipeline = await scored('maven_crm/sales_pipeline.csv');
    expect(pipeline).toMatchObject({ withheld: 'no-skill', open: 2089, openAmount: null });
    expect(pipeline.check?.skill).toBeLessThan(0);
    expect(pipeline.reason).toMatch(/no better than giving every deal the same chance/);
    // 500 of them are without a created date: of what age they are nobody knows.
    expect(pipeline.stalled.reduce((sum, { open }) => sum + open, 0)).toBe(1589);
    expect(pipeline.bounds?.stalledLost).toBeLessThan(pipeline.bounds?.asRecorded ?? 0);
  }, 60_000);
});
