import { type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** First and last days; `closed…` over deals that are won or lost. */
export interface SpanRow {
  deals: number;
  createdFrom: string | null;
  createdTo: string | null;
  closedFrom: string | null;
  closedTo: string | null;
}

export const span = (): Sql => sql`
  SELECT count(*)::DOUBLE AS deals,
         min(created_on) AS "createdFrom", max(created_on) AS "createdTo",
         min(closed_on) FILTER (outcome <> 'open') AS "closedFrom",
         max(closed_on) FILTER (outcome <> 'open') AS "closedTo"
  FROM ${dealRows}`;

export interface CountRow {
  rows: number;
}

export const countDealRows = (): Sql => sql`SELECT count(*)::DOUBLE AS rows FROM ${dealRows}`;
export const countCells = (): Sql => sql`SELECT count(*)::DOUBLE AS rows FROM cells`;
