import type { Alert, AlertBudget } from '../../domain/document/alerts.ts';
import type { SegmentLevel } from '../../domain/document/combinations.ts';
import type { Quality } from '../../domain/document/quality.ts';
import type { Filter } from '../../domain/document/run.ts';
import type { Totals } from '../../domain/document/totals.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { openCells, openFacts, type OpenFactsRow } from '../../sql/openFacts.ts';
import { segmentValues, type SegmentValueRow } from '../../sql/segmentValues.ts';
import { cellsWhere, dealsWhere } from '../../sql/where.ts';
import type { DriverModel } from '../drivers.ts';
import type { LifeTable } from '../lifeTable.ts';
import type { AnalysisPort } from '../port.ts';
import type { Prepared } from '../prepare.ts';
import { closedClockWithheld } from '../qualityDates.ts';
import { cycleTest } from './cycleTest.ts';
import { LARGEST, type OpenFit } from './facts.ts';
import { findAlerts } from './findAlerts.ts';
import { openFit } from './openFit.ts';
import { type AlertParts, valuedFields } from './parts.ts';

/** What stands when alerts are looked for: the finished parts of the document, and what they were made of. */
export interface AlertContext {
  dataset: Dataset;
  prepared: Prepared;
  filters: readonly Filter[];
  model: DriverModel;
  life: LifeTable | null;
  quality: Quality;
  /** With the quantiles of the cycle. */
  totals: Totals;
  budget: number;
  parts: Omit<
    AlertParts,
    'fields' | 'totals' | 'drivers' | 'levelTests' | 'quarters' | 'money' | 'where'
  >;
}

/** Asks what only alerts need, and finds them. */
export async function gatherAlerts(
  port: AnalysisPort,
  context: AlertContext,
): Promise<{ alerts: Alert[]; alertBudget: AlertBudget }> {
  const { dataset, prepared, filters, model, life, quality, totals, parts } = context;
  const deals = dealsWhere(filters, dataset.fields);
  const all: AlertParts = {
    ...parts,
    totals,
    drivers: model.drivers,
    levelTests: model.levelTests,
    fields: dataset.fields,
    quarters: quartersOf(model),
    money: dataset.has.amount && prepared.valueWithheld === null,
    where: (levels: readonly SegmentLevel[]) =>
      dealsWhere(
        [...filters, ...levels.map(({ field, level }) => ({ field, values: [level] }))],
        dataset.fields,
      ),
  };
  const values = await readValues(port, context, all);
  await port.breathe();
  const limitDays = totals.cycleDays?.won.p90 ?? null;
  const { asOf } = dataset.source;
  const [open] =
    totals.open > 0
      ? await port.rows<OpenFactsRow>(
          'open-facts',
          'How old open deals are, and how much the largest hold',
          openFacts(asOf, limitDays, LARGEST, deals),
        )
      : [];
  const fit = await readFit(port, context);
  // Where close dates are missing for one outcome, the age at which deals end is not known.
  const hasAges = !closedClockWithheld(prepared.counts);
  const hasOpen = hasAges && prepared.horizon.creations.some((row) => row.open > 0);
  const facts = { asOf, limitDays, open: open ?? null, fit, quality };
  return findAlerts(all, values, cycleTest(life, hasOpen), facts, context.budget);
}

/** Distinct closed quarters behind the model; 1 when it has none, so that money is of all the time there is. */
export function quartersOf({ drivers, design }: DriverModel): number {
  const [adjusted] = drivers.adjustedFor;
  return design.factors.find((factor) => factor.name === adjusted)?.levels.length ?? 1;
}

async function readValues(
  port: AnalysisPort,
  { dataset, filters, model }: AlertContext,
  { comparison }: AlertParts,
): Promise<SegmentValueRow[] | null> {
  const fields = valuedFields(dataset.fields, model.drivers);
  if (!dataset.has.amount || comparison?.clock !== 'closed' || fields.length === 0) return null;
  return port.rows<SegmentValueRow>(
    'segment-values',
    'What closed deals of every segment brought in both quarters',
    segmentValues(fields, comparison.before, comparison.after, dealsWhere(filters, dataset.fields)),
  );
}

async function readFit(
  port: AnalysisPort,
  { dataset, filters, model, totals }: AlertContext,
): Promise<OpenFit | null> {
  const driven = model.drivers.fields.some((field) => field.driver);
  if (totals.open === 0 || !dataset.has.amount || !driven) return null;
  const cells = await port.columns(
    'open-cells',
    'Open deals per combination of levels',
    openCells(dataset.fields, cellsWhere(filters, dataset.fields)),
  );
  return openFit(cells, dataset.fields, model);
}
