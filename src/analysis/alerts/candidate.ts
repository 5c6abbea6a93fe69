import type { Alert, AlertKind } from '../../domain/document/alerts.ts';

/** A test that may become an alert: what it would say, and its p-value within the family it was looked for in. */
export interface Candidate {
  /** Its q is over all tests of the family. */
  alert: Alert;
  /** Chance of any p this small in its family, if nothing were there. */
  familywise: number;
}

/** All tests that share one family-wise p-value. */
export interface TestFamily {
  kinds: readonly AlertKind[];
  /** How many tests were made, candidates or not. */
  tests: number;
  /** Of each kind, where the family has more than one. */
  of?: readonly number[];
  /** Those worth telling, should the budget allow. */
  candidates: readonly Candidate[];
  /** Why nothing was tested; null when something was. */
  withheld: string | null;
  /** Kinds that belong here, but could not be looked for this time. */
  without?: readonly { kind: AlertKind; why: string }[];
}

/** What alerts compare: told where a person compares something else. */
export const TWO_QUARTERS = 'two complete quarters, compared by closed date';

export const untested = (kinds: readonly AlertKind[], why: string): TestFamily => ({
  kinds,
  tests: 0,
  candidates: [],
  withheld: why,
});
