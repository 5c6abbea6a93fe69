import type { Answer, Problem } from '../domain/problem.ts';
import type { Slice } from '../domain/slices.ts';
import type { WhatIfQuestion, WhatIfSlice } from '../domain/whatIf.ts';

/** The last answer to a what-if. What can be picked stays on the page while the next one is on its way. */
export class WhatIf {
  slice: WhatIfSlice | null = $state.raw(null);
  problem: Problem | null = $state.raw(null);
  /** The answer that is there is to an earlier question. */
  asking = $state.raw(true);
  #ticket = 0;

  /** @param answer the same promise for the same question */
  async ask(
    question: WhatIfQuestion,
    answer: (question: WhatIfQuestion) => Promise<Answer<Slice>>,
  ): Promise<void> {
    const ticket = (this.#ticket += 1);
    this.asking = true;
    const given = await answer(question);
    if (ticket !== this.#ticket) return;
    this.asking = false;
    this.problem = given.ok ? null : given.problem;
    if (given.ok && given.value.kind === 'what-if') this.slice = given.value;
  }
}
