import type { Loaded } from './loaded.ts';
import { problemOf } from './problems.ts';
import { isDeath, type Wish } from './wish.ts';

/** What it takes to bring DuckDB back, and what stood in it. */
export interface RevivalHost {
  alive: () => boolean;
  /** A new DuckDB, with nothing in it. */
  restart: () => Promise<void>;
  /** What stands in it. */
  loaded: () => Loaded | null;
  /** Makes it stand again, by the same plan; may be ended by a newer wish, or fail. */
  reload: (lost: Loaded, wish: Wish) => Promise<void>;
  /** Told each time it is back. */
  onBack: () => void;
}

/** Work that outlives DuckDB: when its worker is gone, it is started and told everything again, once for all who wait. */
export class Revival {
  readonly #host: RevivalHost;
  /** What stood in a DuckDB that is gone, until it stands in the next one. */
  #lost: Loaded | null = null;
  #turn: Promise<void> = Promise.resolve();
  #lives = 0;

  constructor(host: RevivalHost) {
    this.#host = host;
  }

  /** What stood is not wanted any more. */
  forget(): void {
    this.#lost = null;
  }

  /** The same, once nobody is on the way of bringing it back. */
  async forgetInTurn(): Promise<void> {
    await this.#turn;
    this.#lost = null;
  }

  /** Does the work; when DuckDB dies under it, brings it back, and does the work once more. */
  async again<T>(wish: Wish, work: () => Promise<T>): Promise<T> {
    wish.check();
    if (this.#isGone) await this.#revive(wish);
    const life = this.#lives;
    try {
      return await work();
    } catch (thrown) {
      wish.check();
      const isOther = this.#isGone || life !== this.#lives;
      if (!isOther || !isCut(thrown)) throw thrown;
      await this.#revive(wish);
      return work();
    }
  }

  get #isGone(): boolean {
    return !this.#host.alive() || this.#lost !== null;
  }

  #revive(wish: Wish): Promise<void> {
    const turn = this.#turn.then(() => this.#bringBack(wish));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Something newer may end it half-way: what is lost is known until it stands again. */
  async #bringBack(wish: Wish): Promise<void> {
    wish.check();
    if (!this.#isGone) return;
    const lost = (this.#lost ??= this.#host.loaded());
    if (!this.#host.alive()) {
      this.#lives += 1;
      await this.#host.restart();
      wish.check();
    }
    if (lost) await this.#host.reload(lost, wish);
    this.#lost = null;
    this.#host.onBack();
  }
}

/** DuckDB died under it; or somebody else who noticed has ended all that waited. */
const isCut = (thrown: unknown): boolean =>
  isDeath(thrown) || problemOf(thrown).code === 'cancelled';
