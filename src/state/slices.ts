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

  constructor(engine: Pick<EnginePort, 'slice'>) {
    this.#engine = engine;
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
    void answer.then(({ ok }) => {
      // What failed may be asked again.
      if (!ok && this.#kept.get(key) === answer) this.#kept.delete(key);
    });
    return answer;
  };
}
