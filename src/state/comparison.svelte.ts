export interface Compared {
  before: string;
  after: string;
}

/** Which two periods are compared, and how many pairs the person has looked at: every look costs certainty. */
export class Comparison {
  /** Null means the last two complete, unmasked quarters. */
  chosen: Compared | null = $state.raw(null);
  tried = $state.raw(0);
  #seen = new Set<string>();

  choose(pair: Compared | null): void {
    this.chosen = pair;
    if (pair === null) return;
    this.#seen.add(`${pair.before}\n${pair.after}`);
    this.tried = this.#seen.size;
  }

  /** For a new file. */
  reset(): void {
    this.chosen = null;
    this.tried = 0;
    this.#seen.clear();
  }
}
