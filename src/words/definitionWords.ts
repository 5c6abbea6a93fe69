import {
  type DefinitionFit,
  type DefinitionMatch,
  partsOf,
  type TypedRate,
} from '../domain/definitionBridge.ts';
import type { DefinitionPart } from '../domain/definitions.ts';
import type { Clock } from '../domain/document/periods.ts';
import { count, counted, list } from './numbers.ts';

/** What the words need to know of the file. */
export interface DefinitionSetting {
  clock: Clock;
  /** Name of the quarter; null for the whole file. */
  period: string | null;
  /** Name of the masked quarter, where that is what the CRM may show. */
  masked: string | null;
}

/** How their rate may count what ours does not. */
export function partWords(part: DefinitionPart, setting: DefinitionSetting): string {
  const { clock, period, masked } = setting;
  switch (part) {
    case 'open':
      return 'counts open deals below the line';
    case 'clock':
      return clock === 'closed'
        ? 'counts deals under the date they were created'
        : 'counts deals under the date they closed';
    case 'value':
      return 'is by value';
    case 'once':
      return 'counts rows with the same id once';
    case 'unfiltered':
      return 'has none of the filters set here';
    case 'masked':
      return period === null
        ? 'leaves out the quarters that are masked here'
        : `is of ${masked ?? 'the latest quarter'} (masked here)`;
  }
}

/** What is done on the way from their rate to ours. */
export function stepWords(part: DefinitionPart, { clock, period }: DefinitionSetting): string {
  switch (part) {
    case 'open':
      return 'leave open deals out';
    case 'clock':
      return `count by ${clock} date`;
    case 'value':
      return 'count deals instead of money';
    case 'once':
      return 'count every row';
    case 'unfiltered':
      return 'set the filters';
    case 'masked':
      return period === null ? 'take in the masked quarters' : `go to ${period}`;
  }
}

/** As many decimals as were typed, so that the two can be compared; at most three. */
export function ratedAs(rate: number, { half }: TypedRate): string {
  const decimals = Math.max(0, Math.min(3, Math.round(-Math.log10(200 * half))));
  return `${(100 * rate).toFixed(decimals)}%`;
}

/** `by value, and counts open deals below the line`. */
export const definitionName = ({ definition }: DefinitionFit, setting: DefinitionSetting): string =>
  list(partsOf(definition).map((part) => partWords(part, setting)));

/** With so many definitions that fit, the one shown may well be chance. */
export const MANY_FITS = 3;

/** What was found, in a sentence or two. */
export function matchSentence(
  match: DefinitionMatch,
  typed: TypedRate,
  setting: DefinitionSetting,
): string {
  const { fits, nearest, ours, tried } = match;
  const shown = ratedAs(typed.rate, typed);
  const [first] = fits;
  const all = counted(tried, 'definition');
  if (!first) {
    const parts = definitionName(nearest, setting);
    const near = parts === '' ? 'our own' : `one that ${parts}`;
    // A digit more where the two would look the same.
    const finer = { ...typed, half: typed.half / 10 };
    return `None of the ${all} that this file allows gives ${shown}. The nearest is ${near}, ${ratedAs(nearest.rate, finer)}. The CRM may hold other deals than this file, or count in a way that was not tried.`;
  }
  if (partsOf(first.definition).length === 0)
    return `${shown} is our own definition: won / (won + lost), ${ratedAs(ours, typed)}.`;
  const others =
    fits.length === 1
      ? `No other of the ${all} that this file allows does.`
      : fits.length <= MANY_FITS
        ? `${count(fits.length)} of the ${all} that this file allows do; this one differs least from ours.`
        : `But so do ${count(fits.length - 1)} others of the ${all} that this file allows: type a decimal more to tell them apart.`;
  return `A win rate that ${definitionName(first, setting)} gives ${shown}. ${others}`;
}
