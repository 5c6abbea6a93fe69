import type { Field } from '../../domain/field.ts';
import { OTHER_LEVEL } from '../../domain/field.ts';
import type { Factor } from '../../stats/design.ts';
import { predict } from '../../stats/predict.ts';
import type { DriverModel } from '../drivers.ts';
import type { OpenFit } from './facts.ts';

/** So much under the average rate is clearly less. */
const CLEARLY_LESS = 0.05;
/** A level that the model never saw, or a quarter yet to come: counts as an average one. */
const UNKNOWN = -1;

/**
 * The open pipeline by what the driver model expects of it. Null when no field tells won deals from lost ones, or the
 * model did not settle.
 * @param cells open deals by the keys of all fields, `open` and `open_amount`
 */
export function openFit(
  cells: Record<string, Float64Array>,
  fields: readonly Field[],
  { drivers, design, fit }: DriverModel,
): OpenFit | null {
  if (!fit?.converged || !drivers.fields.some((one) => one.driver)) return null;
  const open = cells['open'] ?? new Float64Array();
  const amount = cells['open_amount'] ?? new Float64Array();
  const factors = design.factors.map((factor) => recoded(factor, cells, fields, open.length));
  const nothing = new Float64Array(open.length);
  const rows = { rows: open.length, deals: nothing, won: nothing, factors };
  const expected = predict(fit, design, rows);
  const limit = fit.won / fit.deals - CLEARLY_LESS;
  const found = { open: 0, amount: 0, weakOpen: 0, weakAmount: 0 };
  for (let row = 0; row < open.length; row++) {
    const deals = open[row] ?? 0;
    const value = amount[row] ?? 0;
    found.open += deals;
    found.amount += value;
    if ((expected[row] ?? 1) >= limit) continue;
    found.weakOpen += deals;
    found.weakAmount += value;
  }
  return found;
}

/** The open deals' levels as the model's own factor counts them: rare ones are pooled there. */
function recoded(
  factor: Factor,
  cells: Record<string, Float64Array>,
  fields: readonly Field[],
  rows: number,
): Factor {
  const field = fields.find((one) => one.name === factor.name);
  const keys = field && cells[field.key];
  const codes = new Int32Array(rows).fill(UNKNOWN);
  if (!field || !keys) return { ...factor, codes };
  const other = factor.levels.indexOf(OTHER_LEVEL);
  const codeOf = field.levels.map((level) => {
    const code = factor.levels.indexOf(level);
    return code >= 0 ? code : other;
  });
  for (let row = 0; row < rows; row++) codes[row] = codeOf[keys[row] ?? 0] ?? UNKNOWN;
  return { ...factor, codes };
}
