import type { GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';
import type { Rows } from './newton.ts';
import { columnIndex } from './oneHot.ts';

/** A fit's rows as Newton sees them. @param design the one it was fitted on */
export function rowsOf(design: GroupedDesign, fit: LogisticFit): Rows {
  const factors = fit.factors.flatMap((index) => design.factors[index] ?? []);
  return {
    deals: design.deals,
    won: design.won,
    width: factors.length,
    size: fit.parameters,
    index: columnIndex({ ...design, factors }, fit.columns),
  };
}
