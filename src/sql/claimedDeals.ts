import { join, sql, type Sql } from './sql.ts';

/** Closed deals of one of the segments. */
export interface ClaimRow {
  /** Its place in the list. */
  place: number;
  deals: number;
  /** Those that are in no segment before it. */
  own: number;
}

/** Which deals several segments share: each deal belongs to the first of them that it is in. @param where on `cells` */
export function claimedDeals(segments: readonly Sql[], where: Sql): Sql {
  const counted = (condition: Sql): Sql =>
    sql`coalesce(sum(won + lost) FILTER (WHERE ${condition}), 0)::DOUBLE`;
  const rows = segments.map((segment, place) => {
    const before = segments.slice(0, place).map((one) => sql`(${one})`);
    const own = before.length === 0 ? segment : sql`(${segment}) AND NOT (${join(before, ' OR ')})`;
    return sql`SELECT ${place}::DOUBLE AS place, ${counted(segment)} AS deals, ${counted(own)} AS own FROM cells WHERE ${where}`;
  });
  return sql`SELECT * FROM (${join(rows, ' UNION ALL ')}) ORDER BY place`;
}
