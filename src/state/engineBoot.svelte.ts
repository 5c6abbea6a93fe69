import type { Answer } from '../domain/problem.ts';
import type { EngineInfo } from '../engine/contract.ts';
import type { EngineStatus } from './intake.ts';

type OnProgress = (done: number, total: number | null) => void;
export type StartEngine = (onProgress: OnProgress) => Promise<Answer<EngineInfo>>;

/** The engine's way up, behind a page that is there before it. */
export class EngineBoot {
  status: EngineStatus = $state.raw({ phase: 'starting', done: 0, total: null });
  #settle: () => void = () => undefined;
  /** Settled when the engine is up, or could not be started: then asking it again tries again, or says why. */
  readonly tried = new Promise<void>((resolve) => (this.#settle = resolve));

  async start(start: StartEngine): Promise<void> {
    const answer = await start((done, total) => {
      if (this.status.phase === 'starting') this.status = { phase: 'starting', done, total };
    });
    this.status = answer.ok ? { phase: 'ready' } : { phase: 'failed', problem: answer.problem };
    this.#settle();
  }

  /** It answered, so it is up. */
  answered(): void {
    this.status = { phase: 'ready' };
  }
}
