import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/analysis/analyse.ts';
import { prepare } from '../../../src/analysis/prepare.ts';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { defaultComparison } from '../../../src/domain/comparisonChoice.ts';
import { fileOf } from '../../fixtures/csv.ts';
import { loadFiles } from '../../ingest/joinFiles.ts';
import { openPort } from '../../ingest/openPort.ts';
import answers from '../../reference/reps.json' with { type: 'json' };
import { expectClose } from '../../stats/close.ts';
import { analysisPort } from '../../support/loadCsv.ts';

const folder = join(import.meta.dirname, '../../../../shared/data');
const there = existsSync(folder);
if (!there) console.log('skipped: reps of files dropped together, as ../shared/data is absent');

/** The document of all files of a folder, dropped together. */
async function analysed(name: string, hideNames = false): Promise<Analysis> {
  const engine = await openPort();
  try {
    const files = readdirSync(join(folder, name)).map((file) =>
      fileOf(readFileSync(join(folder, name, file)), file),
    );
    const dataset = await loadFiles(engine, files, (plan) =>
      hideNames ? { ...plan, hideNames: true } : plan,
    );
    const port = analysisPort(engine.db);
    const prepared = await prepare(port, dataset);
    const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };
    const rest = { filters: [], materiality: 0.01, looksTried: 1, putBack: [], truth: null };
    const input = { run, compare: defaultComparison, ...rest };
    const host = { port, receipts: () => [], elapsedMs: () => 0 };
    return await analyse(host, dataset, prepared, input, () => {});
  } finally {
    engine.db.close();
  }
}

const sums = ({ reps }: Analysis) => {
  const expected = (reps ?? []).reduce((sum, one) => sum + one.deals * (one.expected ?? 0), 0);
  return [expected, (reps ?? []).reduce((sum, one) => sum + one.won, 0)] as const;
};

describe.skipIf(!there)('reps of the public files', () => {
  test('REPS-SHARED-1 wave: attainment of each owner by quarter equals R, and the running quarter is so far', async () => {
    const analysis = await analysed('salesforce_wave');
    const { attainment } = analysis;
    const { quarters, reps, attainment: expected } = answers.wave;
    expect(attainment?.periods.map(({ label }) => label)).toEqual(quarters);
    expect(attainment?.reps.map(({ rep }) => rep).toSorted()).toEqual(reps.toSorted());
    reps.forEach((name, r) => {
      const own = attainment?.reps.find(({ rep }) => rep === name);
      quarters.forEach((label, q) =>
        expectClose(
          own?.periods[q]?.attainment,
          expected[r * quarters.length + q] ?? Number.NaN,
          `${name} ${label}`,
        ),
      );
    });
    expect(attainment?.running).toMatchObject({ label: '2017Q2', daysGone: 62, days: 91 });
    const [wins, won] = sums(analysis);
    expect(wins).toBeCloseTo(won, 5);
    expect(analysis.repGroups?.map(({ field }) => field)).toEqual(['UserRole.Name (User)']);
    expect(analysis.limits.map(({ topic }) => topic)).not.toContain('Attainment');
  }, 120_000);

  test('REPS-SHARED-2 maven: managers and offices through the joined file; nobody is ranked', async () => {
    const analysis = await analysed('maven_crm');
    expect(analysis.repSpread?.tellApart).toBe(false);
    expect(
      analysis.repGroups?.map(({ field, groups, tellApart }) => [field, groups.length, tellApart]),
    ).toEqual([
      ['manager (sales_teams)', 6, false],
      ['regional_office (sales_teams)', 3, false],
    ]);
    const [wins, won] = sums(analysis);
    expect(won).toBe(4238);
    expect(wins).toBeCloseTo(won, 4);
    expect(analysis.attainment?.reason).toContain('no quota');
  }, 120_000);

  test('REPS-SHARED-3 skygeni: nothing is told of any rep', async () => {
    const analysis = await analysed('skygeni');
    expect(analysis.repSpread?.tellApart).toBe(false);
    expect((analysis.reps ?? []).flatMap(({ notes }) => notes)).toEqual([]);
  }, 120_000);

  test('NAMES-4 maven with names hidden: no agent and no manager is anywhere in the document', async () => {
    const text = JSON.stringify(await analysed('maven_crm', true));
    for (const name of [
      'Darcel Schlecht',
      'Moses Frase',
      'Anna Snelling',
      'Dustin Brinkmann',
      'Cara Losch',
    ])
      expect(text).not.toContain(name);
    expect(text).toContain('Rep 30');
    expect(text).toContain('Manager 6');
  }, 120_000);
});
