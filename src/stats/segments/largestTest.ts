/** Equal statistics must count in spite of rounding. */
const ROUNDING = 1e-7;

/** The largest |z| of every reference draw, and what it says of an observed one. */
export interface LargestTest {
  draws: number;
  /** Fewer draws than asked for: so many were as large as the largest that was observed that nothing could be told. */
  stoppedEarly: boolean;
  /** Family-wise p-value of a |z|. */
  pValue: (z: number) => number;
}

/**
 * Collects draws until there are enough, or until `enough` of them were at least as large as the largest observed |z|
 * (Besag and Clifford: its p is then `enough` / draws, and every other one's is larger).
 */
export class LargestCounter {
  readonly #observed: number;
  readonly #most: number;
  readonly #enough: number;
  readonly #drawn: number[] = [];
  #asLarge = 0;

  /** @param observed the largest |z| that was observed */
  constructor(observed: number, most: number, enough: number) {
    this.#observed = observed * (1 - ROUNDING);
    this.#most = most;
    this.#enough = enough;
  }

  get draws(): number {
    return this.#drawn.length;
  }

  get done(): boolean {
    return this.#drawn.length >= this.#most || this.#asLarge >= this.#enough;
  }

  /** Takes one more draw, unless there are enough. */
  add(largest: number): void {
    if (this.done) return;
    this.#drawn.push(largest);
    if (largest >= this.#observed) this.#asLarge++;
  }

  /**
   * p = (1 + draws as large) / (1 + draws), or draws as large / draws when they ended early.
   * @see Besag & Clifford 1991; Davison & Hinkley 1997, 4.2
   */
  result(): LargestTest {
    const sorted = Float64Array.from(this.#drawn).sort();
    const draws = sorted.length;
    const stoppedEarly = this.#asLarge >= this.#enough && draws < this.#most;
    return {
      draws,
      stoppedEarly,
      pValue: (z) => {
        const asLarge = draws - firstNotBelow(sorted, Math.abs(z) * (1 - ROUNDING));
        return stoppedEarly ? asLarge / draws : (1 + asLarge) / (1 + draws);
      },
    };
  }
}

/** The place of the first of ascending numbers that is not below a limit. */
function firstNotBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
