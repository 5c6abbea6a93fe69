import { startOf } from '../../domain/calendar.ts';
import type { DriverEffect } from '../../domain/document/drivers.ts';
import { modelCells } from '../../sql/modelCells.ts';
import { join, sql } from '../../sql/sql.ts';
import { readAccounts } from '../accountRows.ts';
import { driverDesign } from '../driverDesign.ts';
import { findDrivers, type DriverModel } from '../drivers.ts';
import type { Setting } from '../setting.ts';
import { portOf } from './verdictThen.ts';

/** Rows of the model times fits: more take longer than what they tell is worth. */
export const MOST_ROWS_FITTED = 100_000;

/**
 * What the app would have named as drivers on a day: today’s fields and bands, fitted to the deals closed by then.
 * @returns the levels that it would have named; null without a model
 */
export async function driversThen(
  { port, dataset, input, cells, deals, breathe }: Setting,
  model: DriverModel,
  day: string,
): Promise<DriverEffect[] | null> {
  const used = new Set(model.drivers.fields.map(({ field }) => field));
  const fields = dataset.fields.filter(({ name }) => used.has(name));
  if (fields.length === 0) return null;
  const named = portOf(port, day);
  const columns = await named.columns(
    'model-cells',
    'Wins and losses per combination of levels',
    modelCells(
      fields,
      join([cells, sql`closed_quarter <= ${startOf('quarter', day)}::DATE`], ' AND '),
      fields.length === dataset.fields.length,
    ),
  );
  await breathe();
  const closed = join([deals, sql`closed_on <= ${day}::DATE`], ' AND ');
  const byAccount = readAccounts(named, dataset, fields, closed);
  byAccount.catch(() => undefined);
  const design = driverDesign(columns, fields);
  const { drivers } = await findDrivers(design, fields, [], input.run.seed, breathe, byAccount);
  return drivers.converged ? drivers.effects.filter(({ driver }) => driver) : null;
}

/**
 * How many of the levels named then today’s model still has on the same side, and within the interval told then. Levels
 * that it does not have any more are not counted. The deals of then are among those of today.
 */
export function stillHold(
  then: readonly DriverEffect[],
  now: readonly DriverEffect[],
): { named: number; held: number } {
  const keyOf = ({ field, level }: DriverEffect): string => JSON.stringify([field, level]);
  const today = new Map(now.map((effect) => [keyOf(effect), effect]));
  let [named, held] = [0, 0];
  for (const effect of then) {
    const one = today.get(keyOf(effect))?.points?.estimate;
    const said = effect.points;
    if (one === undefined || !said) continue;
    named += 1;
    const sameSide = Math.sign(one) === Math.sign(said.estimate);
    if (sameSide && one >= said.low && one <= said.high) held += 1;
  }
  return { named, held };
}
