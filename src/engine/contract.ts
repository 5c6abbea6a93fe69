import type { Analysis } from '../domain/analysis.ts';
import type { ComparisonChoice } from '../domain/comparisonChoice.ts';
import type { Filter } from '../domain/document/run.ts';
import type { Dataset, LoadedTable } from '../domain/dataset.ts';
import type { DealsPage, DealsQuestion, DealsWish } from '../domain/dealsQuestion.ts';
import type { IntakePlan, Question } from '../domain/intakePlan.ts';
import type { Answer, Problem } from '../domain/problem.ts';
import type { ReadAsByPlace } from '../domain/readAs.ts';
import type { Slice, SliceQuestion } from '../domain/slices.ts';

/** The bytes the engine starts from. Null in development, where workers load from their own URLs. */
export interface EngineAssets {
  duckdb: Blob | null;
  wasm: Blob | null;
}

export interface EngineInfo {
  duckdbVersion: string;
  bootMs: number;
}

/** Step of a long piece of work; `done` of `total` bytes or rows, total null when not known. */
export interface Progress {
  step: 'reading' | 'profiling' | 'loading' | 'analysing' | 'generating';
  done: number;
  total: number | null;
  /** Rows counted so far, while bytes are read. */
  rows?: number;
}

/** What was found in the files before anything is loaded. `questions` must all be answered before `load`. */
export interface Proposal {
  /** The deals' file. */
  file: { name: string; bytes: number };
  plan: IntakePlan;
  questions: Question[];
}

export interface AnalyseOptions {
  filters: Filter[];
  /** Levels of the materiality floor etc. */
  materiality: number;
  /** What to compare; by default the last two complete, unmasked quarters, by count. */
  compare: ComparisonChoice;
  /** The last day that is known, `YYYY-MM-DD`: the file is analysed as it stood then. Null or absent: as it is. */
  asOf?: string | null;
  /** How many comparisons the person has picked so far. */
  looksTried: number;
  /** Columns the person put back among the drivers, knowingly. */
  putBack: string[];
  /** Most fields of a segment whose parts may not explain it: 2, unless a person wants to look deeper. */
  depth?: 2 | 3;
  /** Chance, 0–1, that a complete period raises any false alert: 0.05, unless a person wants another. */
  alertBudget?: number;
}

/** Who is running it, and when: the worker reads no clock of its own for these. */
export interface RunIdentity {
  id: string;
  createdAt: string;
  appVersion: string;
  seed: number;
}

export type SampleId = 'decline' | 'flat';

/**
 * The worker's contract: plain data in, an `Answer` out, never a throw. A request carries a ticket; a newer ticket of
 * the same kind makes the older one end in `cancelled`. Callbacks are Comlink proxies.
 */
export interface AnalysisEngine {
  /** @param onNotice told when DuckDB had to be started again and the file loaded once more */
  start(assets: EngineAssets, onNotice: (notice: Problem) => void): Promise<Answer<EngineInfo>>;
  /**
   * Reads enough of the files to propose how to load all of them.
   * @param sheets the sheet to read of a workbook, by the file's place among the files; the fullest one otherwise
   * @param readAs what a person said of files that can't be looked at without; the questions about it come alone
   */
  inspect(
    ticket: number,
    files: File[],
    sheets: Record<number, string>,
    onProgress: (progress: Progress) => void,
    readAs?: ReadAsByPlace,
  ): Promise<Answer<Proposal>>;
  /** Makes a sample file and inspects it. */
  inspectSample(
    ticket: number,
    sample: SampleId,
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<Proposal>>;
  /** Loads the inspected file by a plan: `deals` and `cells` stand after it. May ask again (dates decided on the whole column). */
  load(
    ticket: number,
    plan: IntakePlan,
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<LoadResult>>;
  /** Computes the analysis document, calling back with each fuller snapshot; the last one is the answer. */
  analyse(
    ticket: number,
    run: RunIdentity,
    options: AnalyseOptions,
    onSnapshot: (snapshot: Analysis) => void,
  ): Promise<Answer<Analysis>>;
  /**
   * Counts a page asks for as it is used. Several may be asked at once, beside an analysis; a new analysis ends them.
   * `engine-restarted`: it takes another analysis of the file, as the last one's model went with its worker.
   */
  slice(ticket: number, question: SliceQuestion): Promise<Answer<Slice>>;
  /**
   * The deals behind a number, a stretch of them at a time, beside an analysis that may run. A newer question ends the
   * older one.
   */
  deals(ticket: number, question: DealsQuestion, wish: DealsWish): Promise<Answer<DealsPage>>;
  /** All of them as CSV, whole cells in the order of the file; `cancelSave` ends it. */
  saveDeals(
    ticket: number,
    question: DealsQuestion,
    wish: Pick<DealsWish, 'search' | 'withPersonal'>,
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<Blob>>;
  /**
   * A file to save of what was read, made anew from the dropped one: all rows with every column as text (those with
   * personal data only when asked for), or the rejected rows with line and reason.
   */
  saveRows(
    ticket: number,
    plan: IntakePlan,
    rows: 'data' | 'rejects',
    withPersonal: boolean,
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<Blob>>;
  /** Ends the making of files to save, and nothing else. */
  cancelSave(): Promise<Answer<null>>;
  /** Ends whatever runs, with the file that is open; its call answers `cancelled`. */
  cancel(): Promise<Answer<null>>;
}

/**
 * The file is loaded; or it is read but its rows are no deals that could be analysed, and `problem` says why; or the
 * whole column left something open that the sample had not.
 */
export type LoadResult =
  | { phase: 'loaded'; dataset: Dataset }
  | { phase: 'table'; plan: IntakePlan; table: LoadedTable; problem: Problem }
  | { phase: 'asking'; plan: IntakePlan; questions: Question[] };
