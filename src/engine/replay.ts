import { proxy, type Remote } from 'comlink';
import type { IntakePlan } from '../domain/intakePlan.ts';
import type { Answer } from '../domain/problem.ts';
import type { AnalysisEngine, Proposal } from './contract.ts';
import type { WorkerLife } from './workerLife.ts';

type Open = (engine: Remote<AnalysisEngine>) => Promise<Answer<Proposal>>;
type Life = Pick<WorkerLife, 'call'>;

const DONE: Answer<null> = { ok: true, value: null };

/** What a new worker must be told to stand where the one before it stood: which file is open, and by which plan. */
export class Replay {
  #open: Open | null = null;
  #plan: IntakePlan | null = null;
  /** The worker that knows it already. */
  #life: Life | null = null;
  /** The worker that is being told: who else needs it waits, as telling it twice would end both. */
  #telling: { life: Life; answer: Promise<Answer<null>> } | null = null;

  opened(life: Life, open: Open): void {
    this.#open = open;
    this.#plan = null;
    this.#life = life;
    this.#telling = null;
  }

  loaded(plan: IntakePlan): void {
    this.#plan = plan;
  }

  /** Opens and loads again where that is needed; the answer says whether the way is free. */
  catchUp(life: Life, ticket: number): Promise<Answer<null>> {
    if (life === this.#life || !this.#open) return Promise.resolve(DONE);
    if (this.#telling?.life === life) return this.#telling.answer;
    const telling = { life, answer: this.#tell(life, this.#open, ticket) };
    this.#telling = telling;
    void telling.answer.then(({ ok }) => {
      if (this.#telling !== telling) return;
      this.#telling = null;
      // What was not told to the end is told again.
      if (ok) this.#life = life;
    });
    return telling.answer;
  }

  async #tell(life: Life, open: Open, ticket: number): Promise<Answer<null>> {
    const plan = this.#plan;
    const opened = await life.call(open);
    if (!opened.ok || !plan) return opened.ok ? DONE : opened;
    const loaded = await life.call((engine) =>
      engine.load(
        ticket,
        plan,
        proxy(() => {}),
      ),
    );
    return loaded.ok ? DONE : loaded;
  }
}
