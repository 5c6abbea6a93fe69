import type { Misfit, Wishes } from '../domain/wishes.ts';
import { readWishes, writeWishes } from './wishesText.ts';

export const PAGES = [
  'brief',
  'segments',
  'drivers',
  'pipeline',
  'reps',
  'check',
  'method',
  'share',
] as const;
export type Page = (typeof PAGES)[number];

export interface Place {
  page: Page;
  /** What of the page is shown, such as one statistic of Data & method; null for the page itself. */
  detail: string | null;
}

/** What a page shows beside what is asked of the file, such as the field a card splits by; by the name of the choice. */
export type Options = Readonly<Record<string, string>>;

/**
 * Everything the fragment of the address says. It never holds data, but for the names of levels that are filtered by and
 * of the rep that is looked at; hidden names stay hidden in it.
 */
export interface Address extends Place {
  wishes: Wishes;
  options: Options;
}

/** In front of the name of an option. */
const OPTION = 'o.';

/** `#method/win-rate` is the statistic `win-rate` on the page `method`. */
function readPlace(text: string): Place {
  const [name, detail = ''] = text.replace(/^\//, '').split('/', 2);
  const page = PAGES.find((one) => one === name) ?? 'brief';
  return { page, detail: page === name && detail !== '' ? detail : null };
}

/** @returns what stands behind `#`, without it: `segments/tree?f.Region=APAC` */
export function writeAddress({ page, detail, wishes, options }: Address): string {
  const parts = new URLSearchParams();
  writeWishes(wishes, parts);
  for (const name of Object.keys(options).sort())
    parts.append(`${OPTION}${name}`, options[name] ?? '');
  // Dates are easier to read without it, and no address needs it.
  const query = parts.toString().replaceAll('%7E', '~');
  return `${page}${detail === null ? '' : `/${detail}`}${query === '' ? '' : `?${query}`}`;
}

/** @param hash with or without `#`; anything at all, as a person may write it */
export function readAddress(hash: string): Address & { misfits: Misfit[] } {
  const text = hash.replace(/^#/, '');
  const at = text.indexOf('?');
  const place = readPlace(at < 0 ? text : text.slice(0, at));
  const asked = new URLSearchParams();
  const options: [string, string][] = [];
  for (const [name, value] of new URLSearchParams(at < 0 ? '' : text.slice(at + 1)))
    if (name.startsWith(OPTION)) options.push([name.slice(OPTION.length), value]);
    else asked.append(name, value);
  return { ...place, ...readWishes(asked), options: Object.fromEntries(options) };
}

/** Whether it says more than a place. A link to a page of ours does not: it keeps what is wished for. */
export const saysWishes = (hash: string): boolean => hash.includes('?');
