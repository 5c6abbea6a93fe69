import type { Field } from '../field.ts';

/**
 * The file as it stood on an earlier day, made from created and closed dates: what was created later is left out, what
 * closed later is open. Every other part of the document is of the file as it stood then.
 */
export interface AsOf {
  /** The last day that is known. */
  day: string;
  /** The last day of the whole file. */
  fileEnds: string;
  /** Deals that stood in the file on that day. */
  deals: number;
  /** Deals of the whole file that were created later: left out. */
  createdLater: number;
  /** Deals that were closed later: open here. */
  closedLater: number;
  /** Deals whose dates don’t tell how they stood on that day: left out. */
  untold: number;
  /** Columns that are filled as a deal moves or ends, and so are blank here for every open deal. */
  blanked: string[];
  /** The fields as that file had them: bands are of the deals that stood in it. */
  fields: Field[];
  sentence: string;
  /** What such a file can’t bring back, one sentence each. */
  notes: string[];
}
