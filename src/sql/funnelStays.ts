import { firstDay, lastDay, stageDays } from './funnelHistory.ts';
import { dealRows } from './load/storage.ts';
import { ident, join, sql, type Sql } from './sql.ts';

/** The stages of the table by their places there, in the order of the funnel, and what they are counted over. */
export interface StayQuestion {
  order: readonly number[];
  /** Open deals were watched until then. */
  asOf: string;
  where: Sql;
}

const firstOf = (days: readonly Sql[]): Sql =>
  days.length === 0 ? sql`NULL::DATE` : sql`least(${join(days)})`;

/** When a deal first got beyond the stage at a position of the order. */
const beyond = (position: number): Sql => ident(`beyond_${position}`);

const allBeyond = (order: readonly number[]): Sql =>
  join(order.map((_, i) => sql`${firstOf(order.slice(i + 1).map(firstDay))} AS ${beyond(i)}`));

const dealsWithDays = (where: Sql): Sql => sql`
  FROM ${stageDays} JOIN ${dealRows} ON ${dealRows}.rowid = ${stageDays}.deal WHERE ${where}`;

/**
 * One row per deal and stage that was the furthest it had got: `stage`, `entered`, `way` (1 advanced, 2 lost, 0 open),
 * `left_on` (null while open), and of its deal `outcome` and whatever else is carried along: text costs much.
 */
function stays({ order, where }: StayQuestion, carried: readonly Sql[]): Sql {
  const along = join([sql`outcome`, ...carried]);
  const each = order.map((place, position) => {
    const entered = firstDay(place);
    const next = beyond(position);
    return sql`
    SELECT ${position}::TINYINT AS stage, ${entered} AS entered, ${next} AS next, ended, ${along}
    FROM base WHERE ${entered} IS NOT NULL AND (${next} >= ${entered}) IS NOT FALSE`;
  });
  return sql`base AS MATERIALIZED (
    SELECT ${join(order.map(firstDay))}, ${allBeyond(order)},
           coalesce(closed_on, last_end) AS ended, ${along}
    ${dealsWithDays(where)}
  ), stays AS (
    SELECT stage, entered, ${along},
           CASE WHEN next IS NOT NULL OR outcome = 'won' THEN 1::TINYINT
                WHEN outcome = 'lost' THEN 2::TINYINT ELSE 0::TINYINT END AS way,
           CASE WHEN next IS NOT NULL THEN next WHEN outcome <> 'open' THEN ended END AS left_on
    FROM (${join(each, ' UNION ALL ')})
  )`;
}

export interface ComparedDays {
  before: { from: string; to: string };
  after: { from: string; to: string };
}

/** Which side a stay ended on: 1 before, 2 after, 0 neither. */
function sideOf(compared: ComparedDays | null): Sql {
  if (!compared) return sql`0`;
  const { before, after } = compared;
  return sql`CASE WHEN left_on BETWEEN ${before.from}::DATE AND ${before.to}::DATE THEN 1
                  WHEN left_on BETWEEN ${after.from}::DATE AND ${after.to}::DATE THEN 2 ELSE 0 END`;
}

/** Stays of one stage that ended in one quarter, on one side of the comparison. Money in the file's currency. */
export interface StayRow {
  /** Position in the order. */
  stage: number;
  /** First day of the quarter; null for stays that have not ended, or on no known day. */
  quarter: string | null;
  side: number;
  advanced: number;
  lost: number;
  open: number;
  open_amount: number | null;
  /** Of those that got further: how they ended. */
  later_won: number;
  later_lost: number;
  won_amount: number | null;
  won_squares: number | null;
  won_priced: number;
}

/** Grouped by day first: what is asked of a day is then asked of few rows. */
export const stayCounts = (question: StayQuestion, compared: ComparedDays | null): Sql => sql`
  WITH ${stays(question, [sql`amount`])}, days AS (
    SELECT stage, left_on, way, outcome, count(*) AS deals, sum(amount) AS amount,
           sum(amount * amount) AS squares, count(amount) AS priced
    FROM stays GROUP BY ALL
  )
  SELECT stage::DOUBLE AS stage, date_trunc('quarter', left_on)::DATE::VARCHAR AS quarter,
         (${sideOf(compared)})::DOUBLE AS side,
         coalesce(sum(deals) FILTER (way = 1), 0)::DOUBLE AS advanced,
         coalesce(sum(deals) FILTER (way = 2), 0)::DOUBLE AS lost,
         coalesce(sum(deals) FILTER (way = 0), 0)::DOUBLE AS open,
         (sum(amount) FILTER (way = 0))::DOUBLE AS open_amount,
         coalesce(sum(deals) FILTER (way = 1 AND outcome = 'won'), 0)::DOUBLE AS later_won,
         coalesce(sum(deals) FILTER (way = 1 AND outcome = 'lost'), 0)::DOUBLE AS later_lost,
         (sum(amount) FILTER (outcome = 'won'))::DOUBLE AS won_amount,
         (sum(squares) FILTER (outcome = 'won'))::DOUBLE AS won_squares,
         coalesce(sum(priced) FILTER (outcome = 'won'), 0)::DOUBLE AS won_priced
  FROM days GROUP BY ALL ORDER BY ALL`;

/** Stays of each stage by days and the way they ended: columns `stage`, `age`, `advanced`, `lost`, `open`. Negative ages are faults. */
export const stayLengths = (question: StayQuestion): Sql => sql`
  WITH ${stays(question, [])}, lengths AS (
    SELECT stage, way, count(*) AS deals,
           coalesce(left_on, greatest(${question.asOf}::DATE, entered)) - entered AS age
    FROM stays WHERE way = 0 OR left_on IS NOT NULL GROUP BY ALL
  )
  SELECT stage::DOUBLE AS stage, age::DOUBLE AS age,
         coalesce(sum(deals) FILTER (way = 1), 0)::DOUBLE AS advanced,
         coalesce(sum(deals) FILTER (way = 2), 0)::DOUBLE AS lost,
         coalesce(sum(deals) FILTER (way = 0), 0)::DOUBLE AS open
  FROM lengths GROUP BY ALL ORDER BY ALL`;

/** What `designEffectFromSums` needs, by stage and by what deals share. */
export interface StageClusterRow {
  stage: number;
  /** Place in the list of columns. */
  shared: number;
  clusters: number;
  sum_squares: number | null;
}

export interface ComparedStage {
  before: { decided: number; advanced: number };
  after: { decided: number; advanced: number };
}

/** @param by columns of `deals`; blank cells are clusters of their own   @param stages by position; null where one side has none */
export function stageClusters(
  question: StayQuestion,
  compared: ComparedDays,
  by: readonly ('account' | 'rep')[],
  stages: readonly (ComparedStage | null)[],
): Sql {
  const columns = by.map(ident);
  const part = stages.flatMap((sides, stage) =>
    sides === null
      ? []
      : [
          sql`WHEN stage = ${stage} AND side = 1 THEN (${sides.before.advanced / sides.before.decided} - got_on) / ${sides.before.decided}`,
          sql`WHEN stage = ${stage} AND side = 2 THEN (got_on - ${sides.after.advanced / sides.after.decided}) / ${sides.after.decided}`,
        ],
  );
  const isBlank = join(
    columns.map((column, i) => sql`WHEN shared = ${i} THEN ${column} IS NULL`),
    '\n',
  );
  const which = join(
    columns.map((column, i) => sql`WHEN grouping(${column}) = 0 THEN ${i}`),
    '\n',
  );
  return sql`
  WITH ${stays(question, columns)}
  SELECT stage::DOUBLE AS stage, shared::DOUBLE AS shared,
         sum(CASE WHEN blank THEN deals ELSE 1 END)::DOUBLE AS clusters,
         sum(CASE WHEN blank THEN squares ELSE total * total END)::DOUBLE AS sum_squares
  FROM (
    SELECT *, (CASE ${isBlank} END) AS blank
    FROM (
      SELECT stage, ${join(columns)}, CASE ${which} END AS shared,
             count(*) AS deals, sum(part) AS total, sum(part * part) AS squares
      FROM (
        SELECT stage, ${join(columns)}, CASE ${join(part, '\n')} END AS part
        FROM (SELECT stage, ${join(columns)}, ${sideOf(compared)} AS side,
                     (way = 1)::INTEGER AS got_on
              FROM stays WHERE way > 0)
        WHERE side > 0
      )
      WHERE part IS NOT NULL
      GROUP BY GROUPING SETS (${join(columns.map((column) => sql`(stage, ${column})`))})
    )
  )
  GROUP BY stage, shared ORDER BY stage, shared`;
}

/** One row over all deals: `deals` with a stage, `moved_back`, `reopened`, and by position `skipped_<i>`, `returned_<i>`. */
export function stageDetours({ order, where }: StayQuestion): Sql {
  const cameBack = order.map((place, i) => sql`${lastDay(place)} > ${beyond(i)}`);
  const lasts = join(order.map(lastDay));
  const columns = order.flatMap((place, i) => [
    sql`(count(*) FILTER (${firstDay(place)} IS NULL AND ${beyond(i)} IS NOT NULL))::DOUBLE AS ${ident(`skipped_${i}`)}`,
    sql`(count(*) FILTER (${cameBack[i] ?? sql`FALSE`}))::DOUBLE AS ${ident(`returned_${i}`)}`,
  ]);
  return sql`
  SELECT (count(*) FILTER (${firstOf(order.map(firstDay))} IS NOT NULL))::DOUBLE AS deals,
         (count(*) FILTER (${join(cameBack, ' OR ')}))::DOUBLE AS moved_back,
         (count(*) FILTER (greatest(${lasts}) > first_end))::DOUBLE AS reopened,
         ${join(columns, ',\n')}
  FROM (
    SELECT first_end, ${join([...order.map(firstDay), ...order.map(lastDay)])}, ${allBeyond(order)}
    ${dealsWithDays(where)}
  )`;
}
