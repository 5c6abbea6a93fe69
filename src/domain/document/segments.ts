import type { Interval } from '../interval.ts';

/** The deals of one level of one field. Money in the file's currency. */
export interface Segment {
  field: string;
  level: string;
  deals: number;
  won: number;
  lost: number;
  open: number;
  winRate: Interval | null;
  /** The rate pulled towards the field's mean by what its few deals can't support (beta-binomial). */
  shrunk: number | null;
  amount: number | null;
  wonAmount: number | null;
  meanWonAmount: number | null;
  meanCycleDays: number | null;
  /** Velocity against the whole file's, which is 100. */
  velocityScore: number | null;
  change: {
    before: number | null;
    after: number | null;
    difference: Interval;
    pValue: number;
    qValue: number;
  } | null;
  /** Does this level differ from the rest of its field? q over all levels of all fields. */
  pValue: number | null;
  qValue: number | null;
}
