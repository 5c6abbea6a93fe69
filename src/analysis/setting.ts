import type { Analysis } from '../domain/analysis.ts';
import type { ComparisonChoice } from '../domain/comparisonChoice.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Filter, Limit, Receipt, Run } from '../domain/document/run.ts';
import type { PlantedTruth } from '../domain/plantedTruth.ts';
import type { Sql } from '../sql/sql.ts';
import type { DriverModel } from './drivers.ts';
import type { KeptForecast } from './forecast/deciding.ts';
import type { LifeTable } from './lifeTable.ts';
import type { Overview } from './overview.ts';
import type { Scored } from './pipeline/scored.ts';
import type { AnalysisPort } from './port.ts';
import type { Prepared } from './prepare.ts';

/** What a person asked for. */
export interface AnalyseInput {
  run: Pick<Run, 'id' | 'createdAt' | 'appVersion' | 'seed' | 'asOf'>;
  filters: Filter[];
  compare: ComparisonChoice;
  materiality: number;
  looksTried: number;
  putBack: string[];
  /** Most fields of a segment whose parts may not explain it; 2 by default. */
  depth?: 2 | 3;
  /** Chance that a complete period raises any false alert; 0.05 by default. */
  alertBudget?: number;
  truth: PlantedTruth | null;
}

/** What the analysis takes from its surroundings: receipts so far, and time. */
export interface AnalyseHost {
  port: AnalysisPort;
  receipts: () => Receipt[];
  elapsedMs: () => number;
  /** Holds what the last run of this file left; without it every run begins from the beginning. */
  kept?: KeptRun;
}

/** What stands once the overview is there, and every later part asks of. */
export interface Setting {
  port: AnalysisPort;
  dataset: Dataset;
  prepared: Prepared;
  overview: Overview;
  input: AnalyseInput;
  /** The filters, as conditions on `cells` and on `deals`. */
  cells: Sql;
  deals: Sql;
  breathe: () => Promise<void>;
}

/** A run that came to its end, and what its alerts were made of: another budget for them need not begin again. */
export interface Finished {
  input: AnalyseInput;
  setting: Setting;
  model: DriverModel;
  life: LifeTable | null;
  /** Those that the alerts had not yet added to. */
  limits: Limit[];
  /** How its open deals are scored; null where they are not. */
  scored: Scored | null;
  forecast: KeptForecast | null;
  analysis: Analysis;
}

/** The model of the run that is shown, for what is asked of it (see `slices/whatIfSlice.ts`). */
export interface KeptModel {
  filters: Filter[];
  model: DriverModel;
  /** How its open deals are scored, once that is known; null where they are not. */
  scored?: Scored | null;
  /** The draws of its forecast, once they are there. */
  forecast?: KeptForecast | null;
  /** The document as far as it is told. */
  analysis: () => Analysis;
}

export interface KeptRun {
  last: Finished | null;
  model?: KeptModel | null;
}
