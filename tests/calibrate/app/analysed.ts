import { FALSE_ALERT_CHANCE } from '../../../src/analysis/alerts/budget.ts';
import { gatherAlerts } from '../../../src/analysis/alerts/gatherAlerts.ts';
import { findCalendar } from '../../../src/analysis/calendar.ts';
import { findCombinations, type CombinationParts } from '../../../src/analysis/combinations.ts';
import { findDrift } from '../../../src/analysis/drift.ts';
import { findDriftClustering } from '../../../src/analysis/driftClustering.ts';
import { findDrivers, type DriverModel } from '../../../src/analysis/drivers.ts';
import { toFileCounts } from '../../../src/analysis/fileCounts.ts';
import type { Horizon } from '../../../src/analysis/horizon.ts';
import { readLifeTable } from '../../../src/analysis/lifeTable.ts';
import { findPeriods } from '../../../src/analysis/periods.ts';
import type { AnalysisPort } from '../../../src/analysis/port.ts';
import type { Prepared } from '../../../src/analysis/prepare.ts';
import { findReps, type Reps } from '../../../src/analysis/reps/findReps.ts';
import { findSegments } from '../../../src/analysis/segments.ts';
import { toTotals } from '../../../src/analysis/totals.ts';
import type { Alert, AlertBudget } from '../../../src/domain/document/alerts.ts';
import type { Calendar } from '../../../src/domain/document/calendar.ts';
import { sql } from '../../../src/sql/sql.ts';
import type { DrawnFile } from '../draw/drawFile.ts';
import { accountColumns } from './accountColumns.ts';
import { accountMixAnswers } from './accountMix.ts';
import { ageAnswers } from './ageRows.ts';
import { datasetOf } from './dataset.ts';
import { modelRows } from './model.ts';
import { monthAnswers } from './monthRows.ts';
import { simulatedPort } from './simulatedPort.ts';
import { totalsRow } from './totalsRow.ts';
import { horizonOf, judged, MATERIALITY, type Judged } from './verdicts.ts';

/** Which of the slower parts are looked at. */
export interface Parts {
  /** The search for segments; alerts need it. */
  search: boolean;
  /** Seasons, trend, step and drift; alerts need them. */
  calendar: boolean;
  alerts: boolean;
}

const ALL_PARTS: Parts = { search: true, calendar: true, alerts: true };

/** What the app finds in a file; parts that compare two quarters are null where it finds none to compare. */
export interface Analysed {
  horizon: Horizon;
  judged: Judged | null;
  model: DriverModel;
  /** Null where it was not asked for, as are the others. */
  calendar: Calendar | null;
  combinations: CombinationParts | null;
  reps: Reps;
  alerts: { alerts: Alert[]; alertBudget: AlertBudget } | null;
}

const EVERYTHING = sql`TRUE`;
const breathe = (): Promise<void> => Promise.resolve();

/**
 * The parts of `src/analysis/analyse.ts` that promise something, in its order and by its functions.
 * @param parts the slower ones that are wanted; all by default
 */
export async function analysed(
  file: DrawnFile,
  seed: number,
  parts: Parts = ALL_PARTS,
): Promise<Analysed> {
  const { fields } = file;
  const dataset = datasetOf(file);
  const horizon = await horizonOf(file);
  const found = await judged(file, horizon, null);
  const comparison = found?.comparison ?? null;
  const port = simulatedPort({
    ...monthAnswers(file),
    ...ageAnswers(file, horizon),
    ...(comparison && accountMixAnswers(file, comparison)),
  });
  const levels = found?.levels ?? [];
  const totals = toTotals(totalsRow(file), null, false);
  const segments = findSegments(fields, levels, totals, true);
  const byAccount = Promise.resolve(accountColumns(file));
  const model = await findDrivers(modelRows(file), fields, [], seed, breathe, byAccount);
  const calendar =
    parts.calendar || parts.alerts
      ? await calendarOf(port, file, { horizon, found, model }, seed)
      : null;
  const reps = await findReps(port, dataset, model, segments, EVERYTHING);
  const combinations =
    parts.search || parts.alerts
      ? await findCombinations(model, comparison, 2, seed, { breathe })
      : null;
  const whole = { horizon, judged: found, model, calendar, combinations, reps };
  if (!parts.alerts || !calendar || !combinations) return { ...whole, alerts: null };
  const alerts = await gatherAlerts(port, {
    dataset,
    prepared: preparedOf(horizon),
    filters: [],
    model,
    life: await readLifeTable(port, dataset, horizon, EVERYTHING),
    quality: { score: 100, checks: [] },
    totals,
    budget: FALSE_ALERT_CHANCE,
    parts: {
      comparison,
      looks: 1,
      segments,
      levels,
      combinations: combinations.combinations,
      search: combinations.combinationSearch,
      calendar,
      reps: reps.reps,
      repSpread: reps.repSpread,
    },
  });
  return { ...whole, alerts };
}

async function calendarOf(
  port: AnalysisPort,
  file: DrawnFile,
  { horizon, found, model }: { horizon: Horizon; found: Judged | null; model: DriverModel },
  seed: number,
): Promise<Calendar> {
  const periods = await findPeriods(port, horizon, EVERYTHING, ['closed']);
  const effects = findCalendar(periods, seed, MATERIALITY);
  if (!found) return { ...effects, drift: [] };
  const { comparison, levels } = found;
  const asked = model.drivers.fields.map((one) => one.field);
  const labels = { before: comparison.before.label, after: comparison.after.label };
  const bundled = await findDriftClustering(port, datasetOf(file), comparison, asked, EVERYTHING);
  const drift = await findDrift(file.fields, levels, asked, labels, seed, breathe, bundled);
  return { ...effects, drift };
}

const preparedOf = (horizon: Horizon): Prepared => ({
  horizon,
  counts: toFileCounts([]),
  bulk: [],
  clock: 'closed',
  clocks: ['closed'],
  valueWithheld: null,
});
