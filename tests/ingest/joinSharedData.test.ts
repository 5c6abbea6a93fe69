import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { acceptMerge } from '../../src/domain/changeMerge.ts';
import { fileOf } from '../fixtures/csv.ts';
import { openPort, type TestPort } from './openPort.ts';
import { loadFiles } from './joinFiles.ts';

const folder = join(import.meta.dirname, '../../../shared/data');
const there = existsSync(folder);
if (!there) console.log('skipped: joins of ../shared/data, which is not here');

const filesIn = (name: string, wanted?: string[]): File[] =>
  (there ? readdirSync(join(folder, name)) : [])
    .filter((file) => wanted === undefined || wanted.includes(file))
    .map((file) => fileOf(readFileSync(join(folder, name, file)), file));

describe.skipIf(!there)('real files dropped together', () => {
  let test_: TestPort;
  beforeAll(async () => {
    test_ = await openPort();
  });
  afterAll(() => test_.db.close());

  const rates = ({ joins }: Dataset) =>
    Object.fromEntries(
      joins.map(({ name, kind, column, rows, filled, matched }) => [
        name,
        [kind, column, rows, filled, matched],
      ]),
    );
  const outcomes = () =>
    test_.db.query(`SELECT count(*) FILTER (outcome = 'won')::DOUBLE AS won,
      count(*) FILTER (outcome = 'lost')::DOUBLE AS lost,
      count(*) FILTER (outcome = 'open')::DOUBLE AS open FROM deals`)[0];

  test('INTAKE-JOIN Maven: 8,800 deals before and after, GTXPro told and offered as a merge', async () => {
    const files = filesIn('maven_crm');
    const before = await loadFiles(test_, files);
    expect(before.deals).toBe(8800);
    expect(rates(before)).toEqual({
      'accounts.csv': ['lookup', 'account', 8800, 7375, 7375],
      'data_dictionary.csv': ['unused', null, 8800, 0, 0],
      'products.csv': ['lookup', 'product', 8800, 8800, 7320],
      'sales_teams.csv': ['lookup', 'sales_agent', 8800, 8800, 8800],
    });
    const products = before.joins.find(({ name }) => name === 'products.csv');
    expect(products?.unmatched).toEqual([{ value: 'GTXPro', rows: 1480 }]);
    expect(before.columns.find(({ name }) => name === 'series (products)')?.blank).toBe(1480);
    expect(before.columns.find(({ name }) => name === 'sector (accounts)')?.blank).toBe(1425);
    const offer = before.mergeOffers.find(({ into }) => into === 'GTX Pro');
    expect(offer).toMatchObject({ name: 'product', from: [{ value: 'GTXPro', rows: 1480 }] });
    expect(before.fields.map(({ name }) => name)).toContain('manager (sales_teams)');

    const after = await loadFiles(test_, files, (plan) =>
      offer
        ? acceptMerge(plan, {
            column: offer.column,
            into: offer.into,
            from: offer.from.map(({ value }) => value),
          })
        : plan,
    );
    expect(after.deals).toBe(8800);
    expect(rates(after)['products.csv']).toEqual(['lookup', 'product', 8800, 8800, 8800]);
    expect(after.joins.flatMap(({ unmatched }) => unmatched)).toEqual([]);
    expect(after.columns.find(({ name }) => name === 'series (products)')?.blank).toBe(0);
    expect(outcomes()).toEqual({ won: 4238, lost: 2473, open: 2089 });
  });

  const five = ['Opportunity.csv', 'Account.csv', 'User.csv', 'Quota.csv'];
  test.each([
    ['all files', undefined],
    ['the five', [...five, 'OpportunityHistory.csv']],
  ])('INTAKE-JOIN Salesforce, %s: 5,197 deals before and after', async (_, wanted) => {
    const dataset = await loadFiles(test_, filesIn('salesforce_wave', wanted));
    expect(dataset.source.files[0]?.name).toBe('Opportunity.csv');
    expect(dataset.deals).toBe(5197);
    expect(outcomes()).toEqual({ won: 1166, lost: 3769, open: 262 });
    const whole = (kind: string, column: string) => [kind, column, 5197, 5197, 5197];
    expect(rates(dataset)).toEqual({
      'Account.csv': whole('lookup', 'Account.External_Id__c'),
      'OpportunityHistory.csv': whole('history', 'External_Id__c'),
      'Quota.csv': whole('quota', 'Owner.External_Id__c'),
      'User.csv': whole('lookup', 'Owner.External_Id__c'),
      ...(wanted === undefined && {
        'Lead.csv': ['unused', null, 5197, 0, 0],
        'OpportunityLineItem.csv': whole('lookup', 'External_Id__c'),
      }),
    });
    expect(dataset.joins.every(({ refused }) => refused === null)).toBe(true);
    const [history, quota] = ['stage_history', 'quota'].map((table) =>
      test_.db.query(`SELECT count(*)::DOUBLE AS n, count(COLUMNS(*))::DOUBLE FROM ${table}`),
    );
    expect(history?.[0]?.['n']).toBe(17502);
    expect(quota?.[0]?.['n']).toBe(408);
    for (const { recordsRead, recordsLoaded, recordsRejected, sha256 } of dataset.source.files) {
      expect(recordsLoaded + recordsRejected).toBe(recordsRead);
      expect(sha256).toMatch(/^[\da-f]{64}$/);
    }
  });
});
