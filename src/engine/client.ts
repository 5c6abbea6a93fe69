import { proxy, type Remote } from 'comlink';
import { type Assets, loadAssets, startAnalysisWorker } from '../../workers/assets.ts';
import type { Answer, Problem } from '../domain/problem.ts';
import type { AnalysisEngine, EngineInfo, Proposal } from './contract.ts';
import { didNotStart, startsAgain } from './problems.ts';
import { Replay } from './replay.ts';
import { WorkerLife } from './workerLife.ts';

type Ask<T> = (engine: Remote<AnalysisEngine>) => Promise<Answer<T>>;

/** Bytes of the engine that have come, of how many. */
export type OnDownload = (done: number, total: number) => void;

/**
 * The engine as the page sees it: the contract, answered in every case. A worker that dies takes its pending
 * calls with it, each as a problem; the next call starts a new one, which is first told what was open and how it
 * was loaded.
 */
export class EngineClient implements Omit<AnalysisEngine, 'start'> {
  /** Told when the worker is gone by itself, and when it had to start DuckDB again. */
  onStopped: (problem: Problem) => void = () => {};
  #assets: Assets | null = null;
  #life: WorkerLife | null = null;
  #started: Promise<Answer<EngineInfo>> | null = null;
  readonly #replay = new Replay();

  /** Starts the engine, or says how starting it went. A failure is not kept: the next call tries again. */
  start(onDownload: OnDownload = () => {}): Promise<Answer<EngineInfo>> {
    this.#started ??= this.#start(onDownload).then((answer) => {
      if (!answer.ok) this.#forget();
      return answer;
    });
    return this.#started;
  }

  readonly inspect: AnalysisEngine['inspect'] = (ticket, files, sheets, onProgress, readAs) =>
    this.#open((engine) => engine.inspect(ticket, files, sheets, proxy(onProgress), readAs));

  readonly inspectSample: AnalysisEngine['inspectSample'] = (ticket, sample, onProgress) =>
    this.#open((engine) => engine.inspectSample(ticket, sample, proxy(onProgress)));

  readonly load: AnalysisEngine['load'] = async (ticket, plan, onProgress) => {
    const answer = await this.#resume(ticket, (engine) =>
      engine.load(ticket, plan, proxy(onProgress)),
    );
    if (answer.ok && answer.value.phase !== 'asking') this.#replay.loaded(plan);
    return answer;
  };

  readonly saveRows: AnalysisEngine['saveRows'] = (ticket, plan, rows, withPersonal, onProgress) =>
    this.#resume(ticket, (engine) =>
      engine.saveRows(ticket, plan, rows, withPersonal, proxy(onProgress)),
    );

  readonly analyse: AnalysisEngine['analyse'] = (ticket, run, options, onSnapshot) =>
    this.#resume(ticket, (engine) => engine.analyse(ticket, run, options, proxy(onSnapshot)));

  readonly slice: AnalysisEngine['slice'] = (ticket, question) =>
    this.#resume(ticket, (engine) => engine.slice(ticket, question));

  readonly deals: AnalysisEngine['deals'] = (ticket, question, wish) =>
    this.#resume(ticket, (engine) => engine.deals(ticket, question, wish));

  readonly saveDeals: AnalysisEngine['saveDeals'] = (ticket, question, wish, onProgress) =>
    this.#resume(ticket, (engine) => engine.saveDeals(ticket, question, wish, proxy(onProgress)));

  readonly cancelSave: AnalysisEngine['cancelSave'] = () =>
    this.#with((life) => life.call((engine) => engine.cancelSave()));

  readonly cancel: AnalysisEngine['cancel'] = () =>
    this.#with((life) => life.call((engine) => engine.cancel()));

  #open(ask: Ask<Proposal>): Promise<Answer<Proposal>> {
    return this.#with((life) => {
      this.#replay.opened(life, ask);
      return life.call(ask);
    });
  }

  /** Calls that build on an open file: a new worker is told of it first. */
  #resume<T>(ticket: number, ask: Ask<T>): Promise<Answer<T>> {
    return this.#with(async (life) => {
      const ready = await this.#replay.catchUp(life, ticket);
      return ready.ok ? life.call(ask) : ready;
    });
  }

  async #with<T>(use: (life: WorkerLife) => Promise<Answer<T>>): Promise<Answer<T>> {
    const started = await this.start();
    if (!started.ok) return started;
    return this.#life ? use(this.#life) : this.#with(use);
  }

  async #start(onDownload: OnDownload): Promise<Answer<EngineInfo>> {
    try {
      this.#assets ??= await loadAssets(onDownload);
      const { duckdb, wasm } = this.#assets;
      const life = new WorkerLife(startAnalysisWorker(this.#assets));
      this.#life = life;
      const answer = await life.call((engine) =>
        engine.start(
          { duckdb, wasm },
          proxy((problem) => this.onStopped(problem)),
        ),
      );
      if (answer.ok) void life.death.then((problem) => this.#bury(life, problem));
      return answer;
    } catch (thrown) {
      return { ok: false, problem: didNotStart(String(thrown)) };
    }
  }

  #bury(life: WorkerLife, problem: Problem): void {
    if (this.#life !== life) return;
    this.#life = null;
    this.#started = null;
    this.onStopped(startsAgain(problem));
  }

  #forget(): void {
    const life = this.#life;
    this.#life = null;
    this.#started = null;
    life?.end(didNotStart('The worker did not start.'));
  }
}
