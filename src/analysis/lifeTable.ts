import { dateOf } from '../domain/calendar.ts';
import type { Dataset } from '../domain/dataset.ts';
import { lifeTable } from '../sql/lifeTable.ts';
import type { Sql } from '../sql/sql.ts';
import type { AgeOutcomes } from '../stats/aalenJohansen.ts';
import type { Horizon } from './horizon.ts';
import type { AnalysisPort } from './port.ts';

/** Deals created in one quarter: all of them, and by age those whose age the dates tell. */
export interface CohortLife {
  /** First day of the quarter. */
  start: string;
  won: number;
  lost: number;
  open: number;
  /** Of which were created before the file's cut on the closed date, and are not in `ages`. */
  cut: number;
  ages: AgeOutcomes[];
}

export interface LifeTable {
  /** The file's last day: open deals are as old as they are then. */
  asOf: string;
  /** First close of a file cut on the closed date: of what was created before, the fast deals are missing. */
  cutBefore: string | null;
  cohorts: CohortLife[];
}

/**
 * How old the deals of every creation quarter were when they were decided, or are now. One query.
 * @returns null without created dates
 */
export async function readLifeTable(
  port: AnalysisPort,
  dataset: Dataset,
  { edges }: Horizon,
  where: Sql,
): Promise<LifeTable | null> {
  const { asOf } = dataset.source;
  if (!dataset.has.created || asOf === null) return null;
  const isCut = edges !== null && edges.cutOnClosedUntil !== null;
  const cutBefore = isCut ? dateOf(edges.firstClose) : null;
  const rows = await port.columns(
    'life-table',
    'Deals per creation quarter by the age at which they were decided',
    lifeTable(asOf, cutBefore, where),
  );
  return { asOf, cutBefore, cohorts: toCohorts(rows) };
}

function toCohorts(rows: Record<string, Float64Array>): CohortLife[] {
  const cohorts = new Map<number, CohortLife>();
  const cell = (name: string, i: number): number => rows[name]?.[i] ?? 0;
  for (let i = 0; i < (rows['quarter']?.length ?? 0); i++) {
    const quarter = cell('quarter', i);
    const [won, lost, open] = [cell('won', i), cell('lost', i), cell('open', i)];
    const cohort = cohorts.get(quarter) ?? emptyCohort(quarter);
    cohorts.set(quarter, cohort);
    cohort.won += won;
    cohort.lost += lost;
    cohort.open += open;
    if (cell('cut', i) === 1) cohort.cut += won + lost + open;
    else if (cell('age', i) >= 0)
      cohort.ages.push({ age: cell('age', i), won, lost, censored: open });
  }
  return [...cohorts].sort(([a], [b]) => a - b).map(([, cohort]) => cohort);
}

function emptyCohort(quarter: number): CohortLife {
  const year = String(Math.floor(quarter / 4)).padStart(4, '0');
  const month = String((quarter % 4) * 3 + 1).padStart(2, '0');
  return { start: `${year}-${month}-01`, won: 0, lost: 0, open: 0, cut: 0, ages: [] };
}
