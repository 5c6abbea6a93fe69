import { choiceKey, type ComparisonChoice, defaultComparison } from './comparisonChoice.ts';
import type { Filter } from './document/run.ts';

/** What a person asks of a loaded file, all of it: with the file itself it gives the same numbers again. */
export interface Wishes {
  filters: readonly Filter[];
  comparison: ComparisonChoice;
  /** Comparisons looked at so far, this one among them: each makes a difference by chance likelier. 0 for the first. */
  looks: number;
  /** Columns the person put back among the drivers. */
  putBack: readonly string[];
  /** Chance, 0–1, that a complete period raises any false alert; null for the usual one. */
  alertBudget: number | null;
  /** The file is looked at as it stood on this day, `YYYY-MM-DD`; null for the file as it is. */
  asOf: string | null;
}

export const noWishes: Wishes = {
  filters: [],
  comparison: defaultComparison,
  looks: 0,
  putBack: [],
  alertBudget: null,
  asOf: null,
};

/** More than anybody takes. */
export const MOST_LOOKS = 1_000;

/** Chances of a false alert in a period that are offered, least first. */
export const ALERT_BUDGETS: readonly number[] = [0.01, 0.05, 0.1, 0.2];

/** More false alerts than in every second period make alerts worthless. */
export const LARGEST_BUDGET = 0.5;

const keyOf = ({ filters, comparison, looks, putBack, alertBudget, asOf }: Wishes): string =>
  JSON.stringify([filters, choiceKey(comparison), looks, putBack, alertBudget, asOf]);

export const sameWishes = (one: Wishes, other: Wishes): boolean => keyOf(one) === keyOf(other);

/** What was wished for and is not there: of a link another file was meant, or it was written by hand. */
export type Misfit =
  | { kind: 'field'; field: string }
  | { kind: 'level'; field: string; level: string }
  | { kind: 'column'; column: string }
  | { kind: 'periods' }
  /** The quarters chosen by closed date. */
  | { kind: 'closed' }
  /** Two periods that don't both lie in them, and the date deals are created on. */
  | { kind: 'outside'; what: 'periods' | 'clock' }
  | { kind: 'clock' }
  | { kind: 'value' }
  /** The earlier day. */
  | { kind: 'as-of' }
  /** A part of a link that says nothing. */
  | { kind: 'unread'; name: string };
