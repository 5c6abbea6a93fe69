import type { Field } from '../../domain/field.ts';
import { dealRows } from '../load/storage.ts';
import { ident, join, sql, type Sql } from '../sql.ts';
import { levelPlace } from './openDealCells.ts';

/**
 * Closed deals by outcome and age in days, and by how many of some days are before their close: the deals closed by day k
 * are those with at most k. Columns `before`, `age`, `won`, `lost`.
 * @param days in order   @param cutBefore deals created before it are left out; null for none
 */
export const closedBefore = (
  days: readonly string[],
  cutBefore: string | null,
  where: Sql,
): Sql => sql`
  SELECT (${join(
    days.map((day) => sql`(closed_on > ${day}::DATE)::INTEGER`),
    ' + ',
  )})::DOUBLE AS before,
         (closed_on - created_on)::DOUBLE AS age,
         (count(*) FILTER (outcome = 'won'))::DOUBLE AS won,
         (count(*) FILTER (outcome = 'lost'))::DOUBLE AS lost
  FROM deals
  WHERE outcome <> 'open' AND closed_on >= created_on AND ${since(cutBefore)} AND ${where}
  GROUP BY ALL`;

/**
 * Deals that were open at the end of some days, per combination of levels, day and age then. Columns: the fields’ keys,
 * `day` (its place), `age`, `won`, `lost` and `open` (what became of them), and `soon` (won by the day that follows).
 * @param days `next` is the last day of the next quarter
 * @param every one deal in so many is taken, by chance that is the same each time; 1 takes all
 */
export const openOnDays = (
  fields: readonly Field[],
  days: readonly { day: string; next: string }[],
  every: number,
  cutBefore: string | null,
  where: Sql,
): Sql => sql`
  SELECT ${join([
    ...fields.map((field) => sql`${levelPlace(field)} AS ${ident(field.key)}`),
    sql`replay_place::DOUBLE AS day`,
    sql`(replay_day - created_on)::DOUBLE AS age`,
  ])},
         (count(*) FILTER (outcome = 'won'))::DOUBLE AS won,
         (count(*) FILTER (outcome = 'lost'))::DOUBLE AS lost,
         (count(*) FILTER (outcome = 'open'))::DOUBLE AS open,
         (count(*) FILTER (outcome = 'won' AND closed_on <= replay_next))::DOUBLE AS soon
  FROM ${dealRows}, (VALUES ${join(
    days.map(({ day, next }, place) => sql`(${place}, ${day}::DATE, ${next}::DATE)`),
  )}) replay(replay_place, replay_day, replay_next)
  WHERE ${every > 1 ? sql`hash(rowid) % ${every} = 0` : sql`TRUE`}
    AND created_on <= replay_day AND (outcome = 'open' OR closed_on > replay_day)
    AND ${since(cutBefore)} AND ${where}
  GROUP BY ALL`;

const since = (cutBefore: string | null): Sql =>
  cutBefore === null ? sql`TRUE` : sql`created_on >= ${cutBefore}::DATE`;
