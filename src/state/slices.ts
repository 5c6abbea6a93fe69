import type { Answer } from '../domain/problem.ts';
import type { Slice, SliceQuestion } from '../domain/slices.ts';
import type { EnginePort } from './enginePort.ts';

/** What a page asks as it is used. @param run the analysis that is shown: its answers hold for no other */
export type AskSlice = (run: string, question: SliceQuestion) => Promise<Answer<Slice>>;

/** Answers to what pages asked of the loaded file, kept as long as the analysis they were asked beside is shown. */
export class Slices {
  #engine: Pick<EnginePort, 'slice'>;
  #run = '';
  #kept = new Map<string, Promise<Answer<Slice>>>();
  #ticket = 0;
  #onForgotten: () => void;

  /** @param onForgotten told when what the analysis left in the engine is gone, and it takes another to answer */
  constructor(engine: Pick<EnginePort, 'slice'>, onForgotten: () => void = () => {}) {
    this.#engine = engine;
    this.#onForgotten = onForgotten;
  }

  /** The same promise for the same question, so that a page that asks again shows what it has. */
  readonly ask: AskSlice = (run, question) => {
    if (run !== this.#run) this.#kept.clear();
    this.#run = run;
    const key = JSON.stringify(question);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const answer = this.#engine.slice((this.#ticket += 1), question);
    this.#kept.set(key, answer);
    void answer.then((given) => {
      if (given.ok || this.#kept.get(key) !== answer) return;
      // What failed may be asked again.
      this.#kept.delete(key);
      if (given.problem.code === 'engine-restarted') this.#onForgotten();
    });
    return answer;
  };
}
