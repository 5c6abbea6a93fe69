import { answerSlice } from '../src/analysis/slices/answerSlice.ts';
import type { Analysis } from '../src/domain/analysis.ts';
import { withHidden } from '../src/domain/hiddenNames.ts';
import type { IntakePlan } from '../src/domain/intakePlan.ts';
import type { PlantedTruth } from '../src/domain/plantedTruth.ts';
import type { Answer, Problem } from '../src/domain/problem.ts';
import type { ReadAsByPlace } from '../src/domain/readAs.ts';
import type { Slice, SliceQuestion } from '../src/domain/slices.ts';
import type {
  AnalyseOptions,
  AnalysisEngine,
  EngineAssets,
  EngineInfo,
  LoadResult,
  Proposal,
  RunIdentity,
  SampleId,
} from '../src/engine/contract.ts';
import { analyseLoaded } from './analyseLoaded.ts';
import { RecordingPort } from './analysisPort.ts';
import { boundSession } from './boundSession.ts';
import { CountThread } from './countThread.ts';
import { DealsDesk } from './dealsDesk.ts';
import { DuckSession } from './duckdb/session.ts';
import { inspectFiles } from './ingest/join/inspectFiles.ts';
import { load } from './ingest/load.ts';
import type { CountApart } from './ingest/records/counted.ts';
import { AS_IT_IS, type Loaded } from './loaded.ts';
import { type OpenedFile, openFile } from './ingest/open/openFile.ts';
import {
  answer,
  cancelled,
  engineFailed,
  engineRestarted,
  nothingOpen,
  ProblemError,
} from './problems.ts';
import { roomProblem } from './ingest/room.ts';
import { saveRows } from './ingest/records/saveRows.ts';
import { Revival } from './revival.ts';
import { sampleFiles } from './sampleFiles.ts';
import { TimeMachine } from './timeMachine.ts';
import { warmUp } from './warmUp.ts';
import { controlOf, type OnProgress, valueOf, type Wish, wishUntil } from './wish.ts';

interface Opened {
  files: OpenedFile[];
  truth: PlantedTruth | null;
}

/**
 * The engine's side of the contract. It owns DuckDB's life: when DuckDB's worker is gone, a new one is started and the
 * file loaded again by the same plan, and the work that was interrupted is done once more.
 */
export class AnalysisService implements AnalysisEngine {
  #session: DuckSession | null = null;
  #opened: Opened | null = null;
  #loaded: Loaded | null = null;
  /** Everything begun before this number changed is void: the latest wish wins. */
  #wish = 0;
  /** The same for a file to be saved. */
  #save = 0;
  #onNotice: (notice: Problem) => void = () => {};
  readonly #counting = new CountThread();
  readonly #countApart: CountApart = (task) => this.#counting.count(task);
  readonly #revival = new Revival({
    alive: () => this.#running().alive,
    restart: () => this.#running().restart(),
    loaded: () => this.#loaded,
    reload: async ({ plan, prepared, asOf, whole }, wish) => {
      await this.#load(plan, () => {}, wish);
      // By the same plan the same file is the same: what was found in it holds.
      if (this.#loaded) this.#loaded.prepared = whole ? whole.prepared : prepared;
      if (!asOf) return;
      const then = await this.#timeMachine.stand(asOf.day, wish);
      if (then) then.prepared = prepared;
    },
    onBack: () => this.#onNotice(engineRestarted()),
  });
  readonly #timeMachine = new TimeMachine({
    session: () => this.#running(),
    loaded: () => this.#loaded,
    stands: (loaded) => (this.#loaded = loaded),
  });
  readonly #deals = new DealsDesk({
    loaded: () => this.#loaded,
    query: (query) => this.#running().query(query),
    again: (work) => this.#beside(work),
  });

  start(
    { duckdb, wasm }: EngineAssets,
    onNotice: (notice: Problem) => void,
  ): Promise<Answer<EngineInfo>> {
    return answer(async () => {
      this.#onNotice = onNotice;
      const began = performance.now();
      this.#counting.start();
      if (!duckdb || !wasm)
        throw new ProblemError(engineFailed('Parts of the engine are missing.'));
      this.#session = await DuckSession.open({ script: duckdb, wasm });
      const duckdbVersion = await this.#session.version();
      void this.#warmUp(this.#session);
      return { duckdbVersion, bootMs: performance.now() - began };
    });
  }

  /** Nobody waits for it, so nobody is told when it fails: what it found broken, the first file will, too. */
  async #warmUp(session: DuckSession): Promise<void> {
    const { voided } = await this.#begin();
    await warmUp(session, this.#countApart, voided).catch(() => {});
  }

  inspect(
    _ticket: number,
    files: File[],
    sheets: Record<number, string>,
    onProgress: OnProgress,
    readAs: ReadAsByPlace = {},
  ): Promise<Answer<Proposal>> {
    return answer(async () => {
      const wish = await this.#begin();
      return this.#inspect(files, { sheets, readAs }, null, onProgress, wish);
    });
  }

  inspectSample(
    _ticket: number,
    sample: SampleId,
    onProgress: OnProgress,
  ): Promise<Answer<Proposal>> {
    return answer(async () => {
      const wish = await this.#begin();
      const { files, truth } = await sampleFiles(sample, onProgress, wish.check);
      return this.#inspect(files, { sheets: {}, readAs: {} }, truth, onProgress, wish);
    });
  }

  async #inspect(
    dropped: readonly File[],
    { sheets, readAs }: { sheets: Record<number, string>; readAs: ReadAsByPlace },
    truth: PlantedTruth | null,
    onProgress: OnProgress,
    wish: Wish,
  ): Promise<Proposal> {
    this.#opened = null;
    this.#loaded = null;
    this.#revival.forget();
    const control = controlOf(onProgress, wish);
    const files: OpenedFile[] = [];
    for (const [place, file] of dropped.entries()) {
      onProgress({ step: 'reading', done: 0, total: file.size });
      files.push(await openFile(file, sheets[place] ?? null, control, readAs[place]));
    }
    wish.check();
    const full = roomProblem(files.reduce((sum, { text }) => sum + text.size, 0));
    if (full) throw full;
    if (files.length === 0) throw new ProblemError(nothingOpen());
    this.#opened = { files, truth };
    return valueOf(await inspectFiles(files));
  }

  load(_ticket: number, plan: IntakePlan, onProgress: OnProgress): Promise<Answer<LoadResult>> {
    return answer(async () => {
      const wish = await this.#begin();
      // What stood before is not needed any more.
      await this.#revival.forgetInTurn();
      return this.#revival.again(wish, () => this.#load(plan, onProgress, wish));
    });
  }

  analyse(
    _ticket: number,
    run: RunIdentity,
    options: AnalyseOptions,
    onSnapshot: (snapshot: Analysis) => void,
  ): Promise<Answer<Analysis>> {
    return answer(async () => {
      const wish = await this.#begin();
      return this.#revival.again(wish, () => this.#analyse(run, options, onSnapshot, wish));
    });
  }

  /** Beside an analysis that may run: DuckDB answers one question after the other. */
  slice(_ticket: number, question: SliceQuestion): Promise<Answer<Slice>> {
    return answer(() => this.#beside(() => this.#slice(question)));
  }

  async #slice(question: SliceQuestion): Promise<Slice> {
    const loaded = this.#loaded;
    if (!loaded) throw new ProblemError(nothingOpen());
    // A model that went with its worker comes back with an analysis only.
    const asksModel = ['what-if', 'scores', 'forecast-target'].includes(question.kind);
    if (asksModel && !loaded.prepared) throw new ProblemError(engineRestarted());
    const port = new RecordingPort(this.#running(), () => loaded !== this.#loaded);
    const model = loaded.prepared?.kept.model;
    const slice = await answerSlice(port, loaded.dataset, question, model);
    if (!slice) throw new ProblemError(cancelled());
    return slice;
  }

  readonly deals: AnalysisEngine['deals'] = (_ticket, question, wish) =>
    this.#deals.page(question, wish);

  readonly saveDeals: AnalysisEngine['saveDeals'] = (_ticket, question, wish, onProgress) =>
    this.#deals.save(question, wish, onProgress);

  /** Beside whatever else is done: it reads the dropped file and asks DuckDB nothing. */
  saveRows(
    _ticket: number,
    plan: IntakePlan,
    rows: 'data' | 'rejects',
    withPersonal: boolean,
    onProgress: OnProgress,
  ): Promise<Answer<Blob>> {
    return answer(async () => {
      const save = (this.#save += 1);
      const opened = this.#opened;
      const file = opened?.files[plan.file];
      if (!file) throw new ProblemError(nothingOpen());
      const voided = () => save !== this.#save || opened !== this.#opened;
      const control = controlOf(onProgress, { voided });
      const hidden = plan.hideNames ? (this.#loaded?.stored.hidden ?? []) : [];
      return saveRows(file, withHidden(plan, hidden), rows, withPersonal, control);
    });
  }

  cancelSave(): Promise<Answer<null>> {
    this.#save += 1;
    this.#deals.stopSaving();
    return Promise.resolve({ ok: true, value: null });
  }

  /** Ends DuckDB's worker with what it holds, and starts an empty one for the file that comes next. */
  cancel(): Promise<Answer<null>> {
    return answer(async () => {
      this.#wish += 1;
      this.#counting.cancel();
      this.#opened = null;
      this.#loaded = null;
      this.#revival.forget();
      await this.#session?.reset();
      return null;
    });
  }

  /** Ends what runs, which answers `cancelled`; gives a check for whether this wish is still the latest. */
  async #begin(): Promise<Wish> {
    const wish = (this.#wish += 1);
    this.#counting.cancel();
    await this.#session?.cancel();
    return wishUntil(() => wish !== this.#wish);
  }

  /** Work that no newer wish ends, but another file. */
  #beside<T>(work: () => Promise<T>): Promise<T> {
    const opened = this.#opened;
    return this.#revival.again(
      wishUntil(() => opened !== this.#opened),
      // What is half-made of another day answers nothing.
      () => this.#timeMachine.settled().then(work),
    );
  }

  #running(): DuckSession {
    if (!this.#session) throw new ProblemError(engineFailed('The engine was not started.'));
    return this.#session;
  }

  async #load(plan: IntakePlan, onProgress: OnProgress, wish: Wish): Promise<LoadResult> {
    const opened = this.#opened?.files;
    if (!opened) throw new ProblemError(nothingOpen());
    // Its tables are the first thing a load drops.
    this.#loaded = null;
    const session = boundSession(this.#running(), wish.voided);
    const control = { ...controlOf(onProgress, wish), countApart: this.#countApart };
    const result = valueOf(await load(session, opened, plan, control));
    if (result.phase !== 'loaded') return result;
    const { phase, dataset, stored } = result;
    this.#loaded = { plan, dataset, stored, prepared: null, ...AS_IT_IS };
    return { phase, dataset };
  }

  async #analyse(
    run: RunIdentity,
    options: AnalyseOptions,
    onSnapshot: (snapshot: Analysis) => void,
    wish: Wish,
  ): Promise<Analysis> {
    const began = performance.now();
    return this.#timeMachine.during(options.asOf ?? null, wish, onSnapshot, (loaded, show) => {
      if (!loaded) throw new ProblemError(nothingOpen());
      const asked = { run, options, truth: this.#opened?.truth ?? null };
      return analyseLoaded(this.#running(), loaded, asked, { wish, began, onSnapshot: show });
    });
  }
}
