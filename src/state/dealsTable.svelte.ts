import type { DealCell, DealsPage, DealsQuestion, DealsWish } from '../domain/dealsQuestion.ts';
import type { Problem } from '../domain/problem.ts';
import type { DealsPort } from './deals.svelte.ts';

/** Rows fetched at once. */
const ROWS = 100;
/** Rows one can copy; more are a file's work. */
export const MOST_COPIED = 5_000;

export type SaveState =
  | { phase: 'idle' }
  | { phase: 'saving'; done: number; total: number | null }
  | { phase: 'failed'; problem: Problem };

/** The deals behind one number, fetched as they come into view; one question at a time, the last wish first. */
export class DealsTable {
  /** What was told last: columns, counts, receipt. Null until the first answer. */
  facts: DealsPage | null = $state.raw(null);
  problem: Problem | null = $state.raw(null);
  sort: DealsWish['sort'] = $state.raw(null);
  search = $state.raw('');
  withPersonal = $state.raw(false);
  saving: SaveState = $state.raw({ phase: 'idle' });
  /** The answer to what is wished now has not come yet. */
  waiting = $state.raw(true);

  #pages: ReadonlyMap<number, DealCell[][]> = $state.raw(new Map());
  readonly #engine: DealsPort;
  readonly #question: DealsQuestion;
  #wanted = { first: 0, last: ROWS - 1 };
  /** What was fetched before this number changed is in another order. */
  #version = 0;
  #fetching: Promise<void> | null = null;
  #ticket = 0;

  constructor(engine: DealsPort, question: DealsQuestion) {
    this.#engine = engine;
    this.#question = question;
  }

  /** A row by its place in the order; undefined until it is fetched. */
  row(at: number): DealCell[] | undefined {
    return this.#pages.get(Math.floor(at / ROWS))?.[at % ROWS];
  }

  /** Rows that are looked at, both included. Resolves once they are there, or could not be fetched. */
  need(first: number, last: number): Promise<void> {
    this.#wanted = { first, last };
    this.#fetching ??= this.#fetchMissing().finally(() => (this.#fetching = null));
    return this.#fetching;
  }

  async sortBy(key: string, descendingFirst: boolean): Promise<void> {
    const again = this.sort?.key === key;
    this.sort = { key, descending: again ? !this.sort?.descending : descendingFirst };
    await this.#anew();
  }

  async find(text: string): Promise<void> {
    if (text === this.search) return;
    this.search = text;
    await this.#anew();
  }

  async showPersonal(shown: boolean): Promise<void> {
    this.withPersonal = shown;
    await this.#anew();
  }

  async retry(): Promise<void> {
    await this.#anew();
  }

  /** Rows of the order, both included, fetched where they are not yet; null when that fails. */
  async rowsBetween(first: number, last: number): Promise<DealCell[][] | null> {
    const version = this.#version;
    await this.need(first, Math.min(last, first + MOST_COPIED - 1));
    const rows: DealCell[][] = [];
    for (let at = first; at <= last; at += 1) {
      const row = this.row(at);
      if (!row || version !== this.#version) return null;
      rows.push(row);
    }
    return rows;
  }

  /** All of them as a file; null when there is none, and `saving` says why. */
  async save(): Promise<Blob | null> {
    if (this.saving.phase === 'saving') return null;
    this.saving = { phase: 'saving', done: 0, total: null };
    const { search, withPersonal } = this;
    const answer = await this.#engine.saveDeals(
      (this.#ticket += 1),
      this.#question,
      { search, withPersonal },
      ({ done, total }) => {
        if (this.saving.phase === 'saving') this.saving = { phase: 'saving', done, total };
      },
    );
    const refused = !answer.ok && answer.problem.code !== 'cancelled';
    this.saving = refused ? { phase: 'failed', problem: answer.problem } : { phase: 'idle' };
    return answer.ok ? answer.value : null;
  }

  async stopSaving(): Promise<void> {
    if (this.saving.phase === 'saving') await this.#engine.cancelSave();
  }

  async #fetchMissing(): Promise<void> {
    for (let page = this.#missing(); page !== null; page = this.#missing())
      if ((await this.#fetch(page)) === 'failed') return;
  }

  #missing(): number | null {
    if (this.waiting) return 0;
    const end = (this.facts?.found ?? 0) - 1;
    const from = Math.floor(Math.max(0, this.#wanted.first) / ROWS);
    const to = Math.floor(Math.max(0, Math.min(this.#wanted.last, end)) / ROWS);
    for (let page = from; page <= to; page += 1) if (!this.#pages.has(page)) return page;
    return null;
  }

  async #anew(): Promise<void> {
    this.#version += 1;
    this.waiting = true;
    await this.need(0, ROWS - 1);
  }

  async #fetch(page: number): Promise<'fetched' | 'failed' | 'late'> {
    const version = this.#version;
    const { sort, search, withPersonal } = this;
    const wish = { from: page * ROWS, rows: ROWS, sort, search, withPersonal };
    const answer = await this.#engine.deals((this.#ticket += 1), this.#question, wish);
    if (version !== this.#version) return 'late';
    const first = this.waiting;
    this.waiting = false;
    this.problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return 'failed';
    this.#pages = new Map([...(first ? [] : this.#pages), [page, answer.value.rows]]);
    this.facts = answer.value;
    return 'fetched';
  }
}
