import { proxy, type Remote } from 'comlink';
import { type Assets, loadAssets, startAnalysisWorker } from '../../workers/assets.ts';
import type { Answer, Problem } from '../domain/problem.ts';
import type { AnalysisEngine, EngineInfo } from './contract.ts';
import { didNotStart } from './problems.ts';
import { WorkerLife } from './workerLife.ts';

/** Bytes of the engine that have come, of how many. */
export type OnDownload = (done: number, total: number) => void;

/**
 * The engine as the page sees it: the contract, answered in every case. A worker that dies takes its pending
 * calls with it, each as a problem; the next call starts a new one, which knows nothing of the old one's files.
 */
export class EngineClient implements Omit<AnalysisEngine, 'start'> {
  /** Told when the worker is gone by itself. */
  onStopped: (problem: Problem) => void = () => {};
  #assets: Assets | null = null;
  #life: WorkerLife | null = null;
  #started: Promise<Answer<EngineInfo>> | null = null;

  /** Starts the engine, or says how starting it went. A failure is not kept: the next call tries again. */
  start(onDownload: OnDownload = () => {}): Promise<Answer<EngineInfo>> {
    this.#started ??= this.#start(onDownload).then((answer) => {
      if (!answer.ok) this.#forget();
      return answer;
    });
    return this.#started;
  }

  readonly inspect: AnalysisEngine['inspect'] = (ticket, files, onProgress) =>
    this.#call((engine) => engine.inspect(ticket, files, proxy(onProgress)));

  readonly inspectSample: AnalysisEngine['inspectSample'] = (ticket, sample, onProgress) =>
    this.#call((engine) => engine.inspectSample(ticket, sample, proxy(onProgress)));

  readonly load: AnalysisEngine['load'] = (ticket, plan, onProgress) =>
    this.#call((engine) => engine.load(ticket, plan, proxy(onProgress)));

  readonly analyse: AnalysisEngine['analyse'] = (ticket, run, options, onSnapshot) =>
    this.#call((engine) => engine.analyse(ticket, run, options, proxy(onSnapshot)));

  readonly cancel: AnalysisEngine['cancel'] = () => this.#call((engine) => engine.cancel());

  async #call<T>(ask: (remote: Remote<AnalysisEngine>) => Promise<Answer<T>>): Promise<Answer<T>> {
    const started = await this.start();
    if (!started.ok) return started;
    return this.#life ? this.#life.call(ask) : this.#call(ask);
  }

  async #start(onDownload: OnDownload): Promise<Answer<EngineInfo>> {
    try {
      this.#assets ??= await loadAssets(onDownload);
      const { duckdb, wasm } = this.#assets;
      const life = new WorkerLife(startAnalysisWorker(this.#assets));
      this.#life = life;
      const answer = await life.call((engine) => engine.start({ duckdb, wasm }));
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
    this.onStopped(problem);
  }

  #forget(): void {
    const life = this.#life;
    this.#life = null;
    this.#started = null;
    life?.end(didNotStart('The worker did not start.'));
  }
}
