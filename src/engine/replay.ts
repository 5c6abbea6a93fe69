import { proxy, type Remote } from 'comlink';
import type { IntakePlan } from '../domain/intakePlan.ts';
import type { Answer } from '../domain/problem.ts';
import type { AnalysisEngine, Proposal } from './contract.ts';
import type { WorkerLife } from './workerLife.ts';

type Open = (engine: Remote<AnalysisEngine>) => Promise<Answer<Proposal>>;

/** What a new worker must be told to stand where the one before it stood: which file is open, and by which plan. */
export class Replay {
  #open: Open | null = null;
  #plan: IntakePlan | null = null;
  /** The worker that knows it already. */
  #life: WorkerLife | null = null;

  opened(life: WorkerLife, open: Open): void {
    this.#open = open;
    this.#plan = null;
    this.#life = life;
  }

  loaded(plan: IntakePlan): void {
    this.#plan = plan;
  }

  /** Opens and loads again where that is needed; the answer says whether the way is free. */
  async catchUp(life: WorkerLife, ticket: number): Promise<Answer<null>> {
    if (life === this.#life || !this.#open) return { ok: true, value: null };
    const opened = await life.call(this.#open);
    if (!opened.ok) return opened;
    this.#life = life;
    const plan = this.#plan;
    if (!plan) return { ok: true, value: null };
    const loaded = await life.call((engine) =>
      engine.load(
        ticket,
        plan,
        proxy(() => {}),
      ),
    );
    return loaded.ok ? { ok: true, value: null } : loaded;
  }
}
