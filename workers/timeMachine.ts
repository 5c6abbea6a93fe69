import type { Dataset } from '../src/domain/dataset.ts';
import { leaveAsOf } from '../src/sql/asOf.ts';
import { boundSession } from './boundSession.ts';
import type { DuckSession } from './duckdb/session.ts';
import { standAsOf } from './ingest/asOf/standAsOf.ts';
import type { Loaded } from './loaded.ts';
import { problemOf } from './problems.ts';
import type { Wish } from './wish.ts';

export interface TimeMachineHost {
  session: () => DuckSession;
  /** What stands now. */
  loaded: () => Loaded | null;
  /** Something else stands from now on. */
  stands: (loaded: Loaded) => void;
}

/** Which day’s file stands in DuckDB: the file as it is, or as of an earlier day. One change at a time. */
export class TimeMachine {
  readonly #host: TimeMachineHost;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(host: TimeMachineHost) {
    this.#host = host;
  }

  /** Resolves when no change is on its way. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  /** @param day null for the file as it is   @throws cancelled when nobody waits any more */
  async stand(day: string | null, wish: Wish): Promise<Loaded | null> {
    const change = this.#turn.then(() => this.#stand(day, wish));
    this.#turn = change.catch(() => {});
    return change;
  }

  /**
   * Works on the file as of a day. Should that fail before anything was shown of it, the day before stands again: the page
   * goes on showing that one, and asks about it.
   * @param onShown gets what is shown of it   @param work calls it by way of what it is given
   */
  async during<Shown, T>(
    day: string | null,
    wish: Wish,
    onShown: (shown: Shown) => void,
    work: (loaded: Loaded | null, show: (shown: Shown) => void) => Promise<T>,
  ): Promise<T> {
    await this.settled();
    const before = this.#host.loaded()?.asOf?.day ?? null;
    let isShown = false;
    const show = (shown: Shown): void => {
      isShown = true;
      onShown(shown);
    };
    try {
      return await work(await this.stand(day, wish), show);
    } catch (thrown) {
      // After a newer wish another day is on its way.
      if (!isShown && !wish.voided()) await this.stand(before, wish).catch(() => {});
      throw thrown;
    }
  }

  async #stand(day: string | null, wish: Wish): Promise<Loaded | null> {
    wish.check();
    const now = this.#host.loaded();
    if (!now || (now.asOf?.day ?? null) === reachable(day, now.whole?.dataset ?? now.dataset))
      return now;
    const whole = now.whole ?? now;
    // Whatever becomes of the change, from here on the whole file stands.
    this.#host.stands(whole);
    await this.#leave();
    if (day === null || reachable(day, whole.dataset) === null) return whole;
    try {
      const port = boundSession(this.#host.session(), wish.voided);
      const { dataset, asOf, made } = await standAsOf(port, whole.dataset, whole.stored, day);
      wish.check();
      const then: Loaded = { ...whole, dataset, prepared: null, asOf, whole, made };
      this.#host.stands(then);
      return then;
    } catch (thrown) {
      // A half-made file would answer for the whole one.
      await this.#leave().catch(() => {});
      throw thrown;
    }
  }

  /** A newer wish ends all that waits for DuckDB; this has to be done all the same. */
  async #leave(): Promise<void> {
    for (const leave of leaveAsOf()) {
      for (;;) {
        try {
          await this.#host.session().run(leave);
          break;
        } catch (thrown) {
          if (problemOf(thrown).code !== 'cancelled') throw thrown;
        }
      }
    }
  }
}

/** The file as of its last day, or a later one, is the file as it is. */
const reachable = (day: string | null, { source }: Dataset): string | null =>
  day !== null && source.asOf !== null && day < source.asOf ? day : null;
