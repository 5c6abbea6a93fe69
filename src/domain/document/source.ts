import type { FileForm } from '../intakePlan.ts';
import type { ColumnType, Role } from '../role.ts';

/** Where the numbers come from. Dates are `YYYY-MM-DD` or null. */
export interface Source {
  kind: 'deals' | 'orders';
  files: SourceFile[];
  /** The latest created or closed-deal date in the file, not today. */
  asOf: string | null;
  createdFrom: string | null;
  createdTo: string | null;
  closedFrom: string | null;
  closedTo: string | null;
  /** ISO code or sign found in the amounts; null when the file does not say. */
  currency: string | null;
  /** Persons stand as `Rep 1`, `Rep 2` …, in the order in which the file first has them. */
  namesHidden?: true;
}

/**
 * `recordsRead = recordsLoaded + recordsRejected`, and `recordsRead` is counted independently of the reader. Of the
 * loaded ones `recordsRepaired` were not as they stand in the file.
 */
export interface SourceFile {
  name: string;
  bytes: number;
  sha256: string;
  format: FileForm['format'];
  gzip: boolean;
  encoding: FileForm['encoding'];
  sheet: string | null;
  delimiter: string;
  recordsRead: number;
  recordsLoaded: number;
  recordsRejected: number;
  recordsRepaired: number;
  joinedOn: string | null;
}

/** One column of the file and what was made of it. */
export interface ColumnReport {
  name: string;
  role: Role;
  type: ColumnType;
  dateFormat: string | null;
  confidence: number;
  /** Different values; for ids and accounts of a large file null until the quality is told. */
  distinct: number | null;
  blank: number;
  /** It was joined from another file: there it is blank for every deal that found nothing. */
  joined?: true;
  usedAs: 'field' | 'measure' | 'key' | 'ignored';
  reason: string;
}
