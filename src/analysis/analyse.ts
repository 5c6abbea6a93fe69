import { ANALYSIS_SCHEMA, type Analysis } from '../domain/analysis.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Filter, PendingPart, Receipt } from '../domain/document/run.ts';
import type { PlantedTruth } from '../domain/plantedTruth.ts';
import { cycleSummary, type CycleSummaryRow } from '../sql/cycleSummary.ts';
import { modelCells } from '../sql/modelCells.ts';
import { valueRate, type ValueRow } from '../sql/valueRate.ts';
import { cellsWhere, dealsWhere } from '../sql/where.ts';
import { driverDesign } from './driverDesign.ts';
import { chooseDriverFields } from './driverFields.ts';
import { findHealth } from './driverHealth.ts';
import { findDrivers, type DriverModel } from './drivers.ts';
import { withKeyCounts } from './keyColumns.ts';
import { findLimits } from './limits.ts';
import { findOverview, type Overview } from './overview.ts';
import { findPeriods } from './periods.ts';
import { plantedFound } from './plantedFound.ts';
import type { AnalysisPort } from './port.ts';
import type { Prepared } from './prepare.ts';
import { findQuality } from './quality.ts';
import { findSensitivity } from './sensitivity.ts';
import { toCycleDays, valueRateInterval } from './totals.ts';

export interface AnalyseInput {
  run: { id: string; createdAt: string; appVersion: string; seed: number };
  filters: Filter[];
  compare: { before: string; after: string } | null;
  materiality: number;
  looksTried: number;
  putBack: string[];
  truth: PlantedTruth | null;
}

/** What the analysis takes from its surroundings: receipts so far, and time. */
export interface AnalyseHost {
  port: AnalysisPort;
  receipts: () => Receipt[];
  elapsedMs: () => number;
}

const PARTS: readonly PendingPart[] = [
  'cycle',
  'drivers',
  'periods',
  'sensitivity',
  'quality',
  'health',
];

/**
 * The whole document, in the order a reader needs it: verdict, totals, segments and bridges first, then the drivers,
 * then what is slower. Calls back with each fuller snapshot and returns the last.
 */
export async function analyse(
  host: AnalyseHost,
  dataset: Dataset,
  prepared: Prepared,
  input: AnalyseInput,
  onSnapshot: (snapshot: Analysis) => void,
): Promise<Analysis> {
  const { port } = host;
  const overview = await findOverview(port, dataset, prepared, { ...input, seed: input.run.seed });
  let analysis = firstSnapshot(dataset, overview, input);
  const done = new Set<PendingPart>();
  const tell = (parts: Partial<Analysis>, finished?: PendingPart): void => {
    if (finished) done.add(finished);
    analysis = { ...analysis, ...parts };
    analysis = {
      ...analysis,
      run: {
        ...input.run,
        pending: PARTS.filter((part) => !done.has(part)),
        interrupted: null,
        elapsedMs: elapsed(dataset, host.elapsedMs()),
      },
      receipts: host.receipts(),
      sample: plantedFound(input.truth, analysis),
    };
    onSnapshot(analysis);
  };
  tell({});
  await port.breathe();

  const cells = cellsWhere(input.filters, dataset.fields);
  const deals = dealsWhere(input.filters, dataset.fields);
  const model = await modelOf(port, dataset, prepared, overview, input, cells);
  tell({ drivers: model.drivers }, 'drivers');
  await port.breathe();

  tell({ totals: await fullTotals(port, dataset, prepared, overview, deals) }, 'cycle');
  tell({ periods: await findPeriods(port, prepared.horizon, deals, prepared.clocks) }, 'periods');
  tell(
    { verdict: await withSensitivity(port, dataset, prepared, overview, input, deals) },
    'sensitivity',
  );
  const quality = await findQuality(port, dataset, prepared.horizon, prepared.counts);
  tell({ quality, columns: await withKeyCounts(port, dataset) }, 'quality');
  const health = await findHealth(model, input.run.seed, () => port.breathe());
  tell({ drivers: { ...model.drivers, health } }, 'health');
  return analysis;
}

function firstSnapshot(dataset: Dataset, overview: Overview, input: AnalyseInput): Analysis {
  const { totals, verdict, segments, bridges } = overview;
  return {
    schema: ANALYSIS_SCHEMA,
    run: { ...input.run, pending: [...PARTS], interrupted: null, elapsedMs: elapsed(dataset, 0) },
    sample: null,
    source: dataset.source,
    columns: dataset.columns,
    outcomeValues: dataset.outcomeValues,
    joins: dataset.joins.map(({ unmatched: _, ...report }) => report),
    notes: dataset.notes,
    quality: null,
    filters: input.filters,
    totals,
    periods: null,
    verdict,
    bridges,
    segments,
    drivers: null,
    combinations: null,
    combinationSearch: null,
    cohorts: null,
    calendar: null,
    reps: null,
    repSpread: null,
    alerts: null,
    alertBudget: null,
    receipts: [],
    limits: findLimits(dataset, totals, verdict),
  };
}

function elapsed(dataset: Dataset, analyseMs: number): Analysis['run']['elapsedMs'] {
  const { read, profile, load } = dataset.elapsedMs;
  return { read, profile, load, analyse: analyseMs, total: read + profile + load + analyseMs };
}

async function modelOf(
  port: AnalysisPort,
  dataset: Dataset,
  prepared: Prepared,
  overview: Overview,
  input: AnalyseInput,
  where: ReturnType<typeof cellsWhere>,
): Promise<DriverModel> {
  const { fields, excluded } = await chooseDriverFields(
    port,
    dataset,
    overview.levels,
    input.putBack,
    prepared.counts,
    input.run.seed,
  );
  const columns = await port.columns(
    'model-cells',
    'Wins and losses per combination of levels',
    modelCells(fields, where, fields.length === dataset.fields.length),
  );
  await port.breathe();
  const design = driverDesign(columns, fields);
  return findDrivers(design, fields, excluded, input.run.seed, () => port.breathe());
}

async function withSensitivity(
  port: AnalysisPort,
  dataset: Dataset,
  prepared: Prepared,
  { verdict, comparison, counts, clustering }: Overview,
  input: AnalyseInput,
  where: ReturnType<typeof dealsWhere>,
): Promise<Analysis['verdict']> {
  if (!comparison || !counts) return verdict;
  const sensitivity = await findSensitivity(
    port,
    prepared.horizon,
    comparison,
    counts,
    {
      designEffect: clustering?.designEffect ?? 1,
      byValue: dataset.has.amount && prepared.valueWithheld === null,
      hasCreated: dataset.has.created,
      // The days of bulk closing are known for the whole file only.
      bulk: input.filters.length === 0 ? prepared.bulk : [],
    },
    where,
  );
  return { ...verdict, sensitivity };
}

/** The totals with what only single deals can tell: quantiles of the cycle, and the rate by value. */
async function fullTotals(
  port: AnalysisPort,
  dataset: Dataset,
  prepared: Prepared,
  { totals }: Overview,
  where: ReturnType<typeof dealsWhere>,
): Promise<Analysis['totals']> {
  const cycle = await port.rows<CycleSummaryRow>(
    'cycle',
    'Days from created to closed',
    cycleSummary(where),
  );
  const [value] =
    dataset.has.amount && prepared.valueWithheld === null
      ? await port.rows<ValueRow>('value', 'Win rate by value', valueRate(where))
      : [];
  return {
    ...totals,
    cycleDays: toCycleDays(cycle),
    winRateByValue: value ? valueRateInterval(value) : null,
  };
}
