import { levelCounts, type GroupedDesign } from './design.ts';
import { isFirth } from './firth.ts';
import type { LogisticFit } from './logistic.ts';

/**
 * Predicted probabilities for new deals, never exactly 0 or 1: a level without wins or losses in training gets
 * (wins + ½) / (deals + 1), and a level training never saw counts as an average one of its field.
 * @param fit made on `training` with all its factors
 * @param rows coded like `training`; its outcomes are not looked at
 */
export function predict(
  fit: LogisticFit,
  training: GroupedDesign,
  rows: GroupedDesign,
): Float64Array {
  const eta = new Float64Array(rows.rows).fill(fit.intercept);
  const counts = training.factors.map((factor) => levelCounts(training, factor));
  fit.factors.forEach((factor, position) => {
    const own = fit.coefficients[position] ?? [];
    const present = fit.columns.present[position] ?? [];
    let weight = 0;
    let sum = 0;
    own.forEach((value, level) => {
      if (!present[level]) return;
      weight += counts[factor]?.deals[level] ?? 0;
      sum += (counts[factor]?.deals[level] ?? 0) * (value ?? 0);
    });
    const average = weight > 0 ? sum / weight : 0;
    // A present level without coefficient is aliased: its effect is in other columns.
    const effects = own.map((value, level) => value ?? (present[level] ? 0 : average));
    const codes = rows.factors[factor]?.codes ?? [];
    for (let row = 0; row < rows.rows; row++) {
      eta[row] = (eta[row] ?? 0) + (effects[codes[row] ?? 0] ?? average);
    }
  });
  const rates = eta.map((value) => 1 / (1 + Math.exp(-value)));
  // From the last round of separation to the first: the level that was seen at once decides.
  // A penalised fit lists them too, but sets none aside.
  const aside = isFirth(fit) ? [] : fit.separated;
  for (const level of [...aside].sort((a, b) => b.round - a.round)) {
    const deals = counts[level.factorIndex]?.deals[level.levelIndex] ?? 0;
    const rate = (level.limit * deals + 0.5) / (deals + 1);
    const codes = rows.factors[level.factorIndex]?.codes ?? [];
    for (let row = 0; row < rows.rows; row++) {
      if (codes[row] === level.levelIndex) rates[row] = rate;
    }
  }
  return rates;
}
