/** A categorical field of a model. Codes say, per row, which level it has: 0 … levels.length − 1. */
export interface Factor {
  name: string;
  levels: readonly string[];
  codes: Uint16Array | Int32Array;
}

/**
 * The data of a model: one row per distinct combination of levels, with its deals and wins. Effects are one-hot,
 * so a row is known by its codes alone; a dense rows × parameters matrix is never made.
 */
export interface GroupedDesign {
  rows: number;
  deals: Float64Array;
  won: Float64Array;
  factors: readonly Factor[];
}

/** Deals and wins of each level of one factor, over all rows. */
export function levelCounts(
  design: GroupedDesign,
  factor: Factor,
): { deals: Float64Array; won: Float64Array } {
  const deals = new Float64Array(factor.levels.length);
  const won = new Float64Array(factor.levels.length);
  for (let row = 0; row < design.rows; row++) {
    const code = factor.codes[row] ?? 0;
    deals[code] = (deals[code] ?? 0) + (design.deals[row] ?? 0);
    won[code] = (won[code] ?? 0) + (design.won[row] ?? 0);
  }
  return { deals, won };
}

/** A factor's codes at some rows, one after the other. */
export function codesAt({ codes }: Factor, rows: Int32Array): Int32Array {
  const result = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = codes[rows[i] ?? 0] ?? 0;
  return result;
}

/** The indexes of all factors but one. */
export const otherFactors = (design: GroupedDesign, factor: number): number[] =>
  design.factors.map((_, index) => index).filter((index) => index !== factor);

/** Deals and wins over all rows. */
export function designTotals(design: GroupedDesign): { deals: number; won: number } {
  let deals = 0;
  let won = 0;
  for (let row = 0; row < design.rows; row++) {
    deals += design.deals[row] ?? 0;
    won += design.won[row] ?? 0;
  }
  return { deals, won };
}

/**
 * The design without the rows a test rejects; levels keep their codes, so results still line up.
 * @param keep told a row's index
 */
export function dropRows(design: GroupedDesign, keep: (row: number) => boolean): GroupedDesign {
  const kept: number[] = [];
  for (let row = 0; row < design.rows; row++) if (keep(row)) kept.push(row);
  return {
    rows: kept.length,
    deals: Float64Array.from(kept, (row) => design.deals[row] ?? 0),
    won: Float64Array.from(kept, (row) => design.won[row] ?? 0),
    factors: design.factors.map((factor) => ({
      ...factor,
      codes: Int32Array.from(kept, (row) => factor.codes[row] ?? 0),
    })),
  };
}
