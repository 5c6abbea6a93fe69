/** In which sequence day, month and year stand. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'ydm';

/** Dates that are numbers have names of their own, as no strptime pattern reads them. */
export const NUMBER_FORMATS = ['excel-serial', 'unix-seconds', 'unix-milliseconds'] as const;

export type NumberFormat = (typeof NUMBER_FORMATS)[number];

const SIGNS = { '%d': 'd', '%m': 'm', '%Y': 'y', '%y': 'y' } as const;
const signIn = /%[dmYy]/g;

/** The order of a pattern; null when its month is a name or it is no pattern at all. */
export function orderOf(format: string): DateOrder | null {
  const signs = (format.match(signIn) ?? []).slice(0, 3);
  const order = signs.map((sign) => SIGNS[sign as keyof typeof SIGNS]).join('');
  return order === 'dmy' || order === 'mdy' || order === 'ymd' || order === 'ydm' ? order : null;
}

/** The same pattern with day, month and year in another order. */
export function withOrder(format: string, order: DateOrder): string {
  if (orderOf(format) === null) return format;
  const year = format.includes('%y') ? '%y' : '%Y';
  const signs = [...order].map((part) => (part === 'y' ? year : `%${part}`));
  let next = 0;
  return format.replace(signIn, (sign) => signs[next++] ?? sign);
}

export const isDateOrder = (text: string): text is DateOrder =>
  ['dmy', 'mdy', 'ymd', 'ydm'].includes(text);

/**
 * The formats a person may choose, with 19 July 2024 written in each. They are strptime patterns, but for these:
 * `%b` and `%B` are the short and the long name of a month in any language we know, `%a` a weekday's, and numbers
 * have the names of `NUMBER_FORMATS`. What a format settles is the order of day and month and what numbers mean; a
 * value that can only be one day is read as that day, however it is written.
 */
export const dateFormats: readonly { format: string; label: string }[] = [
  { format: '%Y-%m-%d', label: '2024-07-19' },
  { format: '%Y-%m-%d %H:%M:%S', label: '2024-07-19 14:05:00' },
  { format: '%Y-%m-%dT%H:%M:%S', label: '2024-07-19T14:05:00' },
  { format: '%Y-%m-%dT%H:%M:%S%z', label: '2024-07-19T14:05:00Z' },
  { format: '%Y/%m/%d', label: '2024/07/19' },
  { format: '%Y-%d-%m', label: '2024-19-07 (year, day, month)' },
  { format: '%d/%m/%Y', label: '19/07/2024 (day first)' },
  { format: '%m/%d/%Y', label: '07/19/2024 (month first)' },
  { format: '%d/%m/%Y %H:%M', label: '19/07/2024 14:05' },
  { format: '%m/%d/%Y %H:%M', label: '07/19/2024 14:05' },
  { format: '%d/%m/%y', label: '19/07/24 (day first)' },
  { format: '%m/%d/%y', label: '07/19/24 (month first)' },
  { format: '%y/%m/%d', label: '24/07/19 (year first)' },
  { format: '%d.%m.%Y', label: '19.07.2024' },
  { format: '%d-%m-%Y', label: '19-07-2024 (day first)' },
  { format: '%m-%d-%Y', label: '07-19-2024 (month first)' },
  { format: '%d %b %Y', label: '19 Jul 2024' },
  { format: '%d %B %Y', label: '19 July 2024' },
  { format: '%B %d, %Y', label: 'July 19, 2024' },
  { format: '%Y%m%d', label: '20240719' },
  { format: '%d%m%Y', label: '19072024 (day first)' },
  { format: 'excel-serial', label: '45492 (Excel’s count of days)' },
  { format: 'unix-seconds', label: '1721347200 (seconds since 1970)' },
  { format: 'unix-milliseconds', label: '1721347200000 (milliseconds since 1970)' },
];
