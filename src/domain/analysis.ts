import type { JoinReport } from './dataset.ts';
import type { FileNote } from './intakePlan.ts';
import type { Alert, AlertBudget } from './document/alerts.ts';
import type { Attainment } from './document/attainment.ts';
import type { Bridge } from './document/bridges.ts';
import type { Calendar } from './document/calendar.ts';
import type { Cohorts } from './document/cohorts.ts';
import type { Combination, CombinationSearch } from './document/combinations.ts';
import type { Drivers } from './document/drivers.ts';
import type { Forecast } from './document/forecast.ts';
import type { Funnel } from './document/funnel.ts';
import type { Period } from './document/periods.ts';
import type { Pipeline } from './document/pipeline.ts';
import type { Quality } from './document/quality.ts';
import type { Recommendation } from './document/recommendations.ts';
import type { Rep, RepGrouping, RepSpread } from './document/reps.ts';
import type { Filter, Limit, Receipt, Run, Sample } from './document/run.ts';
import type { Segment } from './document/segments.ts';
import type { ColumnReport, Source } from './document/source.ts';
import type { TrackRecord } from './document/trackRecord.ts';
import type { Totals } from './document/totals.ts';
import type { Verdict } from './document/verdict.ts';
import type { OutcomeValues } from './outcome.ts';

export const ANALYSIS_SCHEMA = 'plumbline.analysis/1';

/**
 * Everything a run found: the worker makes it, every page and every export reads it. A part that is still being
 * computed is null and named in `run.pending`.
 */
export interface Analysis {
  schema: typeof ANALYSIS_SCHEMA;
  run: Run;
  sample: Sample | null;
  source: Source;
  columns: ColumnReport[];
  outcomeValues: OutcomeValues;
  /** How the files dropped together hang on each other; what found nothing stays out, as it may name persons. */
  joins: Omit<JoinReport, 'unmatched'>[];
  /** What of the file as a whole was not taken as it stands. */
  notes: FileNote[];
  quality: Quality | null;
  filters: Filter[];
  totals: Totals;
  periods: Period[] | null;
  verdict: Verdict;
  bridges: Bridge[];
  segments: Segment[];
  drivers: Drivers | null;
  combinations: Combination[] | null;
  combinationSearch: CombinationSearch | null;
  cohorts: Cohorts | null;
  calendar: Calendar | null;
  reps: Rep[] | null;
  repSpread: RepSpread | null;
  /** Reps by level and by team, where a column that follows from them says so. */
  repGroups: RepGrouping[] | null;
  /** Won money against targets. */
  attainment: Attainment | null;
  alerts: Alert[] | null;
  alertBudget: AlertBudget | null;
  /** The few things to do first, by money and certainty. */
  recommendations: Recommendation[] | null;
  /** The open deals: scores, stalled ones, value by fit. */
  pipeline: Pipeline | null;
  /** What would have been said at past quarter ends, and whether it held. */
  trackRecord: TrackRecord | null;
  /** The way of deals through their stages, or why there is none. */
  funnel: Funnel | null;
  /** What this quarter and the next will bring, and how good such forecasts have been. */
  forecast: Forecast | null;
  receipts: Receipt[];
  limits: Limit[];
}
