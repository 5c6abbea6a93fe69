import { QUARTER_FACTOR } from '../../src/analysis/driverDesign.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import r from '../reference/swings.json' with { type: 'json' };

/** Six reps, two products and five quarters: reps steady and apart, swinging, or both; with R's answers. */
export const swingCases = Object.entries(r).map(([name, answer]) => ({
  name,
  answer,
  design: designOf(answer),
}));

function designOf(one: (typeof r)['still']): GroupedDesign {
  const factor = (name: string, codes: readonly number[]) => ({
    name,
    levels: [...new Set(codes)].sort().map((code) => `${name} ${code}`),
    codes: Int32Array.from(codes),
  });
  return {
    rows: one.deals.length,
    deals: Float64Array.from(one.deals),
    won: Float64Array.from(one.won),
    factors: [
      factor('rep', one.rep),
      factor('product', one.product),
      factor(QUARTER_FACTOR, one.quarter),
    ],
  };
}
