import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import type { AnalyseInput, KeptRun } from '../../src/analysis/setting.ts';
import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SHAPES } from '../../src/samples/shapes.ts';
import { analysisPort } from '../support/loadCsv.ts';
import { openCompared, type Compared } from '../support/overviewOf.ts';

let file: Compared;
beforeAll(async () => {
  file = await openCompared([...sampleCsv(SHAPES.decline, 1_000)]);
}, 60_000);
afterAll(() => file.db.close());

const wishes: AnalyseInput = {
  run: { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 },
  filters: [],
  compare: defaultComparison,
  materiality: 0.01,
  looksTried: 1,
  putBack: [],
  truth: null,
};

test('KEPT-RUN-1 back at what the last run said, its model is asked, not that of a run given up in between', async () => {
  const kept: KeptRun = { last: null };
  const host = { port: analysisPort(file.db), receipts: () => [], elapsedMs: () => 0, kept };
  const { dataset, prepared } = file;
  await analyse(host, dataset, prepared, wishes, () => {});
  const whole = kept.model?.model;
  expect(whole).toBeDefined();
  const [field] = dataset.fields;
  const filters = [{ field: field?.name ?? '', values: field?.levels.slice(0, 1) ?? [] }];
  const givenUp = analyse(host, dataset, prepared, { ...wishes, filters }, ({ drivers }) => {
    if (drivers) throw new Error('given up');
  });
  await expect(givenUp).rejects.toThrow('given up');
  expect(kept.model?.filters).toEqual(filters);
  await analyse(host, dataset, prepared, { ...wishes, alertBudget: 0.1 }, () => {});
  expect(kept.model?.filters).toEqual([]);
  expect(kept.model?.model).toBe(whole);
}, 60_000);
