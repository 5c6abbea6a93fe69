/**
 * A categorical column that deals can be split by; it is column `f<i>` of the table `cells`,
 * where a level stands as its index in `levels`.
 */
export interface Field {
  /** `f0`, `f1`, … in `cells`. */
  key: string;
  /** The column of `deals` it comes from. */
  column: string;
  /** The header in the file. */
  name: string;
  role: 'rep' | 'stage' | 'field' | 'amount' | 'measure';
  kind: 'categorical' | 'bands';
  /** Sorted; `(blank)` stands for blank cells. Bands are named by their edges, in order. */
  levels: string[];
  /** Inner edges of the bands, ascending; null unless `kind` is bands. */
  breaks: number[] | null;
}

/** What a blank cell is called. */
export const BLANK_LEVEL = '(blank)';

/** Where levels with too few deals are gathered. */
export const OTHER_LEVEL = '(other)';
