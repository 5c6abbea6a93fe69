import type { Dialect } from '../../../src/domain/intakePlan.ts';
import type { WatchedColumns, WatchSeen } from '../numbers/numberWatch.ts';

/** What is known of a file from its bytes alone. */
export interface Fingerprint {
  sha256: string;
  /** Records, the header left out. */
  records: number;
  /** Quotes that do not close as they should, quote signs inside cells without quotes, gaps between records. */
  oddities: number;
  /** NULs are among its bytes. */
  nul: boolean;
}

/** What it takes to count a file. It can be sent to another thread. */
export interface CountTask {
  file: File;
  dialect: Dialect;
  watched: WatchedColumns;
}

/** What comes back. */
export interface Counted {
  print: Fingerprint;
  seen: WatchSeen;
}

/**
 * Counts in a thread of its own; null when there is none any more.
 * @throws ProblemError when the file can't be read, or nobody waits for it
 */
export type CountApart = (task: CountTask) => Promise<Counted | null>;
