import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { splitText } from './splitText.ts';

/** One way to read a record that is not as it should be. */
export interface Reading {
  cells: string[];
  /** What is done to the record to read it so. */
  what: string;
}

/** A record with more quote signs than this is not worth the guessing. */
const MAX_QUOTES = 60;

function quotesIn(text: string, quote: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

const opensCell = (text: string, at: number, { delimiter }: Dialect): boolean =>
  at === 0 || text.endsWith(delimiter, at);

/** The whole row is one quoted cell, and the row is in it. */
function unwrapped(text: string, dialect: Dialect): Reading[] {
  const [whole, ...others] = splitText(text, dialect) ?? [];
  if (whole === undefined || others.length > 0 || !text.startsWith(dialect.quote)) return [];
  const cells = splitText(whole, dialect);
  return cells ? [{ cells, what: 'the quotes around the whole row were taken off' }] : [];
}

function unescaped(text: string, dialect: Dialect): Reading[] {
  if (dialect.escape === 'none') return [];
  const cells = splitText(text, { ...dialect, escape: 'none' });
  return cells ? [{ cells, what: 'quotes inside a cell were taken as text' }] : [];
}

function strayQuote(text: string, dialect: Dialect, places: readonly number[]): Reading[] {
  return places
    .filter((at) => opensCell(text, at, dialect))
    .map((at) => splitText(text, dialect, at))
    .filter((cells) => cells !== null)
    .map((cells) => ({ cells, what: 'a quote that is never closed was taken as text' }));
}

/** A separator is missing before the opening quote of a cell. */
export function separated(text: string, dialect: Dialect): Reading[] {
  const { delimiter, quote } = dialect;
  const readings: Reading[] = [];
  if (quote === '') return readings;
  const places = quotesIn(text, quote);
  if (places.length > MAX_QUOTES) return readings;
  for (const at of places) {
    const [left = '', right = ''] = [text[at - 1], text[at + 1]];
    // What is quoted begins with something, and so does what stands before it.
    if (opensCell(text, at, dialect) || left.trim() === '' || right.trim() === '') continue;
    if (right === quote || text.startsWith(delimiter, at + 1)) continue;
    if (quote === "'" && /^\p{L}\p{L}$/u.test(left + right)) continue; // an apostrophe
    const before = splitText(text.slice(0, at), dialect);
    const after = before && splitText(text.slice(at), dialect);
    if (!after) continue;
    const what = 'a missing separator was put in before a quote';
    readings.push({ cells: [...before, ...after], what });
  }
  return readings;
}

function withoutBlanks(text: string, dialect: Dialect): Reading[] {
  const { delimiter, quote } = dialect;
  const sign = delimiter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const clean = text
    .replace(new RegExp(`(^|${sign})[ \\t]+(?=${quote})`, 'g'), '$1')
    .replace(new RegExp(`${quote}[ \\t]+(?=$|${sign})`, 'g'), quote);
  const cells = clean === text ? null : splitText(clean, dialect);
  return cells ? [{ cells, what: 'blanks beside a quote were left out' }] : [];
}

/**
 * The ways to read a record, whatever its width. The first is as it stands, when it can be read so.
 * @param text the record without its line end
 */
export function readingsOf(text: string, dialect: Dialect): Reading[] {
  const plain = splitText(text, dialect);
  const readings: Reading[] = plain ? [{ cells: plain, what: '' }] : [];
  if (dialect.quote === '') return readings;
  const places = quotesIn(text, dialect.quote);
  if (places.length === 0 || places.length > MAX_QUOTES) return readings;
  readings.push(...unwrapped(text, dialect));
  if (plain === null) {
    readings.push(...unescaped(text, dialect), ...strayQuote(text, dialect, places));
  }
  readings.push(...separated(text, dialect), ...withoutBlanks(text, dialect));
  return readings;
}
