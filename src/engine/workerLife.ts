import { type Remote, wrap } from 'comlink';
import type { Answer, Problem } from '../domain/problem.ts';
import type { AnalysisEngine } from './contract.ts';
import { didNotStart, stopped, unexpected } from './problems.ts';

type Settle = (answer: { ok: false; problem: Problem }) => void;

const isLifeline = (data: unknown): data is { lifeline: string } =>
  typeof data === 'object' && data !== null && 'lifeline' in data;

/**
 * One life of the analysis worker. A call to a worker that failed to start, or is gone, never settles by
 * itself; here every call ends, at the latest when the worker does.
 */
export class WorkerLife {
  /** Resolves with the reason when the worker is gone. */
  readonly death: Promise<Problem>;
  readonly #worker: Worker;
  readonly #remote: Remote<AnalysisEngine>;
  readonly #pending = new Set<Settle>();
  #hasSpoken = false;
  #problem: Problem | null = null;
  #tellDeath: (problem: Problem) => void = () => {};

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#remote = wrap<AnalysisEngine>(worker);
    this.death = new Promise((resolve) => (this.#tellDeath = resolve));
    worker.addEventListener('error', ({ message }) =>
      this.end(this.#hasSpoken ? stopped(message) : didNotStart(message)),
    );
    worker.addEventListener('messageerror', () => this.end(stopped('A message was unreadable.')));
    worker.addEventListener('message', ({ data }) => {
      this.#hasSpoken = true;
      if (isLifeline(data)) this.#watch(data.lifeline);
    });
  }

  call<T>(ask: (remote: Remote<AnalysisEngine>) => Promise<Answer<T>>): Promise<Answer<T>> {
    if (this.#problem) return Promise.resolve({ ok: false, problem: this.#problem });
    return new Promise((resolve) => {
      const settle = (answer: Answer<T>) => {
        this.#pending.delete(settle);
        resolve(answer);
      };
      this.#pending.add(settle);
      ask(this.#remote).then(settle, (thrown: unknown) =>
        settle({ ok: false, problem: unexpected(String(thrown)) }),
      );
    });
  }

  end(problem: Problem): void {
    if (this.#problem) return;
    this.#problem = problem;
    this.#worker.terminate();
    for (const settle of [...this.#pending]) settle({ ok: false, problem });
    this.#tellDeath(problem);
  }

  /** The worker holds this lock as long as it lives; see workers/lifeline.ts. */
  #watch(lifeline: string): void {
    navigator.locks
      .request(lifeline, () => this.end(stopped('The worker is gone.')))
      .catch(() => {}); // refused: then only events tell
  }
}
