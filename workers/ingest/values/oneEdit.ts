/**
 * Whether one letter more, less, other or swapped with its neighbour makes the one word of the other (a
 * Damerau–Levenshtein distance of exactly 1).
 */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** A word and what it becomes without one of its letters: two words one edit apart have one of these in common. */
export function oneEditKeys(word: string): string[] {
  const keys = new Set([word]);
  for (let i = 0; i < word.length; i += 1) keys.add(word.slice(0, i) + word.slice(i + 1));
  return [...keys];
}

/** Letters a longer word has at least before one of them can be a slip of the finger. */
const SHORTEST = 6;

/**
 * Whether two words look like one and a slip in it: only letters, one edit apart, and that inside. The first letter is
 * seldom mistyped, and other last letters make other words (insurer, insured; complete, completed).
 */
export function looksMistyped(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) < SHORTEST || !/^\p{L}+$/u.test(a) || !/^\p{L}+$/u.test(b)) {
    return false;
  }
  return a[0] === b[0] && a.at(-1) === b.at(-1) && isOneEdit(a, b);
}
