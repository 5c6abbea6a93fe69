import { fileLabel } from '../../../src/domain/joins.ts';
import { headerWords } from '../roles/headerWords.ts';

/** Words that say a column identifies something, and not what. */
const GENERIC = new Set(['id', 'ids', 'key', 'no', 'nr', 'number', 'code', 'external', 'uuid']);

/** Words that programs use for one and the same thing. */
const SAME = [
  ['user', 'owner', 'rep', 'agent', 'seller', 'salesperson', 'representative', 'employee'],
  ['account', 'company', 'customer', 'client', 'organization', 'organisation'],
  ['deal', 'opportunity', 'opp', 'oppty', 'pipeline'],
];
const wordOf = new Map(SAME.flatMap(([first = '', ...more]) => more.map((w) => [w, first])));

const singular = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/([^s])s$/, '$1');

const thingsIn = (name: string): Set<string> =>
  new Set(
    headerWords(name)
      .filter((word) => !GENERIC.has(word))
      .map(singular)
      .map((word) => wordOf.get(word) ?? word),
  );

/** A column with the name of its file, which often says what the column leaves out: `id` of `accounts.csv`. */
export interface NamedColumn {
  column: string;
  file: string;
}

/**
 * How well two names speak of the same thing, 0–1: the share of their words that the other one has, in its header or
 * the name of its file. 0 when neither says what it is about.
 */
export function nameLikeness(a: NamedColumn, b: NamedColumn): number {
  const [thingsA, thingsB] = [thingsIn(a.column), thingsIn(b.column)];
  const all = [...thingsA, ...thingsB];
  if (all.length === 0) return 0;
  const knownA = new Set([...thingsA, ...thingsIn(fileLabel(a.file))]);
  const knownB = new Set([...thingsB, ...thingsIn(fileLabel(b.file))]);
  const shared =
    [...thingsA].filter((thing) => knownB.has(thing)).length +
    [...thingsB].filter((thing) => knownA.has(thing)).length;
  return shared / all.length;
}
