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
}

/** `recordsRead = recordsLoaded + recordsRejected`, and `recordsRead` is counted independently of the reader. */
export interface SourceFile {
  name: string;
  bytes: number;
  sha256: string;
  format: 'csv';
  encoding: 'utf-8' | 'utf-8-bom';
  delimiter: string;
  recordsRead: number;
  recordsLoaded: number;
  recordsRejected: number;
  joinedOn: string | null;
}

/** One column of the file and what was made of it. */
export interface ColumnReport {
  name: string;
  role: Role;
  type: ColumnType;
  dateFormat: string | null;
  confidence: number;
  distinct: number;
  blank: number;
  usedAs: 'field' | 'measure' | 'key' | 'ignored';
  reason: string;
}
