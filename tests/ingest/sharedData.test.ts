import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../workers/ingest/load.ts';
import { fileOf } from '../fixtures/csv.ts';
import {
  calmly,
  inspected,
  loadAll,
  opened,
  openPort,
  outcomesIn,
  roleOf,
  type TestPort,
} from './openPort.ts';

const folder = join(import.meta.dirname, '../../../shared/data');
const there = existsSync(folder);
if (!there) console.log('skipped: tests on ../shared/data, which is not here');

const shared = (path: string): File => fileOf(readFileSync(join(folder, path)), path);

describe.skipIf(!there)('real files', () => {
  let test_: TestPort;
  beforeAll(async () => {
    test_ = await openPort();
  });
  afterAll(() => test_.db.close());

  const outcomes = () => outcomesIn(test_);

  test('INTAKE-REAL skygeni: 5,000 deals, 2,263 won, nothing to ask', async () => {
    const file = shared('skygeni/skygeni_sales_data.csv');
    const { plan, questions } = await inspected(file);
    expect(questions).toEqual([]);
    expect(roleOf(plan)).toMatchObject({ outcome: 'outcome', deal_stage: 'stage' });
    const dataset = await loadAll(test_, file);
    expect(outcomes()).toEqual({ won: 2263, lost: 2737 });
    expect(dataset.columns.find(({ name }) => name === 'sales_cycle_days')?.usedAs).toBe('ignored');
    expect(dataset.source).toMatchObject({ asOf: '2024-07-20', createdFrom: '2023-01-01' });
  });

  test('INTAKE-REAL Salesforce: 1,166 won, 3,769 lost, 262 open', async () => {
    const dataset = await loadAll(test_, shared('salesforce_wave/Opportunity.csv'));
    expect(outcomes()).toEqual({ won: 1166, lost: 3769, open: 262 });
    expect(dataset.has.stage).toBe(false);
    expect(dataset.fields.map(({ name }) => name)).toContain('LeadSource');
    expect(dataset.source.asOf).toBe('2017-06-01');
  });

  test('INTAKE-REAL Maven: the outcome lives in deal_stage, engage_date is when a deal began', async () => {
    const file = shared('maven_crm/sales_pipeline.csv');
    expect(roleOf((await inspected(file)).plan)).toMatchObject({
      deal_stage: 'outcome',
      engage_date: 'createdDate',
      close_date: 'closedDate',
      sales_agent: 'rep',
    });
    const dataset = await loadAll(test_, file);
    expect(outcomes()).toEqual({ won: 4238, lost: 2473, open: 2089 });
    expect(dataset.columns.find(({ name }) => name === 'account')?.blank).toBe(1425);
  });

  test.each(['online_retail/brunonapoli.csv', 'adventureworks/sales_details.csv'])(
    'INTAKE-REAL %s has no outcome and says so',
    async (path) => {
      const file = shared(path);
      const { plan } = await inspected(file);
      expect(await load(test_.port, [await opened(file)], plan, calmly)).toMatchObject({
        ok: true,
        value: { phase: expect.stringMatching(/table|asking/) as string },
      });
    },
  );
});
