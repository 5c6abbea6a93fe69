import type { Misfit } from '../domain/wishes.ts';
import { list } from './numbers.ts';

const LONGEST = 40;
const SHOWN = 4;

const named = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

function misfitWords(misfit: Misfit): string {
  switch (misfit.kind) {
    case 'field':
      return `the filter on ${named(misfit.field)}`;
    case 'level':
      return `${named(misfit.level)} of ${named(misfit.field)}`;
    case 'column':
      return `the column ${named(misfit.column)}`;
    case 'periods':
      return 'the two periods';
    case 'clock':
      return 'the date deals count under';
    case 'value':
      return 'rates by value';
    case 'unread':
      return `the part “${named(misfit.name)}” of the link`;
  }
}

/** What of a link, or of the filters of the file before, this file has nothing for; null when it has everything. */
export function misfitSentence(misfits: readonly Misfit[]): string | null {
  if (misfits.length === 0) return null;
  const words = [...new Set(misfits.map(misfitWords))];
  const more = words.length - SHOWN;
  const said = more > 1 ? [...words.slice(0, SHOWN), `${more} more`] : words;
  return `Left out, as this file has nothing that fits: ${list(said)}.`;
}
