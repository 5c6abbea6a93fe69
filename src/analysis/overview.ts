import type { Dataset } from '../domain/dataset.ts';
import type { Bridge } from '../domain/document/bridges.ts';
import type { Filter } from '../domain/document/run.ts';
import type { Segment } from '../domain/document/segments.ts';
import type { Totals } from '../domain/document/totals.ts';
import type { Verdict } from '../domain/document/verdict.ts';
import { closedQuarters, type QuarterRow } from '../sql/closedQuarters.ts';
import { inClosedQuarter, levelCounts, type LevelRow } from '../sql/levelCounts.ts';
import { periodCounts, type PeriodRow } from '../sql/periodCounts.ts';
import type { Sql } from '../sql/sql.ts';
import { totals as totalsQuery, type TotalsRow } from '../sql/totals.ts';
import { cellsWhere, dealsWhere } from '../sql/where.ts';
import { findBridges } from './bridges.ts';
import { findClustering } from './clustering.ts';
import { chooseComparison, type Comparison } from './comparison.ts';
import type { AnalysisPort } from './port.ts';
import type { Prepared } from './prepare.ts';
import { findSegments } from './segments.ts';
import { toTotals } from './totals.ts';
import { judge, withoutVerdict, type Clustering, type SideCounts } from './verdict.ts';

export interface OverviewOptions {
  filters: readonly Filter[];
  compare: { before: string; after: string } | null;
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
  counts: { before: SideCounts; after: SideCounts } | null;
  clustering: Clustering | null;
}

export async function findOverview(
  port: AnalysisPort,
  dataset: Dataset,
  prepared: Prepared,
  options: OverviewOptions,
): Promise<Overview> {
  const cells = cellsWhere(options.filters, dataset.fields);
  const deals = dealsWhere(options.filters, dataset.fields);
  const { clock, horizon } = prepared;
  const chosen = clock
    ? chooseComparison(horizon, clock, options.compare)
    : 'It takes closed dates and created dates to compare quarters.';
  const comparison = typeof chosen === 'string' ? null : chosen;
  // The cells know the closed quarter only: on the created clock the levels are not compared.
  const onCells = comparison?.clock === 'closed' ? comparison : null;
  const [[sums], quarters, levels] = await Promise.all([
    port.rows<TotalsRow>('totals', 'Totals', totalsQuery(cells)),
    comparison && countQuarters(port, comparison, { cells, deals }),
    findLevels(port, dataset, cells, onCells),
  ]);
  const totals = toTotals(sums ?? EMPTY, prepared.valueWithheld, dataset.has.amount);
  const counts = comparison && quarters && sidesOf(comparison, quarters);
  // DuckDB looks for clusters while this thread computes segments and bridges.
  const clusters =
    comparison && counts && findClustering(port, dataset, comparison, counts, levels, deals);
  const segments = findSegments(dataset.fields, levels, totals, onCells !== null);
  const bridges = onCells ? findBridges(dataset.fields, levels, options.seed) : [];
  const clustering = await clusters;
  const verdict =
    comparison && counts
      ? judge(comparison, counts, clustering, options.materiality, options.looksTried)
      : withoutVerdict(typeof chosen === 'string' ? chosen : '', clock ?? 'closed');
  return { totals, verdict, segments, bridges, levels, comparison, counts, clustering };
}

async function findLevels(
  port: AnalysisPort,
  dataset: Dataset,
  where: Sql,
  compared: Comparison | null,
): Promise<LevelRow[]> {
  if (dataset.fields.length === 0) return [];
  const sides = compared && {
    before: inClosedQuarter(compared.before.start),
    after: inClosedQuarter(compared.after.start),
  };
  const query = levelCounts(dataset.fields, where, sides);
  return port.rows<LevelRow>('levels', 'Every level of every field', query);
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

async function countQuarters(
  port: AnalysisPort,
  comparison: Comparison,
  where: { cells: Sql; deals: Sql },
): Promise<Map<string, SideCounts>> {
  const title = `Deals per quarter by ${comparison.clock} date`;
  const rows: QuarterRow[] =
    comparison.clock === 'closed'
      ? await port.rows<QuarterRow>('verdict', title, closedQuarters(where.cells))
      : await port.rows<PeriodRow>(
          'verdict',
          title,
          periodCounts('quarter', 'created', where.deals),
        );
  return new Map(rows.map((row) => [row.start, { deals: row.won + row.lost, won: row.won }]));
}

function sidesOf(
  comparison: Comparison,
  quarters: Map<string, SideCounts>,
): { before: SideCounts; after: SideCounts; earlier: SideCounts[] } {
  const at = (start: string): SideCounts => quarters.get(start) ?? { deals: 0, won: 0 };
  return {
    before: at(comparison.before.start),
    after: at(comparison.after.start),
    earlier: comparison.earlier.map((side) => at(side.start)),
  };
}
