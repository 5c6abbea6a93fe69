import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { readXml } from './xml.ts';

/** What a number in this style stands for. */
export interface TimeStyle {
  date: boolean;
  time: boolean;
  /** Hours beyond 24 count on. */
  elapsed: boolean;
}

const DATE: TimeStyle = { date: true, time: false, elapsed: false };
const TIME: TimeStyle = { date: false, time: true, elapsed: false };
const BOTH: TimeStyle = { date: true, time: true, elapsed: false };
const ELAPSED: TimeStyle = { date: false, time: true, elapsed: true };

/**
 * Styles every workbook knows by number. 27 to 36 and 50 to 58 are dates of East Asian editions, a few of them times in one
 * language and dates in another: those show as whatever the number is.
 * @see ECMA-376 part 1, 18.8.30
 */
function builtIn(id: number): TimeStyle | null {
  if (id >= 14 && id <= 17) return DATE;
  if ((id >= 18 && id <= 21) || id === 45 || id === 47 || id === 32 || id === 33) return TIME;
  if (id === 22) return BOTH;
  if (id === 46) return ELAPSED;
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? DATE : null;
}

/** What a number format shows, by its letters outside quotes, brackets and escapes. */
export function timeStyle(format: string): TimeStyle | null {
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(format);
  const letters = format
    .replaceAll(/"[^"]*"?|\\.|_.|\*./g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .split(';', 1)
    .join('')
    .toLowerCase();
  if (/general|standard/.test(letters)) return null;
  // Digits belong to a number, but for the fraction of a second.
  if (/[#?0]/.test(letters.replaceAll(/s[.,]0+/g, '')) && !elapsed) return null;
  const time = elapsed || /[hs]|am\/pm|a\/p/.test(letters);
  const date = /[dy]|mmm/.test(letters) || (!time && letters.includes('m'));
  return date || time ? { date, time, elapsed } : null;
}

/** For each style a cell can have, by number, what it makes of a number; null when that stays a number. */
export async function readStyles(entry: FileEntry | null): Promise<(TimeStyle | null)[]> {
  const styles: (TimeStyle | null)[] = [];
  if (!entry) return styles;
  const formats = new Map<number, TimeStyle | null>();
  let inCells = false;
  await readXml(entry, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') formats.set(Number(numFmtId), timeStyle(formatCode));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(numFmtId);
        styles.push(formats.has(id) ? (formats.get(id) ?? null) : builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text() {},
  });
  return styles;
}
