import { NONE } from './format.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `2024-07-19` → `Jul 2024`. */
export function month(date: string | null): string {
  if (date === null) return NONE;
  const name = months[Number(date.slice(5, 7)) - 1];
  return name ? `${name} ${date.slice(0, 4)}` : date;
}

/** `2024-07-19` → `19 Jul 2024`: no order of day and month to guess. */
export const day = (date: string | null): string =>
  date === null ? NONE : `${Number(date.slice(8, 10))} ${month(date)}`;

export function span(from: string | null, to: string | null): string {
  if (from === null && to === null) return 'no dates';
  return month(from) === month(to) ? month(from) : `${month(from)} – ${month(to)}`;
}
