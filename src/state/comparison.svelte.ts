import {
  choiceKey,
  defaultComparison,
  sameChoice,
  type ComparisonChoice,
} from '../domain/comparisonChoice.ts';
import type { Days } from '../domain/definitions.ts';
import { within } from '../domain/fitWishes.ts';
import type { Misfit } from '../domain/wishes.ts';

/** What is compared with what, and how many ways the person has looked at: every look costs certainty. */
export class Comparison {
  /** What the person asked for; `defaultComparison` means what the app would choose. */
  chosen: ComparisonChoice = $state.raw(defaultComparison);
  tried = $state.raw(0);
  #seen = new Set<string>();
  /** Looks that were taken before the page was opened. */
  #carried = 0;

  choose(choice: ComparisonChoice): void {
    this.chosen = choice;
    const key = choiceKey(choice);
    if (key === choiceKey(defaultComparison)) return;
    this.#seen.add(key);
    this.#count();
  }

  /**
   * What is compared has to lie in the quarters that are chosen; else it is what the app would choose.
   * @returns what does not lie in them
   */
  keepWithin(range: Days | null): Misfit[] {
    const misfits: Misfit[] = [];
    const inside = within(range, this.chosen, misfits);
    if (!sameChoice(inside, this.chosen)) this.choose(inside);
    return misfits;
  }

  /** So many were taken already, as a link says: opening it must not make a difference look surer than it was. */
  countAtLeast(looks: number): void {
    this.#carried = Math.max(this.#carried, looks - this.#seen.size);
    this.#count();
  }

  #count(): void {
    this.tried = this.#carried + this.#seen.size;
  }

  /** For a new file. */
  reset(): void {
    this.chosen = defaultComparison;
    this.#carried = 0;
    this.#seen.clear();
    this.#count();
  }
}
