import { beforeAll, describe, expect, test } from 'vitest';
import { drawnIn } from '../../../src/analysis/pipeline/scoreCheck.ts';
import { scorerOf } from '../../../src/analysis/pipeline/scoreDeals.ts';
import { scoringOf } from '../../../src/analysis/pipeline/scoring.ts';
import type { Finished } from '../../../src/analysis/setting.ts';
import type { Pipeline } from '../../../src/domain/document/pipeline.ts';
import { auc } from '../../../src/stats/auc.ts';
import { calibrationLine } from '../../../src/stats/calibrationLine.ts';
import { drawnPipeline, EXPORT_DAY, PLAIN, pipelineCsv } from '../../support/drawnPipeline.ts';
import { scoredPipeline } from '../../support/scoredPipeline.ts';

/** From the export to the end of its quarter. */
const DAYS_LEFT = 51;

/** So short a history that a third of its deals are open. */
const shape = {
  ...PLAIN,
  deals: 90_000,
  seed: 5,
  won: [20, 200] as const,
  lost: [20, 320] as const,
  days: 480,
};

describe('planted chances', () => {
  const deals = drawnPipeline(shape);
  const open = deals.filter((deal) => deal.open);
  let run: Finished;
  let pipeline: Pipeline;
  beforeAll(async () => {
    ({ run, pipeline } = await scoredPipeline(pipelineCsv(shape, deals)));
  }, 120_000);

  const scored = () => {
    const { dataset, prepared } = run.setting;
    const { check } = pipeline;
    const scoring = scoringOf(dataset, prepared, run.model, run.life, open.length);
    if (typeof scoring === 'string') throw new Error(scoring);
    const scorer = scorerOf(check ? drawnIn(scoring, check) : scoring, dataset.fields, DAYS_LEFT);
    const names = Object.keys(shape.effects);
    return open.flatMap((deal) => {
      const places = scorer.fields.map((field) =>
        field.levels.indexOf(deal.levels[names.indexOf(field.name)] ?? ''),
      );
      const p = scorer.chance(places, deal.age);
      return p === null ? [] : [{ deal, p, full: scorer.full(places, deal.age) }];
    });
  };

  test('PIPELINE-TRUTH-1 over 20,000 open deals what is called 60% is won 60% of the time, as far apart as the truth', () => {
    const all = scored();
    expect(all.length).toBeGreaterThan(20_000);
    const one = all.map(() => 1);
    const won = all.map(({ deal }) => Number(deal.wins));
    const line = calibrationLine(
      all.map(({ p }) => Math.log(p / (1 - p))),
      one,
      won,
    );
    expect(line?.slope).toBeGreaterThan(0.9);
    expect(line?.slope).toBeLessThan(1.1);
    expect(Math.abs(line?.intercept ?? 1)).toBeLessThan(0.1);
    const found = auc({ score: all.map(({ p }) => p), deals: one, won }) ?? 0;
    const best = auc({ score: all.map(({ deal }) => deal.truth), deals: one, won }) ?? 0;
    expect(Math.abs(found - best)).toBeLessThan(0.02);
  });

  test('PIPELINE-TRUTH-2 the intervals hold the true chance as often as they say, and the points add up to 1e-9', () => {
    const all = scored();
    const base = pipeline.base ?? 0;
    let inside = 0;
    for (const { deal, full } of all) {
      if (!full) continue;
      const { estimate, low, high } = full.probability;
      if (low <= deal.truth && deal.truth <= high) inside++;
      const sum = full.factors.reduce((total, { points }) => total + points, base);
      expect(Math.abs(sum - estimate)).toBeLessThan(1e-9);
    }
    expect(inside / all.length).toBeGreaterThan(0.85);
  });

  test('PIPELINE-TRUTH-3 the wins expected of all deals are those that come, in the end and this quarter', () => {
    const known = new Set(scored().map(({ deal }) => deal.id));
    const wins = open.filter(({ id, wins: won }) => won && known.has(id));
    expect((pipeline.expected?.won ?? 0) / wins.length).toBeCloseTo(1, 1);
    const soon = wins.filter(({ closed }) => closed <= EXPORT_DAY + DAYS_LEFT);
    expect((pipeline.expected?.wonThisQuarter ?? 0) / soon.length).toBeCloseTo(1, 1);
  });
});
