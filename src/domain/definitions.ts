import type { Clock } from './document/periods.ts';
import type { Filter } from './document/run.ts';
import type { Outcome } from './outcome.ts';

/** What one win rate can count otherwise than another. All false is ours. */
export interface Definition {
  /** Open deals stand below the line: won of all deals. */
  open: boolean;
  /** Deals count under the other of their two dates. */
  clock: boolean;
  /** Amounts instead of deals. */
  value: boolean;
  /** Rows with the same id count once. */
  once: boolean;
  /** Filters of this page are left out. */
  unfiltered: boolean;
  /** Of a quarter: the latest one of the file, which is masked. Of the whole file: complete quarters only. */
  masked: boolean;
}

export type DefinitionPart = keyof Definition;

/** In the order in which the steps from one definition to another are told. */
export const DEFINITION_PARTS: readonly DefinitionPart[] = [
  'masked',
  'unfiltered',
  'clock',
  'once',
  'open',
  'value',
];

export const OURS: Definition = {
  open: false,
  clock: false,
  value: false,
  once: false,
  unfiltered: false,
  masked: false,
};

/** Days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** The counts behind every definition of the win rate of a quarter, or of the whole file (`period` null). */
export interface DefinitionsQuestion {
  kind: 'definitions';
  filters: Filter[];
  clock: Clock;
  period: Days | null;
  /** Of a quarter: the latest, masked one. Of the whole file: all that is not masked. Null when there is none. */
  masked: Days | null;
  /** Whether an id stands on more than one row. */
  repeated: boolean;
}

/** Deals that every definition treats alike. `amount` is the sum of those above 0. */
export interface DefinitionCounts {
  outcome: Outcome;
  /** The period holds the date on our clock, on the other; the masked days hold it likewise. */
  ours: boolean;
  other: boolean;
  maskedOurs: boolean;
  maskedOther: boolean;
  /** The filters let it through. */
  kept: boolean;
  /** The first row with its id. */
  first: boolean;
  deals: number;
  amount: number;
}

export interface DefinitionsSlice {
  kind: 'definitions';
  counts: DefinitionCounts[];
}
