import { dateOf, labelOf } from '../domain/calendar.ts';
import { OTHER_LEVEL, type Field } from '../domain/field.ts';
import type { Factor, GroupedDesign } from '../stats/design.ts';
import { inOrder } from '../stats/inOrder.ts';

/** Levels with fewer deals than this join `(other)`. */
export const FEWEST_DEALS = 10;

/** The name of the factor that is adjusted for and not reported. */
export const QUARTER_FACTOR = 'closed quarter';
/** Its level of deals without a closed date. */
export const NO_QUARTER = '(none)';

/**
 * The regression's rows from the cells: one per distinct combination, the closed quarter last, sorted by their levels.
 * Rare levels are pooled, and absent ones left out, so that every level of a factor has deals.
 */
export function driverDesign(
  columns: Record<string, Float64Array>,
  fields: readonly Field[],
): GroupedDesign {
  const deals = columns['deals'] ?? new Float64Array();
  const won = columns['won'] ?? new Float64Array();
  const factors = fields.map((field) =>
    pooled(field.name, field.levels, columns[field.key] ?? new Float64Array(), deals),
  );
  const quarter = quarterFactor(columns['quarter'] ?? new Float64Array());
  if (quarter.levels.length > 1) factors.push(quarter);
  return inOrder({ rows: deals.length, deals, won, factors });
}

/** `Int32Array.from` with a function takes 20 times as long. */
function recoded(codes: Float64Array, codeOf: readonly number[], otherwise: number): Int32Array {
  const table = Int32Array.from(codeOf);
  const result = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) result[row] = table[codes[row] ?? 0] ?? otherwise;
  return result;
}

function pooled(
  name: string,
  levels: readonly string[],
  codes: Float64Array,
  deals: Float64Array,
): Factor {
  const counts = new Float64Array(levels.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + (deals[row] ?? 0);
  }
  const rare = levels.map((_, code) => (counts[code] ?? 0) < FEWEST_DEALS);
  const kept = levels.filter((_, code) => !rare[code]);
  const somePooled = levels.some((_, code) => rare[code] && (counts[code] ?? 0) > 0);
  const other = somePooled ? kept.indexOf(OTHER_LEVEL) : -1;
  const otherCode = other >= 0 ? other : kept.length;
  let next = 0;
  const codeOf = levels.map((_, code) => (rare[code] ? otherCode : next++));
  return {
    name,
    levels: somePooled && other < 0 ? [...kept, OTHER_LEVEL] : kept,
    codes: recoded(codes, codeOf, otherCode),
  };
}

/** Deals without a closed date are a level of their own. A quarter without wins or losses is left to the fit. */
function quarterFactor(days: Float64Array): Factor {
  let [least, most] = [Infinity, -Infinity];
  for (let row = 0; row < days.length; row++) {
    const day = days[row] ?? -1;
    if (day < least) least = day;
    if (day > most) most = day;
  }
  const codeOf = new Int32Array(days.length > 0 ? most - least + 1 : 0).fill(-1);
  for (let row = 0; row < days.length; row++) codeOf[(days[row] ?? -1) - least] = 0;
  const levels: string[] = [];
  for (let i = 0; i < codeOf.length; i++) {
    if (codeOf[i] === -1) continue;
    const day = i + least;
    codeOf[i] = levels.length;
    levels.push(day < 0 ? NO_QUARTER : labelOf('quarter', dateOf(day)));
  }
  const codes = new Int32Array(days.length);
  for (let row = 0; row < days.length; row++) codes[row] = codeOf[(days[row] ?? -1) - least] ?? 0;
  return { name: QUARTER_FACTOR, levels, codes };
}
