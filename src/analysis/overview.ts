import type { ComparisonChoice } from '../domain/comparisonChoice.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Bridge } from '../domain/document/bridges.ts';
import type { Filter } from '../domain/document/run.ts';
import type { Segment } from '../domain/document/segments.ts';
import type { Totals } from '../domain/document/totals.ts';
import type { Verdict } from '../domain/document/verdict.ts';
import type { ComparedLevelRow } from '../sql/comparedLevels.ts';
import type { LevelRow } from '../sql/levelCounts.ts';
import { totals as totalsQuery, type TotalsRow } from '../sql/totals.ts';
import { cellsWhere, dealsWhere } from '../sql/where.ts';
import { findBridges } from './bridges.ts';
import { findBridgesByValue } from './bridgesByValue.ts';
import { findClustering } from './clustering.ts';
import { findLevels } from './comparedLevels.ts';
import { chooseComparison, type Comparison } from './comparison.ts';
import { countSides } from './countSides.ts';
import type { AnalysisPort } from './port.ts';
import type { Prepared } from './prepare.ts';
import { findSegments } from './segments.ts';
import { toTotals } from './totals.ts';
import type { ComparedCounts } from './sideCounts.ts';
import { judge, withoutVerdict, type Clustering } from './verdict.ts';

export interface OverviewOptions {
  filters: readonly Filter[];
  compare: ComparisonChoice;
  materiality: number;
  looksTried: number;
  seed: number;
}

/** The first snapshot: verdict, totals, segments and bridges, and what later parts build on. */
export interface Overview {
  totals: Totals;
  verdict: Verdict;
  segments: Segment[];
  bridges: Bridge[];
  levels: LevelRow[];
  comparison: Comparison | null;
  counts: ComparedCounts | null;
  clustering: Clustering | null;
}

export async function findOverview(
  port: AnalysisPort,
  dataset: Dataset,
  prepared: Prepared,
  options: OverviewOptions,
): Promise<Overview> {
  const where = {
    cells: cellsWhere(options.filters, dataset.fields),
    deals: dealsWhere(options.filters, dataset.fields),
  };
  const chosen = chosenFor(dataset, prepared, options.compare);
  const comparison = typeof chosen === 'string' ? null : chosen;
  const [[sums], counts, found] = await Promise.all([
    port.rows<TotalsRow>('totals', 'Totals', totalsQuery(where.cells)),
    comparison && countSides(port, comparison, where),
    findLevels(port, dataset, comparison, where),
  ]);
  const { rows: levels, amounts } = found;
  const totals = toTotals(sums ?? EMPTY, prepared.valueWithheld, dataset.has.amount);
  // DuckDB looks for clusters while this thread computes segments and bridges.
  const clusters =
    comparison && counts && findClustering(port, dataset, comparison, counts, levels, where.deals);
  const segments = findSegments(dataset.fields, levels, totals, comparison !== null, amounts);
  const bridges = comparison ? bridgesOf(dataset, levels, amounts, options.seed) : [];
  const clustering = await clusters;
  const verdict =
    comparison && counts
      ? judge(comparison, counts, clustering, options.materiality, options.looksTried)
      : withoutVerdict(typeof chosen === 'string' ? chosen : '', {
          clock: options.compare.clock ?? prepared.clock ?? 'closed',
          measure: options.compare.measure,
          warnings: [],
          chosenByUser: false,
        });
  return { totals, verdict, segments, bridges, levels, comparison, counts, clustering };
}

const bridgesOf = (
  { fields }: Dataset,
  levels: readonly LevelRow[],
  amounts: readonly ComparedLevelRow[] | null,
  seed: number,
): Bridge[] => (amounts ? findBridgesByValue(fields, amounts) : findBridges(fields, levels, seed));

/** @returns a sentence where the file has no such clock, or no rates by value */
function chosenFor(
  { has }: Dataset,
  { clock, horizon, valueWithheld }: Prepared,
  choice: ComparisonChoice,
): Comparison | string {
  if (!clock) return 'It takes closed dates and created dates to compare quarters.';
  if (choice.clock === 'created' && horizon.within)
    return 'Within a range of closed dates, periods of created deals can’t be compared: what closed outside it is missing.';
  if (choice.clock === 'created' && !has.created) return 'The file has no created dates.';
  if (choice.clock === 'closed' && clock !== 'closed')
    return has.closed
      ? 'The close date is missing for one outcome more than for the other, so periods of closed deals can’t be compared.'
      : 'The file has no closed dates.';
  if (choice.measure === 'value' && !has.amount) return 'The file has no amount column.';
  if (choice.measure === 'value' && valueWithheld !== null) return valueWithheld;
  return chooseComparison(horizon, clock, choice);
}

const EMPTY: TotalsRow = {
  deals: 0,
  won: 0,
  lost: 0,
  open: 0,
  amount: null,
  won_amount: null,
  open_amount: null,
  cycle_days: null,
  cycle_deals: null,
};
