/** Two lines of a half page hold about so many characters. */
const TWO_LINES = 150;

/**
 * As many whole sentences as two lines hold, and the others. One sentence at least comes first, however long it is.
 * Nothing is lost: joined by a blank they are the text.
 */
export function firstSentences(text: string, most = TWO_LINES): [first: string, rest: string] {
  let at = text.length;
  for (const end of text.matchAll(/[.!?](?= )/g)) {
    const next = end.index + 1;
    if (at < text.length && next > most) break;
    at = next;
  }
  return text.length <= most ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
