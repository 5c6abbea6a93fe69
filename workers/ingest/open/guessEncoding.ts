import { type Encoding, WIDE } from '../../../src/domain/encodings.ts';
import { byteTable } from './byteTable.ts';
import type { HighBytes } from './highBytes.ts';
import { letterShares, SINGLE } from './languages.ts';
import { likelihood } from './likelyWord.ts';
import { type WideReading, wideReadings } from './wideText.ts';

/** What a text that is no UTF-8 is most likely written in. */
export interface Guess {
  encoding: Encoding;
  /** Others that are nearly as likely and read it differently. */
  others: Encoding[];
}

/** An encoding is in doubt that is less than so many times as unlikely. */
const DOUBT = Math.log(20);
/** Below this likelihood of its characters a reading makes no sense, whatever the others are like. */
const SENSE = Math.log(0.0012);
/** Words that are words of a language are above this. */
const WORDS = -4.2;
/** Above this share of common characters a text may be one of East Asia, above the other it surely is. */
const COMMON = 0.3;
const SURELY_COMMON = 0.6;
const MAX_OTHERS = 3;

interface Scored {
  encoding: Encoding;
  /** Logarithms: of the likelihood of all that was seen, and of one character on average. */
  score: number;
  mean: number;
  text: string;
}

const NONE: Guess = { encoding: 'windows-1252', others: [] };

/** Most words of a file are in one language, some names in others. */
const MAIN = 0.7;

/** The likelihood of words in the language that most of them are in, as a logarithm; `words[w][l]` in each language. */
function mixed(words: readonly (readonly number[])[]): number {
  const languages = words[0]?.length ?? 0;
  const sums = Array.from({ length: languages }, (_, main) =>
    words.reduce((sum, inEach) => {
      const all = inEach.reduce((a, b) => a + b, 0);
      const own = inEach[main] ?? 0;
      const other = (all - own) / Math.max(languages - 1, 1);
      return sum + Math.log(Math.max(MAIN * own + (1 - MAIN) * other, Number.MIN_VALUE));
    }, 0),
  );
  return Math.max(...sums);
}

function scored(words: readonly Uint8Array[]): Scored[] {
  const high = words.reduce((sum, word) => sum + word.filter((byte) => byte > 127).length, 0);
  return SINGLE.map(({ encoding, languages, rare }) => {
    const table = byteTable(encoding);
    const read = words.map((word) => Array.from(word, (byte) => table[byte] ?? ''));
    const shares = languages.map(letterShares);
    const sum = mixed(read.map((word) => shares.map((of) => Math.exp(likelihood(word, of)))));
    const text = read.map((word) => word.join('')).join(' ');
    return { encoding, score: sum - rare, mean: sum / Math.max(high, 1), text };
  }).sort((a, b) => b.score - a.score);
}

/** Of the encodings of East Asia the one it is surely in, or those it may be in; null when it is in none of them. */
function wideGuess([best, ...others]: readonly WideReading[], bestSingle: number): Guess | null {
  if (!best || best.common < COMMON) return null;
  // Two accented letters in a row are seldom, and seldom a common character.
  if (best.common < SURELY_COMMON && bestSingle > WORDS) return null;
  const near = others.filter(({ common }) => common > 0.75 * best.common);
  return { encoding: best.encoding, others: near.map(({ encoding }) => encoding) };
}

/**
 * The encoding in which the words of a text are likeliest, by the letters that languages use and how capitals stand in
 * words. Where nothing makes sense it is Windows-1252.
 */
export function guessEncoding({ words, lines }: HighBytes): Guess {
  const [best, ...others] = scored(words);
  if (!best || words.length === 0) return NONE;
  const wide = wideGuess(wideReadings(lines), best.mean);
  if (wide) return wide;
  if (best.mean < SENSE) return NONE;
  const doubtful = others.filter(
    ({ score, text, mean }) => best.score - score < DOUBT && mean > SENSE && text !== best.text,
  );
  const different = doubtful.filter(
    ({ text }, i) => doubtful.findIndex((other) => other.text === text) === i,
  );
  return {
    encoding: best.encoding,
    others: different.slice(0, MAX_OTHERS).map(({ encoding }) => encoding),
  };
}

const MAX_EXAMPLES = 5;

/**
 * Some words as an encoding reads them, from a text that may be in one of several: those first that they read
 * differently.
 */
export function examplesOf(
  { words, lines }: HighBytes,
  encoding: Encoding,
  others: readonly Encoding[],
): string[] {
  if ([encoding, ...others].some((one) => WIDE.includes(one))) {
    const texts = lines.slice(0, 50).flatMap((line) => textIn(encoding, line).match(BEYOND) ?? []);
    return [...new Set(texts)].slice(0, MAX_EXAMPLES);
  }
  const differs = (word: Uint8Array) =>
    others.some((other) => textIn(other, word) !== textIn(encoding, word));
  const [same, different] = [words.filter((word) => !differs(word)), words.filter(differs)];
  return [...different, ...same].slice(0, MAX_EXAMPLES).map((word) => textIn(encoding, word));
}

const BEYOND = /\P{ASCII}+/gu;

const textIn = (encoding: Encoding, bytes: Uint8Array): string =>
  WIDE.includes(encoding)
    ? new TextDecoder(encoding).decode(bytes)
    : Array.from(bytes, (byte) => byteTable(encoding)[byte] ?? '').join('');
