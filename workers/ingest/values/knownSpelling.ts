import { plainLetters } from '../../../src/domain/plainWords.ts';
import { isKnownWord, knownWords } from './knownWords.ts';
import { looksMistyped } from './oneEdit.ts';

const inTheCaseOf = (word: string, text: string): string => {
  if (text === text.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(text) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
};

/**
 * A value with its one word that is a letter off a known word put right: `technolgy` → `technology`. Null when it has
 * none, or when two known words are as near.
 */
export function knownSpelling(value: string): string | null {
  const words = value.match(/\p{L}+/gu) ?? [];
  const wrong = words.flatMap((word) => {
    const plain = plainLetters(word);
    if (plain.length < 6 || isKnownWord(plain)) return [];
    const near = [...knownWords()].filter((known) => looksMistyped(plain, known));
    const [known] = near;
    return known !== undefined && near.length === 1 ? [{ word, known }] : [];
  });
  const [only] = wrong;
  if (!only || wrong.length > 1) return null;
  return value.replace(only.word, inTheCaseOf(only.known, only.word));
}
