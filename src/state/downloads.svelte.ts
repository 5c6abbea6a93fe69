import { applyAnswers } from '../domain/applyAnswers.ts';
import type { IntakePlan } from '../domain/intakePlan.ts';
import type { Problem } from '../domain/problem.ts';
import type { EnginePort } from './enginePort.ts';
import { hasPlan } from './intake.ts';
import type { Shown } from './shown.svelte.ts';

/** All rows as they were read, or those that were not taken. */
export type SavedRows = 'data' | 'rejects';

export type DownloadState =
  | { phase: 'idle' }
  | { phase: 'saving'; rows: SavedRows; done: number; total: number | null }
  | { phase: 'failed'; problem: Problem };

/** Files made anew from the dropped one, to be saved. One at a time. */
export class Downloads {
  state: DownloadState = $state.raw({ phase: 'idle' });
  #engine: Pick<EnginePort, 'saveRows' | 'cancelSave'>;
  #shown: Shown;
  #ticket = 0;

  constructor(engine: Pick<EnginePort, 'saveRows' | 'cancelSave'>, shown: Shown) {
    this.#engine = engine;
    this.#shown = shown;
  }

  /** @returns the file, or null when there is none: then `state` says why, unless it was not wanted any more */
  async make(rows: SavedRows, withPersonal: boolean): Promise<Blob | null> {
    const plan = this.#plan();
    if (!plan || this.state.phase === 'saving') return null;
    const ticket = (this.#ticket += 1);
    const still = () => ticket === this.#ticket;
    this.state = { phase: 'saving', rows, done: 0, total: null };
    const answer = await this.#engine.saveRows(ticket, plan, rows, withPersonal, (progress) => {
      const { done, total } = progress;
      if (still() && this.state.phase === 'saving')
        this.state = { phase: 'saving', rows, done, total };
    });
    if (!still()) return null;
    const refused = !answer.ok && answer.problem.code !== 'cancelled';
    this.state = refused ? { phase: 'failed', problem: answer.problem } : { phase: 'idle' };
    return answer.ok ? answer.value : null;
  }

  async cancel(): Promise<void> {
    if (this.state.phase !== 'saving') return;
    this.forget();
    await this.#engine.cancelSave();
  }

  /** For another file. */
  forget(): void {
    this.#ticket += 1;
    this.state = { phase: 'idle' };
  }

  /** The plan with the answers given so far. */
  #plan(): IntakePlan | null {
    const { intake } = this.#shown;
    if (!hasPlan(intake)) return null;
    if (intake.phase !== 'asking') return intake.plan;
    return applyAnswers(
      intake.plan,
      intake.questions.filter(({ answer }) => answer !== null),
    );
  }
}
