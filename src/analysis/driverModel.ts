import { modelCells } from '../sql/modelCells.ts';
import { readAccounts } from './accountRows.ts';
import { driverDesign } from './driverDesign.ts';
import { chooseDriverFields } from './driverFields.ts';
import { findDrivers, type DriverModel } from './drivers.ts';
import type { Setting } from './setting.ts';

/** Chooses the fields, asks for their cells, and fits. */
export async function findModel(setting: Setting): Promise<DriverModel> {
  const { port, dataset, prepared, overview, input, cells, deals, breathe } = setting;
  const { fields, excluded } = await chooseDriverFields(
    port,
    dataset,
    overview.levels,
    input.putBack,
    prepared.counts,
    input.run.seed,
  );
  const columns = await port.columns(
    'model-cells',
    'Wins and losses per combination of levels',
    modelCells(fields, cells, fields.length === dataset.fields.length),
  );
  const byAccount = readAccounts(port, dataset, fields, deals);
  // A run that is given up waits for nothing; one that goes on hears of it where it waits.
  byAccount.catch(() => undefined);
  await breathe();
  const design = driverDesign(columns, fields);
  return findDrivers(design, fields, excluded, input.run.seed, breathe, byAccount);
}
