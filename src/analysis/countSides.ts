import { isWholeQuarters } from '../domain/calendar.ts';
import type { Days } from '../domain/definitions.ts';
import { closedQuarters, type QuarterRow } from '../sql/closedQuarters.ts';
import { periodCounts, type PeriodRow } from '../sql/periodCounts.ts';
import { sideSums, type SideRow } from '../sql/sideSums.ts';
import type { Sql } from '../sql/sql.ts';
import type { RatioSums } from '../stats/ratioRate.ts';
import type { Comparison } from './comparison.ts';
import type { AnalysisPort } from './port.ts';
import type { ComparedCounts, SideCounts } from './sideCounts.ts';

/**
 * Counts both sides and the periods before them: whole quarters by count from the cells, everything else from the deals.
 * @param where the filters, on `cells` and on `deals`
 */
export async function countSides(
  port: AnalysisPort,
  comparison: Comparison,
  where: { cells: Sql; deals: Sql },
): Promise<ComparedCounts> {
  const sides = [comparison.before, comparison.after, ...comparison.earlier];
  const inQuarters = comparison.measure === 'count' && sides.every(isWholeQuarters);
  const counts = inQuarters
    ? await fromQuarters(port, comparison, sides, where)
    : await fromDeals(port, comparison, sides, where.deals);
  const at = (place: number): SideCounts => counts[place] ?? { deals: 0, won: 0 };
  return { before: at(0), after: at(1), earlier: comparison.earlier.map((_, i) => at(2 + i)) };
}

async function fromQuarters(
  port: AnalysisPort,
  { clock }: Comparison,
  sides: readonly Days[],
  where: { cells: Sql; deals: Sql },
): Promise<SideCounts[]> {
  const title = `Deals per quarter by ${clock} date`;
  const rows: QuarterRow[] =
    clock === 'closed'
      ? await port.rows<QuarterRow>('verdict', title, closedQuarters(where.cells))
      : await port.rows<PeriodRow>('verdict', title, periodCounts('quarter', clock, where.deals));
  return sides.map(({ from, to }) => {
    const within = rows.filter(({ start }) => start >= from && start <= to);
    return {
      deals: within.reduce((sum, { won, lost }) => sum + won + lost, 0),
      won: within.reduce((sum, { won }) => sum + won, 0),
    };
  });
}

async function fromDeals(
  port: AnalysisPort,
  { clock, measure }: Comparison,
  sides: readonly Days[],
  where: Sql,
): Promise<SideCounts[]> {
  const by = measure === 'value' ? 'Deals and amounts' : 'Deals';
  const rows = await port.rows<SideRow>(
    'verdict',
    `${by} of the compared periods and earlier ones, by ${clock} date`,
    sideSums(clock, sides, where),
  );
  return sides.map((_, place) => {
    const row = rows.find((one) => one.place === place);
    if (!row) return { deals: 0, won: 0 };
    const counts = { deals: row.won + row.lost, won: row.won };
    return measure === 'value'
      ? { ...counts, value: toRatioSums(row), largest: row.largest }
      : counts;
  });
}

/** The sums as the statistics name them. */
export const toRatioSums = (
  row: Pick<SideRow, 'amount' | 'won_amount' | 'squares' | 'won_squares'>,
): RatioSums => ({
  amount: row.amount,
  won: row.won_amount,
  squares: row.squares,
  wonSquares: row.won_squares,
});
