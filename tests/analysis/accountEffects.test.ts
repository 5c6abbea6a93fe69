import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accountEffect } from '../../src/analysis/accountEffects.ts';
import { accountRows, readAccounts } from '../../src/analysis/accountRows.ts';
import { driverDesign } from '../../src/analysis/driverDesign.ts';
import { findDrivers, type DriverModel } from '../../src/analysis/drivers.ts';
import type { AnalysisPort } from '../../src/analysis/port.ts';
import { findCombinations } from '../../src/analysis/combinations.ts';
import { modelCells } from '../../src/sql/modelCells.ts';
import { sql } from '../../src/sql/sql.ts';
import { dealsWhere } from '../../src/sql/where.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { submodel } from '../../src/stats/submodel.ts';
import { accountColumns } from '../calibrate/app/accountColumns.ts';
import { datasetOf } from '../calibrate/app/dataset.ts';
import { modelRows } from '../calibrate/app/model.ts';
import { drawFile } from '../calibrate/draw/drawFile.ts';
import { PLAIN, type CalibrationShape } from '../calibrate/shapes/shape.ts';
import answers from '../reference/accounts.json' with { type: 'json' };
import { expectClose } from '../stats/close.ts';
import { sortedCodes } from '../stats/realDesign.ts';
import { openDuckDB } from '../support/duckdb.ts';
import { analysisPort, loadCsv } from '../support/loadCsv.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const here = existsSync(data);
if (!here) console.log('Skipped: ../shared/data is not here, so accounts are not held against R.');

const FILES = [
  {
    id: 'wave',
    file: 'salesforce_wave/Opportunity.csv',
    names: ['Type', 'RecordType.Name', 'Owner.External_Id__c'],
    expected: answers.wave,
  },
  {
    id: 'maven',
    file: 'maven_crm/sales_pipeline.csv',
    names: ['product', 'sales_agent'],
    expected: answers.maven,
  },
];

describe.skipIf(!here)('real files, by their own accounts', () => {
  test.each(FILES)(
    'REAL-ACCOUNTS-1 $id: how much wider each field’s test is, as R has it',
    async ({ file, names, expected }) => {
      const db = await openDuckDB();
      try {
        const csv = new File([readFileSync(new URL(file, data))], 'deals.csv');
        const dataset = await loadCsv(db, csv);
        const fields = names.flatMap(
          (name) => dataset.fields.find((one) => one.name === name) ?? [],
        );
        const port = analysisPort(db);
        const cells = await port.columns('cells', '', modelCells(fields, sql`TRUE`, false));
        const design = driverDesign(cells, fields);
        const where = dealsWhere([], dataset.fields);
        const columns = await readAccounts(port, dataset, fields, where);
        const rows = columns && accountRows(columns, design, fields);
        const fit = fitLogistic(design);
        expected.forEach(({ field, levels }, index) => {
          const settled = (fit && submodel(design, index, fit)?.fit) ?? null;
          const effect = accountEffect(rows, { design, index, settled });
          expectClose(effect?.field ?? 1, field, names[index]);
          const order = sortedCodes(design.factors[index] ?? { levels: [] });
          order.forEach((code, i) => expectClose(effect?.levels[code] ?? 1, levels[i] ?? 0));
        });
      } finally {
        db.close();
      }
    },
    60_000,
  );
});

/** Region and industry belong to the account; deals of one end much alike. */
const SHAPE: CalibrationShape = {
  ...PLAIN,
  id: 'account tests',
  title: '',
  deals: 2400,
  reps: 6,
  accounts: { deals: 6, correlation: 0.4, fields: ['region', 'industry'] },
};
const breathe = (): Promise<void> => Promise.resolve();

const modelOf = (seed: number, knows: boolean): Promise<DriverModel> => {
  const file = drawFile(SHAPE, seed);
  const byAccount = knows ? Promise.resolve(accountColumns(file)) : null;
  return findDrivers(modelRows(file), file.fields, [], seed, breathe, byAccount);
};

test('ACCOUNTS-1 a field of the account’s own is told no more often than promised, and far more without accounts', async () => {
  const files = 60;
  const told = { knowing: 0, blind: 0 };
  for (let seed = 1; seed <= files; seed++) {
    const [knowing, blind] = [await modelOf(seed, true), await modelOf(seed, false)];
    if (knowing.drivers.fields.some((one) => one.driver)) told.knowing++;
    if (blind.drivers.fields.some((one) => one.driver)) told.blind++;
  }
  expect(told.blind / files).toBeGreaterThan(0.4);
  expect(told.knowing / files).toBeLessThanOrEqual(0.13 + 3 * Math.sqrt((0.13 * 0.87) / files));
}, 60_000);

test('ACCOUNTS-2 the document says the design effect, and p is that of χ² over it', async () => {
  const { drivers } = await modelOf(3, true);
  const effects = new Map(drivers.fields.map((one) => [one.field, one.designEffect ?? 1]));
  // 1 + 0.4·5, of deals most of which are of accounts whole.
  expect(effects.get('region')).toBeGreaterThan(2);
  expect(effects.get('industry')).toBeGreaterThan(2);
  for (const crossed of ['product', 'lead_source', 'sales_rep'])
    expect(effects.get(crossed)).toBeLessThan(1.2);
  const plain = (await modelOf(3, false)).drivers;
  for (const one of drivers.fields) {
    const blind = plain.fields.find(({ field }) => field === one.field);
    expect(one.scoreChiSquare).toBe(blind?.scoreChiSquare);
    expect(one.pValue ?? 0).toBeGreaterThanOrEqual(blind?.pValue ?? 1);
  }
  for (const [i, { points, field }] of drivers.effects.entries()) {
    const blind = plain.effects[i]?.points;
    if (!points || !blind) continue;
    const wider = (points.high - points.low) / (blind.high - blind.low);
    if (field === 'region') expect(wider).toBeGreaterThan(1.3);
    else expect(wider).toBeGreaterThanOrEqual(1 - 1e-12);
  }
});

test('ACCOUNTS-3 segments of the account’s fields are held against a wider scatter, and it is said', async () => {
  const [knowing, blind] = [await modelOf(3, true), await modelOf(3, false)];
  const search = (model: DriverModel) => findCombinations(model, null, 2, 1, { breathe });
  const [wide, plain] = [await search(knowing), await search(blind)];
  expect(wide.combinationSearch.designEffect).toBeGreaterThan(1.5);
  expect(plain.combinationSearch.designEffect).toBeUndefined();
  const of = ({ combinations }: typeof wide) =>
    combinations.find(({ levels }) =>
      levels.every(({ field }) => SHAPE.accounts?.fields.includes(field)),
    );
  const segment = of(plain);
  const same = wide.combinations.find(
    ({ levels }) => JSON.stringify(levels) === JSON.stringify(segment?.levels),
  );
  expect(Math.abs(same?.z ?? Infinity)).toBeLessThan(Math.abs(segment?.z ?? 0));
});

test('ACCOUNTS-4 a file without accounts is asked nothing, and its tests are the very same', async () => {
  const file = drawFile({ ...SHAPE, accounts: undefined }, 1);
  const port: AnalysisPort = {
    rows: () => Promise.reject(new Error('asked')),
    columns: () => Promise.reject(new Error('asked')),
    keep: () => Promise.reject(new Error('asked')),
    breathe,
  };
  expect(await readAccounts(port, datasetOf(file), file.fields, sql`TRUE`)).toBeNull();
  const [one, other] = await Promise.all([
    findDrivers(modelRows(file), file.fields, [], 1, breathe, Promise.resolve(null)),
    findDrivers(modelRows(file), file.fields, [], 1, breathe),
  ]);
  expect(one.drivers).toEqual(other.drivers);
});
