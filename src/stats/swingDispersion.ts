import { FEWEST_EXPECTED } from './consistency.ts';
import type { GroupedDesign } from './design.ts';
import type { Dispersion } from './dispersion.ts';
import type { LogisticFit } from './logistic.ts';

/**
 * How much more than chance the levels of a field swing from period to period, each about its own level and the
 * period's: Pearson's χ² of levels by periods around a model that has both, over its degrees of freedom. A steady
 * difference between levels adds nothing to it. Cells with fewer than 5 expected wins or losses are left out.
 * @param fit of the design by all its factors   @param factor the field's place   @param period that of the periods
 * @returns null with under two full levels or periods, or where the fit did not converge
 * @see McCullagh & Nelder 1989, 4.5; R: sum((won - fit)^2 / v) / ((L - 1) * (P - 1)) over xtabs(~ level + period)
 */
export function swingDispersion(
  design: GroupedDesign,
  fit: LogisticFit,
  factor: number,
  period: number,
): Dispersion | null {
  const levels = design.factors[factor];
  const periods = design.factors[period];
  if (!fit.converged || !levels || !periods) return null;
  const size = periods.levels.length;
  const cells = Array.from({ length: levels.levels.length * size }, () => ({
    deals: 0,
    won: 0,
    expected: 0,
    variance: 0,
  }));
  for (let row = 0; row < design.rows; row++) {
    const cell = cells[(levels.codes[row] ?? 0) * size + (periods.codes[row] ?? 0)];
    if (!cell) continue;
    const n = design.deals[row] ?? 0;
    const p = fit.fitted[row] ?? 0;
    cell.deals += n;
    cell.won += design.won[row] ?? 0;
    cell.expected += n * p;
    cell.variance += n * p * (1 - p);
  }
  const fullLevels = new Set<number>();
  const fullPeriods = new Set<number>();
  let [chiSquare, counted] = [0, 0];
  cells.forEach(({ deals, won, expected, variance }, i) => {
    if (Math.min(expected, deals - expected) < FEWEST_EXPECTED) return;
    chiSquare += (won - expected) ** 2 / variance;
    counted += 1;
    fullLevels.add(Math.floor(i / size));
    fullPeriods.add(i % size);
  });
  const df = counted - fullLevels.size - fullPeriods.size + 1;
  return counted > 0 && df > 0 ? { dispersion: chiSquare / df, df } : null;
}
