import { closedFilter } from '../domain/closedRange.ts';
import type { Days } from '../domain/definitions.ts';
import { dateOf, dayOf } from '../domain/calendar.ts';
import type { Filter } from '../domain/document/run.ts';
import {
  LARGEST_BUDGET,
  type Misfit,
  MOST_LOOKS,
  noWishes,
  type Wishes,
} from '../domain/wishes.ts';

/** In front of the name of a field, so that none can be taken for a part of ours. */
const FIELD = 'f.';

const range = ({ from, to }: Days): string => `${from}..${to}`;

/**
 * Wishes as the parts of an address: `f.Region=APAC&f.Region=EMEA&compare=2023-10-01..2023-12-31~2023-07-01..2023-09-30`,
 * the later period first. What is as usual is left out. Names and levels are cells: they are escaped, all of them.
 */
export function writeWishes(
  { filters, comparison, looks, putBack, alertBudget, asOf }: Wishes,
  to: URLSearchParams,
): void {
  for (const { field, values, closed } of filters)
    if (closed) to.append('closed', range(closed));
    else for (const value of values) to.append(`${FIELD}${field}`, value);
  const { clock, measure, periods } = comparison;
  if (periods) to.append('compare', `${range(periods.after)}~${range(periods.before)}`);
  if (clock) to.append('clock', clock);
  if (measure !== 'count') to.append('measure', measure);
  if (looks > 0) to.append('looks', String(looks));
  if (alertBudget !== null) to.append('budget', String(alertBudget));
  for (const column of putBack) to.append('back', column);
  if (asOf !== null) to.append('asof', asOf);
}

/** What an address wishes for. Whatever it holds beside that is told, and wishes for nothing. */
export function readWishes(parts: URLSearchParams): { wishes: Wishes; misfits: Misfit[] } {
  const misfits: Misfit[] = [];
  const filters = new Map<string, Set<string>>();
  const putBack = new Set<string>();
  let { comparison, looks, alertBudget, asOf } = noWishes;
  let closed: Filter[] = [];
  for (const [name, value] of parts) {
    const unread = () => misfits.push({ kind: 'unread', name });
    if (name.startsWith(FIELD)) add(filters, name.slice(FIELD.length), value);
    else if (name === 'back') putBack.add(value);
    else if (name === 'closed') {
      const days = readDays(value);
      if (days) closed = [closedFilter(days)];
      else unread();
    } else if (name === 'compare') {
      const periods = readPeriods(value);
      if (periods) comparison = { ...comparison, periods };
      else unread();
    } else if (name === 'clock' && (value === 'closed' || value === 'created'))
      comparison = { ...comparison, clock: value };
    else if (name === 'measure' && value === 'value')
      comparison = { ...comparison, measure: 'value' };
    else if (name === 'looks' && isCount(value)) looks = Number(value);
    else if (name === 'budget' && isBudget(value)) alertBudget = Number(value);
    else if (name === 'asof' && isDay(value)) asOf = value;
    else unread();
  }
  const list = [...filters].map(([field, values]): Filter => ({ field, values: [...values] }));
  const wishes = {
    filters: [...list, ...closed],
    comparison,
    looks,
    putBack: [...putBack],
    alertBudget,
    asOf,
  };
  return { wishes, misfits };
}

function add(filters: Map<string, Set<string>>, field: string, value: string): void {
  const values = filters.get(field) ?? new Set();
  filters.set(field, values.add(value));
}

const isCount = (text: string): boolean =>
  /^[1-9]\d{0,3}$/.test(text) && Number(text) <= MOST_LOOKS;

const isBudget = (text: string): boolean => {
  const value = Number(text);
  return text.trim() === text && value > 0 && value <= LARGEST_BUDGET;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The 30th of February is none. */
const isDay = (text: string): boolean => {
  if (!DAY.test(text)) return false;
  const day = dayOf(text);
  return Number.isFinite(day) && dateOf(day) === text;
};

function readDays(text: string): Days | null {
  const [from = '', to = '', ...more] = text.split('..');
  return more.length === 0 && isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

function readPeriods(text: string): Wishes['comparison']['periods'] {
  const [after, before, ...more] = text.split('~').map(readDays);
  return after && before && more.length === 0 ? { before, after } : null;
}
