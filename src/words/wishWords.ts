import type { Misfit } from '../domain/wishes.ts';
import { list } from './numbers.ts';

const LONGEST = 40;
const SHOWN = 4;

const named = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

function misfitWords(misfit: Exclude<Misfit, { kind: 'outside' }>): string {
  switch (misfit.kind) {
    case 'field':
      return `the filter on ${named(misfit.field)}`;
    case 'level':
      return `${named(misfit.level)} of ${named(misfit.field)}`;
    case 'column':
      return `the column ${named(misfit.column)}`;
    case 'periods':
      return 'the two periods';
    case 'closed':
      return 'the range of closed dates';
    case 'clock':
      return 'the date deals count under';
    case 'value':
      return 'rates by value';
    case 'as-of':
      return 'the earlier day';
    case 'unread':
      return `the part “${named(misfit.name)}” of the link`;
  }
}

/** What of a link, or of the filters of the file before, this file has nothing for; null when it has everything. */
export function misfitSentence(misfits: readonly Misfit[]): string | null {
  if (misfits.length === 0) return null;
  const outside = misfits.find((one) => one.kind === 'outside');
  const words = [...new Set(misfits.filter((one) => one.kind !== 'outside').map(misfitWords))];
  const more = words.length - SHOWN;
  const said = more > 1 ? [...words.slice(0, SHOWN), `${more} more`] : words;
  const left =
    said.length > 0 ? [`Left out, as this file has nothing that fits: ${list(said)}.`] : [];
  return [...left, ...(outside ? [OUTSIDE[outside.what]] : [])].join(' ');
}

const OUTSIDE: Record<'periods' | 'clock', string> = {
  periods:
    'The two periods don’t both lie in the chosen range of closed dates, so its last two complete quarters are compared.',
  clock:
    'A range of closed dates is looked at by closed date: its last two complete quarters are compared.',
};
