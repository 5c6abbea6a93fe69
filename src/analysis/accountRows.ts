import { dateOf, labelOf } from '../domain/calendar.ts';
import type { Dataset } from '../domain/dataset.ts';
import { OTHER_LEVEL, type Field } from '../domain/field.ts';
import { accountCells, accountSizes, type AccountSizeRow } from '../sql/accountCells.ts';
import type { Sql } from '../sql/sql.ts';
import { clusteredRows, type ClusteredRows } from '../stats/clusteredRows.ts';
import type { Factor, GroupedDesign } from '../stats/design.ts';
import { NO_QUARTER, QUARTER_FACTOR } from './driverDesign.ts';
import type { AnalysisPort } from './port.ts';

/** Of more accounts only so many are looked at, and of so many deals: how alike their deals end is then known well. */
const ENOUGH_ACCOUNTS = 10_000;
const ENOUGH_DEALS = 100_000;
/** But not of fewer accounts than these. */
const FEWEST_ACCOUNTS = 200;
/** With more different accounts among the deals than this they come one by one. */
const NEARLY_ALL = 0.98;

/** Closed deals by account, as the engine answers; see `accountCells`. */
export interface AccountColumns {
  columns: Record<string, Float64Array>;
  /** One account of so many was looked at. */
  every: number;
}

/** @returns null where the file names no accounts, or hardly one of them twice */
export async function readAccounts(
  port: AnalysisPort,
  dataset: Dataset,
  fields: readonly Field[],
  where: Sql,
): Promise<AccountColumns | null> {
  if (!dataset.has.account || fields.length === 0) return null;
  const [sizes] = await port.rows<AccountSizeRow>(
    'account-count',
    'Closed deals, and of how many accounts',
    accountSizes(where),
  );
  const { accounts = 0, deals = 0 } = sizes ?? {};
  if (accounts < 2 || accounts > NEARLY_ALL * deals) return null;
  const large = Math.min(deals / ENOUGH_DEALS, accounts / FEWEST_ACCOUNTS);
  const every = Math.max(1, Math.floor(Math.max(accounts / ENOUGH_ACCOUNTS, large)));
  const columns = await port.columns(
    'account-cells',
    'Wins and losses per account and combination of levels',
    accountCells(fields, every, where),
  );
  return { columns, every };
}

/**
 * The same rows coded as a model is: rare levels where the model has pooled them, quarters by their names.
 * @param fields that the columns are of
 */
export function accountRows(
  { columns, every }: AccountColumns,
  design: GroupedDesign,
  fields: readonly Field[],
): ClusteredRows {
  const deals = columns['deals'] ?? new Float64Array();
  const factors = design.factors.map((factor): Factor => {
    if (factor.name === QUARTER_FACTOR) return quarterOf(factor, columns['quarter']);
    const field = fields.find((one) => one.name === factor.name);
    return field ? levelsOf(factor, field, columns[field.key]) : factor;
  });
  const won = columns['won'] ?? new Float64Array();
  const rows = { rows: deals.length, deals, won, factors };
  return clusteredRows(rows, columns['account'] ?? [], 1 / every);
}

function levelsOf(factor: Factor, field: Field, codes: Float64Array = new Float64Array()): Factor {
  const other = factor.levels.indexOf(OTHER_LEVEL);
  const place = new Map(factor.levels.map((level, i) => [level, i]));
  const to = Int32Array.from(field.levels.map((level) => place.get(level) ?? Math.max(0, other)));
  const own = new Int32Array(codes.length);
  for (let row = 0; row < own.length; row++) own[row] = to[codes[row] ?? 0] ?? 0;
  return { ...factor, codes: own };
}

function quarterOf(factor: Factor, days: Float64Array = new Float64Array()): Factor {
  const place = new Map(factor.levels.map((level, i) => [level, i]));
  const known = new Map<number, number>();
  const codes = new Int32Array(days.length);
  for (let row = 0; row < codes.length; row++) {
    const day = days[row] ?? -1;
    let code = known.get(day);
    if (code === undefined) {
      code = place.get(day < 0 ? NO_QUARTER : labelOf('quarter', dateOf(day))) ?? 0;
      known.set(day, code);
    }
    codes[row] = code;
  }
  return { ...factor, codes };
}
