import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { driverDesign } from '../../src/analysis/driverDesign.ts';
import { chooseDriverFields } from '../../src/analysis/driverFields.ts';
import { findDrivers } from '../../src/analysis/drivers.ts';
import { findOverview } from '../../src/analysis/overview.ts';
import { prepare } from '../../src/analysis/prepare.ts';
import type { Drivers } from '../../src/domain/document/drivers.ts';
import { modelCells } from '../../src/sql/modelCells.ts';
import { cellsWhere } from '../../src/sql/where.ts';
import { fileOf } from '../fixtures/csv.ts';
import { loadFiles } from '../ingest/joinFiles.ts';
import { openPort } from '../ingest/openPort.ts';
import { analysisPort } from '../support/loadCsv.ts';

const folder = join(import.meta.dirname, '../../../shared/data');
const there = existsSync(folder);
if (!there) console.log('skipped: drivers of files dropped together, as ../shared/data is absent');

/** The drivers of all files of a folder, dropped together. */
async function driversOf(name: string): Promise<Drivers> {
  const engine = await openPort();
  try {
    const files = readdirSync(join(folder, name)).map((file) =>
      fileOf(readFileSync(join(folder, name, file)), file),
    );
    const dataset = await loadFiles(engine, files);
    const port = analysisPort(engine.db);
    const prepared = await prepare(port, dataset);
    const options = {
      filters: [],
      compare: defaultComparison,
      materiality: 0.01,
      looksTried: 1,
      seed: 1,
    };
    const { levels } = await findOverview(port, dataset, prepared, options);
    const { fields, excluded } = await chooseDriverFields(
      port,
      dataset,
      levels,
      [],
      prepared.counts,
      1,
    );
    const all = fields.length === dataset.fields.length;
    const cells = await port.columns('', '', modelCells(fields, cellsWhere([], []), all));
    const design = driverDesign(cells, fields);
    const { drivers } = await findDrivers(design, fields, excluded, 1, () => Promise.resolve());
    return drivers;
  } finally {
    engine.db.close();
  }
}

const fieldOf = (drivers: Drivers, name: string) =>
  drivers.fields.find((one) => one.field === name);
const effectsOf = (drivers: Drivers, name: string) =>
  drivers.effects.filter((one) => one.field === name);

describe.skipIf(!there)('drivers of files dropped together', () => {
  test('JOINED-1 wave: every field is judged, an owner’s role without the owner', async () => {
    const drivers = await driversOf('salesforce_wave');
    expect(drivers.method).toBe('firth-flic');
    expect(drivers.fields.length).toBeGreaterThan(10);
    expect(drivers.fields.every((one) => one.pValue !== null)).toBe(true);
    expect(drivers.effects.every((one) => one.points !== null)).toBe(true);
    expect(fieldOf(drivers, 'UserRole.Name (User)')).toMatchObject({
      without: ['Owner.External_Id__c'],
      df: 2,
    });
    const owners = effectsOf(drivers, 'Owner.External_Id__c');
    expect(fieldOf(drivers, 'Owner.External_Id__c')?.df).toBe(14);
    expect(owners.every((one) => one.reason?.includes('UserRole.Name (User)'))).toBe(true);
  }, 120_000);

  test('JOINED-2 maven: a price that says the product again is left out, and told; managers go without agents', async () => {
    const drivers = await driversOf('maven_crm');
    expect(drivers.excluded.find((one) => one.column === 'sales_price (products)')).toMatchObject({
      reason: 'same-as-another',
      note: 'Its levels are those of product in other words.',
    });
    expect(fieldOf(drivers, 'manager (sales_teams)')?.without).toEqual(['sales_agent']);
    expect(fieldOf(drivers, 'regional_office (sales_teams)')?.without).toEqual([
      'sales_agent',
      'manager (sales_teams)',
    ]);
    for (const name of ['sales_agent', 'manager (sales_teams)', 'regional_office (sales_teams)'])
      expect(effectsOf(drivers, name).every((one) => one.points !== null)).toBe(true);
    expect(drivers.fields.some((one) => one.driver)).toBe(false);
  }, 120_000);
});
