import type { Analysis } from '../domain/analysis.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { PendingPart } from '../domain/document/run.ts';
import { cellsWhere, dealsWhere } from '../sql/where.ts';
import { recordLimits, trackRecordPart } from './asOf/trackRecordPart.ts';
import { alertsPart } from './alerts/alertsPart.ts';
import { alertsAgain, differsInBudgetOnly } from './alertsAgain.ts';
import { findCohorts } from './cohorts.ts';
import { combinationsPart } from './combinationsPart.ts';
import { findHealth } from './driverHealth.ts';
import { findIntervals } from './driverIntervals.ts';
import { findModel } from './driverModel.ts';
import { forecastPart } from './forecast/forecastPart.ts';
import { fullCalendar } from './fullCalendar.ts';
import { fullTotals } from './fullTotals.ts';
import { fullVerdict } from './fullVerdict.ts';
import { funnelPart } from './funnel/funnelPart.ts';
import { withKeyCounts } from './keyColumns.ts';
import { readLifeTable } from './lifeTable.ts';
import { forecastLimits } from './limits.ts';
import { findOverview } from './overview.ts';
import { findPeriods } from './periods.ts';
import { pipelinePart } from './pipeline/pipelinePart.ts';
import { plantedFound } from './plantedFound.ts';
import type { Prepared } from './prepare.ts';
import { preparedWithin } from './preparedWithin.ts';
import { findQuality } from './quality.ts';
import { recommendPart } from './recommend/recommendPart.ts';
import { repsPart } from './reps/repsPart.ts';
import type { AnalyseHost, AnalyseInput, Setting } from './setting.ts';
import { elapsed, firstSnapshot, PARTS } from './snapshot.ts';

/**
 * The whole document, in the order a reader needs it: verdict, totals, segments and bridges first, then the drivers,
 * then what is slower. Calls back with each fuller snapshot and returns the last. Asked for nothing but another budget of
 * false alerts, it looks for these again in what the last run left.
 */
export async function analyse(
  host: AnalyseHost,
  dataset: Dataset,
  ofFile: Prepared,
  input: AnalyseInput,
  onSnapshot: (snapshot: Analysis) => void,
): Promise<Analysis> {
  const { port, kept } = host;
  if (kept?.last && differsInBudgetOnly(kept.last.input, input)) {
    const { last } = kept;
    // A run in between that was given up may have left a model of other filters or fields.
    kept.model = {
      filters: input.filters,
      model: last.model,
      scored: last.scored,
      forecast: last.forecast,
      analysis: () => last.analysis,
    };
    return alertsAgain(host, last, input, onSnapshot);
  }
  const { seed } = input.run;
  const prepared = preparedWithin(ofFile, input.filters);
  const overview = await findOverview(port, dataset, prepared, { ...input, seed });
  let analysis = firstSnapshot(dataset, overview, input);
  const done = new Set<PendingPart>();
  const partsMs: Partial<Record<PendingPart, number>> = {};
  let began = 0;
  const tell = (parts: Partial<Analysis>, finished?: PendingPart): void => {
    const now = host.elapsedMs();
    if (finished) {
      done.add(finished);
      partsMs[finished] = now - began;
    }
    if (finished || done.size === 0) began = now;
    analysis = { ...analysis, ...parts };
    analysis = {
      ...analysis,
      run: {
        ...input.run,
        pending: PARTS.filter((part) => !done.has(part)),
        interrupted: null,
        elapsedMs: elapsed(dataset, now),
        partsMs: { ...partsMs },
      },
      receipts: host.receipts(),
      sample: plantedFound(input.truth, analysis),
    };
    onSnapshot(analysis);
  };
  tell({});
  const breathe = (): Promise<void> => port.breathe();
  await breathe();

  const cells = cellsWhere(input.filters, dataset.fields);
  const deals = dealsWhere(input.filters, dataset.fields);
  const setting: Setting = { port, dataset, prepared, overview, input, cells, deals, breathe };
  const model = await findModel(setting);
  if (kept) kept.model = { filters: input.filters, model, analysis: () => analysis };
  tell({ drivers: model.drivers }, 'drivers');
  await breathe();

  tell({ totals: await fullTotals(setting) }, 'cycle');
  tell({ periods: await findPeriods(port, prepared.horizon, deals, prepared.clocks) }, 'periods');
  // Deals that closed in chosen quarters tell nothing of how long all of them stay open.
  const life = prepared.horizon.within
    ? null
    : await readLifeTable(port, dataset, prepared.horizon, deals);
  tell({ cohorts: findCohorts(life, prepared) }, 'cohorts');
  await breathe();
  const calendar = await fullCalendar(setting, model.drivers, analysis.periods ?? []);
  tell({ calendar }, 'calendar');
  tell(await repsPart(setting, model, analysis), 'reps');
  await breathe();
  tell({ verdict: await fullVerdict(setting) }, 'sensitivity');
  const quality = await findQuality(port, dataset, prepared.horizon, prepared.counts);
  tell({ quality, columns: await withKeyCounts(port, dataset) }, 'quality');
  const onProgress = (combinationSearch: Analysis['combinationSearch']): void =>
    tell({ combinationSearch });
  const searching = { breathe, onProgress };
  tell(await combinationsPart(setting, model, searching), 'combinations');
  const { limits } = analysis;
  tell(await alertsPart(setting, model, life, analysis), 'alerts');
  tell(await recommendPart(setting, model, analysis), 'recommendations');
  const { scored, ...part } = await pipelinePart(setting, model, life, analysis);
  if (kept?.model) kept.model.scored = scored;
  tell(part, 'pipeline');
  tell(await funnelPart(setting), 'funnel');
  const { forecast, kept: forecastDraws } = await forecastPart(setting, model, analysis);
  if (kept?.model) kept.model.forecast = forecastDraws;
  tell({ forecast, limits: [...analysis.limits, ...forecastLimits(forecast)] }, 'forecast');
  const health = await findHealth(model, seed, breathe);
  const drivers = await findIntervals(model, breathe);
  tell({ drivers: { ...drivers, health } }, 'health');
  const record = await trackRecordPart(setting, model);
  const unrecorded = recordLimits(record);
  tell({ ...record, limits: [...analysis.limits, ...unrecorded] }, 'track-record');
  if (kept)
    kept.last = {
      ...{ input, setting, model, life, limits: [...limits, ...unrecorded], scored, analysis },
      forecast: forecastDraws,
    };
  return analysis;
}
