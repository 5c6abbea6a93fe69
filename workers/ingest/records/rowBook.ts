import type { FileNote, RowNote } from '../../../src/domain/intakePlan.ts';
import { MAX_REJECTED_SHOWN } from '../limits.ts';
import type { Apart } from './judge.ts';

const MAX_TEXT = 200;
const MAX_LINES = 10;

const count = (n: number, one: string, more: string) =>
  n === 1 ? `One ${one}` : `${n.toLocaleString('en-US')} ${more}`;

const SENTENCES: Record<Apart | 'bad-bytes', (n: number) => string> = {
  footer: (n) =>
    `${count(n, 'line', 'lines')} under the table ${n === 1 ? 'is' : 'are'} a report’s footer.`,
  'repeated-header': (n) =>
    `${count(n, 'record repeats', 'records repeat')} the header inside the table.`,
  'other-table': (n) =>
    `${count(n, 'record belongs', 'records belong')} to another table further down; only one table is loaded.`,
  'bad-bytes': (n) =>
    `${count(n, 'record has', 'records have')} bytes that are no UTF-8 text; “\ufffd” stands for them.`,
};

/** What was not taken as it stands: how much of each kind, and the first of them. */
export class RowBook {
  rejected = 0;
  repaired = 0;
  readonly shown: RowNote[] = [];
  readonly shownRepaired: RowNote[] = [];
  readonly #notes = new Map<Apart | 'bad-bytes', { lines: number[]; count: number }>();

  reject(line: number, reason: string, text: () => string, apart: Apart | null): void {
    this.rejected += 1;
    if (this.shown.length < MAX_REJECTED_SHOWN) {
      this.shown.push({ line, reason, text: text().slice(0, MAX_TEXT) });
    }
    if (apart) this.note(apart, line);
  }

  repair(line: number, reason: string, text: () => string): void {
    this.repaired += 1;
    if (this.shownRepaired.length < MAX_REJECTED_SHOWN) {
      this.shownRepaired.push({ line, reason, text: text().slice(0, MAX_TEXT) });
    }
  }

  note(id: Apart | 'bad-bytes', line: number): void {
    const note = this.#notes.get(id) ?? { lines: [], count: 0 };
    note.count += 1;
    if (note.lines.length < MAX_LINES) note.lines.push(line);
    this.#notes.set(id, note);
  }

  get notes(): FileNote[] {
    return [...this.#notes].map(([id, note]) => ({
      id,
      ...note,
      sentence: SENTENCES[id](note.count),
    }));
  }
}
