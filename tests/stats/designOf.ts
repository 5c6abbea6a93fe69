import type { GroupedDesign } from '../../src/stats/design.ts';

interface PlainDesign {
  deals: readonly number[];
  won: readonly number[];
  factors: readonly { name: string; levels: readonly string[]; codes: readonly number[] }[];
}

/** A grouped design from plain arrays, as JSON holds them. */
export const designOf = ({ deals, won, factors }: PlainDesign): GroupedDesign => ({
  rows: deals.length,
  deals: Float64Array.from(deals),
  won: Float64Array.from(won),
  factors: factors.map((factor) => ({ ...factor, codes: Uint16Array.from(factor.codes) })),
});
