import type { Interval } from '../interval.ts';
import type { VerdictKind } from './verdict.ts';

/**
 * What became of a verdict. `held`: the quarter after bears it out. `did-not-last`: what had moved was back a quarter
 * later. `missed`: it said no change was shown, and one had begun. `undecided`: the quarter after can’t settle it.
 * `too-early`: that quarter is not complete yet.
 */
export type VerdictHeld = 'held' | 'did-not-last' | 'missed' | 'undecided' | 'too-early';

/** What the app would have said at the end of a quarter, of what was known then, and whether what came later agrees. */
export interface RecordedVerdict {
  /** The last day that was known. */
  day: string;
  kind: VerdictKind;
  /** Labels of the quarters it compared. */
  before: string;
  after: string;
  /** A difference of rates, after − before. */
  change: Interval | null;
  /** The quarter after these, against `before` and against `after`; null while it is not complete. */
  next: { label: string; sinceBefore: Interval | null; sinceAfter: Interval | null } | null;
  held: VerdictHeld;
  /**
   * Levels named as drivers then, and those of them that today’s model still has on the same side and within the
   * interval told then; null where none was fitted.
   */
  drivers: { named: number; held: number } | null;
  sentence: string;
}

/** The app’s own past verdicts and drivers, held against what came later. The latest quarter end comes first. */
export interface TrackRecord {
  verdicts: RecordedVerdict[];
  /** Verdicts that could be held against a later quarter, and those that held. */
  graded: number;
  held: number;
  /** Of the graded those that told a change, and those of them that held: that none was shown is easily borne out. */
  changes: { told: number; held: number };
  /** Over all quarter ends that were fitted; null where none was. */
  drivers: { quarterEnds: number; named: number; held: number } | null;
  /** Why drivers were not looked at on all of those days, when they were not. */
  driversReason: string | null;
  sentence: string;
  /** Why there is no record, when there is none. */
  reason: string | null;
}
