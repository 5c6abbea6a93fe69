import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { funnelOf } from '../../support/funnelOf.ts';
import r from '../../reference/funnel.json' with { type: 'json' };
import { expectClose } from '../../stats/close.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const present = existsSync(data);
if (!present)
  console.log('skipped: ../shared/data is absent, so the public files get no funnel here');

const read = (path: string): string => readFileSync(new URL(path, data), 'utf8');
const wave = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`${name}.csv`, read(`salesforce_wave/${name}.csv`)]));

describe.skipIf(!present)('the funnel of the public files', () => {
  test('FUNNEL-R-1 wave by history: counts, conversions and days equal R’s from the raw files', async () => {
    const funnel = await funnelOf(
      wave('Opportunity', 'OpportunityHistory', 'User', 'Quota', 'Account'),
    );
    expect(funnel).toMatchObject({ basis: 'history', refused: null, bottleneck: null });
    const { deals, withoutStage, movedBack, reopened } = r.wave;
    expect(funnel).toMatchObject({ deals, withoutStage, movedBack, reopened });
    expectClose(funnel.order?.agreement ?? 0, r.wave.agreement, 'agreement');
    expect(funnel.stages.map(({ stage }) => stage)).toEqual(r.wave.order);
    funnel.stages.forEach((stage, i) => {
      const answer = r.wave.stages[i];
      if (!answer) throw new Error('R has fewer stages.');
      const { entered, advanced, lost, open, openAmount, skipped, returned } = answer;
      expect(stage).toMatchObject({ entered, advanced, lost, open, openAmount, skipped, returned });
      for (const end of ['estimate', 'low', 'high'] as const)
        expectClose(stage.conversion?.[end] ?? 0, answer.conversion[end], `${stage.stage} ${end}`);
      if (stage.wonAfter)
        expectClose(stage.wonAfter.estimate, answer.wonAfter, `${stage.stage} won after`);
      expect([stage.medianDays, stage.medianDaysAdvanced, stage.medianDaysLost]).toEqual([
        answer.days.median,
        answer.days.advanced,
        answer.days.lost,
      ]);
    });
  }, 60_000);

  test('FUNNEL-SHARED-1 wave without history: present stages, at least so far, and no conversion', async () => {
    const funnel = await funnelOf(wave('Opportunity'));
    expect(funnel).toMatchObject({ basis: 'current-stage', order: { from: 'names' } });
    expect(funnel.stages.map(({ open }) => open)).toEqual([88, 52, 45, 77]);
    expect(funnel.stages.every(({ conversion }) => conversion === null)).toBe(true);
    expect(funnel.assumption).toMatch(/How far lost deals got is not in the file/);
  }, 60_000);

  test('FUNNEL-SHARED-2 maven: 500 open deals in Prospecting and 1,589 in Engaging', async () => {
    const funnel = await funnelOf({ 'sales.csv': read('maven_crm/sales_pipeline.csv') });
    expect(funnel).toMatchObject({ basis: 'current-stage', bottleneck: null });
    expect(funnel.stages.map(({ stage, open, openAmount }) => [stage, open, openAmount])).toEqual([
      ['Prospecting', 500, null],
      ['Engaging', 1589, null],
    ]);
  }, 60_000);

  test('FUNNEL-SHARED-3 skygeni: the stage contradicts the outcome, so there is no funnel, and the reason names deals', async () => {
    const funnel = await funnelOf({ 'deals.csv': read('skygeni/skygeni_sales_data.csv') });
    expect(funnel).toMatchObject({
      basis: null,
      refused: 'stage-contradicts-outcome',
      stages: [],
      bottleneck: null,
    });
    expect(funnel.reason).toMatch(/80% of the closed deals; 478 won deals stand at “Demo”/);
  }, 60_000);
});
