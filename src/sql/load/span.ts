import { type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** First and last days; `closed…` over deals that are won or lost. */
export interface SpanRow {
  deals: number;
  createdFrom: string | null;
  createdTo: string | null;
  closedFrom: string | null;
  closedTo: string | null;
  /** Deals that are won or lost; those of them with a closing date; and with both dates, closed not before created. */
  closed: number;
  dated: number;
  cycles: number;
}

export const span = (): Sql => sql`
  SELECT count(*)::DOUBLE AS deals,
         min(created_on) AS "createdFrom", max(created_on) AS "createdTo",
         min(closed_on) FILTER (outcome <> 'open') AS "closedFrom",
         max(closed_on) FILTER (outcome <> 'open') AS "closedTo",
         count(*) FILTER (outcome <> 'open')::DOUBLE AS closed,
         count(closed_on) FILTER (outcome <> 'open')::DOUBLE AS dated,
         count(*) FILTER (outcome <> 'open' AND closed_on >= created_on)::DOUBLE AS cycles
  FROM ${dealRows}`;

export interface CountRow {
  rows: number;
}

export const countDealRows = (): Sql => sql`SELECT count(*)::DOUBLE AS rows FROM ${dealRows}`;
export const countCells = (): Sql => sql`SELECT count(*)::DOUBLE AS rows FROM cells`;
