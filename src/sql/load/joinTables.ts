import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows } from './storage.ts';

/** The table of a file dropped with the deals, by its place; it stands only while the deals are loaded. */
export const linkedTable = (file: number): Sql => sql`linked.${ident(`t${file}`)}`;

/** What an earlier load left behind of files dropped with its deals. */
export const dropLinked = (): Sql[] => [
  sql`DROP SCHEMA IF EXISTS linked CASCADE`,
  sql`DROP TABLE IF EXISTS stage_history`,
  // Made from it once a funnel is asked for (`funnelHistory.ts`).
  sql`DROP TABLE IF EXISTS stage_days`,
  sql`DROP TABLE IF EXISTS quota`,
];

export const createLinkedSchema = (): Sql => sql`CREATE SCHEMA linked`;
export const dropLinkedSchema = (): Sql => sql`DROP SCHEMA IF EXISTS linked CASCADE`;

/** Takes the columns of the file that was read last out of the way of the next one. */
export const keepLinked = (file: number, columns: readonly string[]): Sql => sql`
  CREATE TABLE ${linkedTable(file)} AS SELECT ${join(columns.map(ident))} FROM ${dealRows}`;

/** The stages deals went through, or the quotas of reps, from the file that was read last. */
export const keepDetails = (kind: 'history' | 'quota'): Sql =>
  kind === 'history'
    ? sql`
  CREATE TABLE stage_history AS
  SELECT deal_id, stage::VARCHAR AS stage, amount, created_on AS changed_on FROM ${dealRows}`
    : sql`
  CREATE TABLE quota AS
  SELECT rep::VARCHAR AS rep, created_on AS period_start, amount FROM ${dealRows}`;
