import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Analysis } from '../../src/domain/analysis.ts';
import { analysed, documentOf, give } from './actions.ts';
import { expect, test } from './fixtures.ts';

const folder = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(folder);
if (!present && process.env['TEST_WORKER_INDEX'] === undefined)
  console.log('skipped: ../shared/data is absent, so the public files are not dropped');
test.skip(!present, '../shared/data is absent');

const read = (path: string) => readFileSync(join(folder, path));

/** The document of a public file, its counts and its hash held against the file itself. */
async function documentFor(page: Page, path: string): Promise<Analysis> {
  const bytes = read(path);
  const document = await documentOf(page, bytes, path.split('/').at(-1));
  const [file] = document.source.files;
  expect(file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(file?.recordsRead).toBe((file?.recordsLoaded ?? 0) + (file?.recordsRejected ?? 0));
  return document;
}

const masked = ({ periods }: Analysis) =>
  periods
    ?.filter((period) => period.clock === 'closed' && period.grain === 'quarter' && period.masked)
    .map(({ label }) => label);

test('PUBLIC-1 skygeni: 45.26%, no evidence, no driver, the edges masked', async ({ quiet }) => {
  const found = await documentFor(quiet, 'skygeni/skygeni_sales_data.csv');
  expect(found.totals).toMatchObject({ deals: 5000, won: 2263, lost: 2737, open: 0 });
  expect(found.totals.winRate?.estimate).toBe(0.4526);
  expect(found.totals.winRate?.low).toBeCloseTo(0.439, 3);
  expect(found.totals.winRate?.high).toBeCloseTo(0.466, 3);
  const { kind, before, after, smallestDetectable } = found.verdict;
  expect([kind, before?.label, after?.label]).toEqual(['no-evidence', '2023Q4', '2024Q1']);
  expect(smallestDetectable).toBeCloseTo(0.0623, 4);
  expect(masked(found)).toEqual(['2023Q1', '2024Q2', '2024Q3']);
  expect(found.drivers?.fields.filter(({ driver }) => driver)).toEqual([]);
  expect(found.drivers?.effects.filter(({ driver }) => driver)).toEqual([]);
  const left = found.drivers?.excluded.map(({ column }) => column);
  expect(left).toEqual(expect.arrayContaining(['sales_cycle_days', 'closed_date']));
  expect(found.limits.length).toBeGreaterThan(0);
});

test('PUBLIC-2 wave: LeadSource drives, Type does not, Telecoverage is separated', async ({
  quiet,
}) => {
  const found = await documentFor(quiet, 'salesforce_wave/Opportunity.csv');
  expect(found.totals).toMatchObject({ won: 1166, lost: 3769, open: 262 });
  const drives = (name: string) =>
    found.drivers?.fields.find(({ field }) => field === name)?.driver;
  expect([drives('LeadSource'), drives('Type')]).toEqual([true, false]);
  expect(found.drivers?.separated).toEqual([{ field: 'LeadSource', level: 'Telecoverage' }]);
  expect(masked(found)).toContain('2017Q2');
  expect(found.verdict.after?.label).not.toBe('2017Q2');
});

test('PUBLIC-3 maven: nobody and nothing drives, 2017Q1 masked, rates by value withheld', async ({
  quiet,
}) => {
  const found = await documentFor(quiet, 'maven_crm/sales_pipeline.csv');
  expect(found.totals).toMatchObject({ won: 4238, lost: 2473, open: 2089, winRateByValue: null });
  expect(found.drivers?.fields.filter(({ driver }) => driver)).toEqual([]);
  expect(masked(found)).toContain('2017Q1');
  expect(found.verdict.kind).toBe('no-evidence');
});

test('PUBLIC-4 files that are not deals are answered with a question or a sentence', async ({
  quiet,
}) => {
  const answer = quiet.getByTestId('questions').or(quiet.getByTestId('problem'));
  for (const path of ['online_retail/brunonapoli.csv', 'adventureworks/sales_details.csv']) {
    await give(quiet, read(path), path.split('/').at(-1));
    await expect(answer).toBeVisible();
  }
  await give(quiet, read('skygeni/skygeni_sales_data.csv'), 'skygeni.csv');
  await analysed(quiet);
});
