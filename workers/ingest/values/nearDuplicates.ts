import { plainWords } from '../../../src/domain/plainWords.ts';
import { foldedText } from './foldedText.ts';
import { isKnownWord } from './knownWords.ts';
import { looksMistyped, oneEditKeys } from './oneEdit.ts';

/** A value and how many rows have it. */
export interface Counted {
  value: string;
  rows: number;
}

/** A value that looks like another one. */
export interface NearDuplicate {
  from: Counted;
  into: string;
  reason: string;
}

/** Longer texts are no names of anything, and have as many neighbours as letters. */
const LONGEST = 120;

/** A slip of the finger is this much rarer than what was meant. */
const RARER = 5;
/** A plural's singular has so many letters at least. */
const SHORTEST_SINGULAR = 4;

const SIGNS = 'They differ only in capitals, spaces, accents or punctuation.';
const PLURAL = 'One is the plural of the other.';
const LETTER = 'They differ in one letter.';

const byRows = (a: Counted, b: Counted): number =>
  b.rows - a.rows || odd(a.value) - odd(b.value) || (a.value < b.value ? -1 : 1);

/** Of two spellings as common, the one without blanks around it and with a capital. */
const odd = (value: string): number =>
  (value === value.trim() ? 0 : 2) + (/^\p{Lu}/u.test(value) ? 0 : 1);

const isPlural = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= SHORTEST_SINGULAR &&
    /^\p{L}+$/u.test(short) &&
    [`${short}s`, `${short}es`].includes(long)
  );
};

/** The one word in which two values differ by a slip; null when they differ otherwise. */
function slip(a: readonly string[], b: readonly string[]): [string, string] | null {
  if (a.length !== b.length) return null;
  const at = a.findIndex((word, i) => word !== b[i]);
  const [x = '', y = ''] = [a[at], b[at]];
  if (at < 0 || a.some((word, i) => i !== at && word !== b[i])) return null;
  return looksMistyped(x, y) ? [x, y] : null;
}

/** The values by their folded text, the commonest spelling of each first. */
function spellings(values: readonly Counted[]): Map<string, Counted[]> {
  const groups = new Map<string, Counted[]>();
  for (const value of [...values].sort(byRows)) {
    if (value.value.length > LONGEST) continue;
    const key = foldedText(value.value);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}

/** Folded texts that share all letters but one, by what they share. */
function neighbours(keys: Iterable<string>): Map<string, string[]> {
  const shared = new Map<string, string[]>();
  for (const key of keys) {
    for (const part of oneEditKeys(key)) {
      const others = shared.get(part);
      if (others) others.push(key);
      else shared.set(part, [key]);
    }
  }
  return shared;
}

/** Whether the rarer of two spellings may be a slip, given how often each stands and which of the words exist. */
function mayBeSlip(rare: Counted, common: Counted, [x, y]: [string, string], unknown: boolean) {
  if (isKnownWord(x)) return false;
  return unknown || isKnownWord(y) || rare.rows * RARER <= common.rows;
}

/**
 * Values that look like one and the same: other capitals, spaces, accents or punctuation; singular and plural; one
 * letter inside a word. Values that differ in a digit never do, nor do two words that both exist.
 * @param against where given, what the values are to be found in (the keys of another file): each value that looks
 *   like exactly one of these; otherwise the values are held against each other, and `into` is the commoner one
 * @param letters false for names of people, where a letter makes another person
 */
export function nearDuplicates(
  values: readonly Counted[],
  against?: readonly Counted[],
  letters = true,
): NearDuplicate[] {
  const own = spellings(values);
  const targets = against ? spellings(against) : own;
  const found: NearDuplicate[] = [];
  const shared = letters ? neighbours(targets.keys()) : new Map<string, string[]>();
  for (const [key, same] of own) {
    const [first, ...others] = same;
    if (!first) continue;
    const target = against ? targets.get(key) : undefined;
    const near = target ? null : oneLetterOff(key, first, shared, targets, against !== undefined);
    if (near) {
      for (const from of same) found.push({ from, ...near });
      continue;
    }
    // Of two keys that look alike neither is the one that is meant.
    const into = against ? (target?.length === 1 ? target[0] : undefined) : first;
    for (const from of against ? same : others) {
      if (into && into.value !== from.value) found.push({ from, into: into.value, reason: SIGNS });
    }
  }
  return found;
}

function oneLetterOff(
  key: string,
  from: Counted,
  shared: Map<string, string[]>,
  targets: Map<string, Counted[]>,
  unknown: boolean,
): Omit<NearDuplicate, 'from'> | null {
  const keys = new Set(oneEditKeys(key).flatMap((part) => shared.get(part) ?? []));
  // “es” is two letters.
  for (const plural of [`${key}es`, key.replace(/es$/, '')])
    if (targets.has(plural)) keys.add(plural);
  keys.delete(key);
  const near = [...keys].flatMap((other) => {
    const into = targets.get(other)?.[0];
    if (!into) return [];
    if (isPlural(key, other)) {
      // Of the two the rarer one is offered, and only once.
      return unknown || byRows(into, from) < 0 ? [{ into: into.value, reason: PLURAL }] : [];
    }
    const words = slip(plainWords(from.value), plainWords(into.value));
    return words && mayBeSlip(from, into, words, unknown)
      ? [{ into: into.value, reason: LETTER }]
      : [];
  });
  return near.length === 1 ? (near[0] ?? null) : null;
}
