const SINGLE = [',', ';', '\t', '|'];
/** Separators that programs use; they are looked for where many lines have them. */
const RARE = ['~', '^', '§', '¦', '\u0001', '\u001f'];

/** Signs that programs put together to a separator. */
const SEVERAL = /[|~^#$§¦¬:;,&*!@%+=<>\\/-]{2,4}|\t{2,4}| [,;|] ?|[,;|] /g;
const MAX_SEVERAL = 6;
const LINES = 50;
/** Share of the lines that have it; a cell may go on over several. */
const OFTEN = 0.3;

/** How often a text holds another. */
const occurrences = (line: string, part: string): number => line.split(part).length - 1;

/** Signs that stand in many lines, and several at once in the first ones. */
function severalSigns(text: string): string[] {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);
  const found = new Set<string>(RARE);
  for (const line of lines.slice(0, 3))
    for (const [sign] of line.matchAll(SEVERAL)) found.add(sign);
  // `||||` may be two separators with a blank cell between them.
  for (const sign of [...found]) {
    const half = sign.slice(0, sign.length / 2);
    if (sign === half + half && half.length > 1) found.add(half);
  }
  const share = (sign: string) =>
    lines.filter((line) => occurrences(line, sign) > 0).length / lines.length;
  return [...found]
    .filter((sign) => !sign.includes('"') && share(sign) > OFTEN)
    .sort((a, b) => share(b) - share(a) || b.length - a.length)
    .slice(0, MAX_SEVERAL);
}

/** The signs a file may be separated by, those it names itself first: `sep=;` in its first line. */
export function delimitersOf(text: string): { delimiters: string[]; named: boolean } {
  const named = /^"?sep=(.{1,4}?)"?(?:\r\n|\n|\r|$)/i.exec(text)?.[1];
  if (named !== undefined) return { delimiters: [named === '\\t' ? '\t' : named], named: true };
  return { delimiters: [...SINGLE, ...severalSigns(text)], named: false };
}
