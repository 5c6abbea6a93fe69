import { dayOf, endOf, startOf } from '../../domain/calendar.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { isTarget } from '../../domain/repColumns.ts';
import { plainName } from '../../domain/leakNames.ts';
import {
  quotaRows,
  targetColumn,
  type TargetColumnRow,
  type TargetRow,
} from '../../sql/repTargets.ts';
import { targetReasons } from '../../words/attainmentWords.ts';
import type { AnalysisPort } from '../port.ts';

/** Targets of whole quarters or years, by rep and first day. */
export interface Targets {
  basis: string;
  grain: 'quarter' | 'year';
  of: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const YEARLY = /\b(annual|yearly|year|fy|jahr|jahres|anual|annuel|tahunan)\b/;
const MONTHLY = /\b(monthly|month|monat|monats|mensual|mensuel|mensal|bulanan)\b/;
const QUARTERLY = /\b(quarterly|quarter|qtr|quartal|quartals|trimestral|trimestriel)\b/;

/** How many make up a quarter, or a year. */
const PARTS = { month: 3, quarter: 1, half: 2, year: 1 } as const;
/** A period named by one of its last days. */
const DAYS_TO_END = 5;

type OwnGrain = 'month' | 'quarter' | 'half' | 'year';

/** What reps are to bring, from a file of quotas or a column of the deals. @returns why not, where there is nothing */
export async function readTargets(port: AnalysisPort, dataset: Dataset): Promise<Targets | string> {
  const rep = dataset.fields.find(({ role }) => role === 'rep');
  if (!rep) return targetReasons.noRep;
  if (!dataset.has.amount) return targetReasons.noAmount;
  if (!dataset.has.closed) return targetReasons.noClosed;
  const file = dataset.joins.find(
    ({ kind, accepted, refused }) => kind === 'quota' && accepted && refused === null,
  );
  if (file) {
    const rows = await port.rows<TargetRow>('quotas', 'Quotas by rep and period', quotaRows());
    const own = grainOf(rows.map(({ start }) => start));
    if (rows.length === 0) return targetReasons.emptyFile;
    return isOfCalendar(rows, own)
      ? wholePeriods(rows, own, file.name)
      : targetReasons.otherCalendar(file.name);
  }
  const column = dataset.fields.find(({ role, name }) => role === 'measure' && isTarget(name));
  if (!column) return targetReasons.none;
  const rows = await port.rows<TargetColumnRow>(
    'target-column',
    'Targets beside the deals, by rep and month of closing',
    targetColumn(rep.column, column.column),
  );
  return ofColumn(rows, column.name);
}

/** Months, quarters, halves or years, by the least gap between two starts. */
export function grainOf(starts: readonly string[]): OwnGrain {
  const days = [...new Set(starts)].map(dayOf).sort((a, b) => a - b);
  const gap = Math.min(...days.slice(1).map((day, i) => day - (days[i] ?? day)));
  if (gap <= 31) return 'month';
  // One period alone is taken for a quarter.
  if (gap <= 92 || !Number.isFinite(gap)) return 'quarter';
  return gap <= 184 ? 'half' : 'year';
}

/** Whether most periods begin with those of the calendar, or are named by their last days. */
export function isOfCalendar(rows: readonly Pick<TargetRow, 'start'>[], own: OwnGrain): boolean {
  const starts = [...new Set(rows.map(({ start }) => start))];
  const fitting = starts.filter((start) => {
    const first = startOf(own, start);
    const isLast = dayOf(endOf(own, first)) - dayOf(start) < DAYS_TO_END;
    return own === 'month' || isLast || start.slice(0, 7) === first.slice(0, 7);
  });
  return fitting.length * 2 > starts.length;
}

/** Months added up to quarters, halves to years; one that lacks a part has no target. */
function wholePeriods(rows: readonly TargetRow[], own: OwnGrain, basis: string): Targets {
  const grain = own === 'half' || own === 'year' ? 'year' : 'quarter';
  const parts = PARTS[own];
  const sums = new Map<string, Map<string, { target: number; parts: Set<string> }>>();
  for (const { rep, start, target } of rows) {
    const periods = sums.get(rep) ?? new Map<string, { target: number; parts: Set<string> }>();
    sums.set(rep, periods);
    const key = startOf(grain, start);
    const sum = periods.get(key) ?? { target: 0, parts: new Set() };
    sum.target += target;
    sum.parts.add(startOf(own, start));
    periods.set(key, sum);
  }
  const of = new Map(
    [...sums].map(([rep, periods]): [string, Map<string, number>] => [
      rep,
      new Map(
        [...periods].flatMap(([start, sum]): [string, number][] =>
          sum.parts.size === parts ? [[start, sum.target]] : [],
        ),
      ),
    ]),
  );
  return { basis, grain, of };
}

/** A number that stands beside every deal is a target only where it is the same all through a rep's month, quarter or year. */
function ofColumn(rows: readonly TargetColumnRow[], name: string): Targets | string {
  if (rows.length === 0 || rows.some(({ least, most }) => least !== most))
    return targetReasons.notOne(name);
  const isOne = (grain: OwnGrain): boolean => {
    const known = new Map<string, number>();
    return rows.every(({ rep, month, most }) => {
      const key = JSON.stringify([rep, startOf(grain, month)]);
      const own = known.get(key) ?? most;
      known.set(key, own);
      return own === most;
    });
  };
  const plain = plainName(name);
  const said = MONTHLY.test(plain)
    ? 'month'
    : QUARTERLY.test(plain)
      ? 'quarter'
      : YEARLY.test(plain)
        ? 'year'
        : null;
  const shortest = isOne('quarter') ? 'quarter' : 'month';
  const found = said ?? (changesRunning(rows, shortest) ? shortest : null);
  if (found === null) return targetReasons.whichPeriod(name);
  if (!isOne(found)) return targetReasons.notOne(name);
  return spread(rows, found, name);
}

/** The most days between the first days of two periods in a row. */
const NEXT = { month: 31, quarter: 92 } as const;

/** Whether some rep’s number changed in two periods running: one that changes once a year may be for the year. */
function changesRunning(rows: readonly TargetColumnRow[], grain: 'month' | 'quarter'): boolean {
  const periods = new Map<string, { start: number; target: number }[]>();
  for (const { rep, month, most } of rows) {
    const start = dayOf(startOf(grain, month));
    const own = periods.get(rep) ?? [];
    if (own.at(-1)?.start !== start) own.push({ start, target: most });
    periods.set(rep, own);
  }
  return [...periods.values()].some((own) => {
    const changes = own.map(({ start, target }, at) => {
      const last = own[at - 1];
      return last !== undefined && start - last.start <= NEXT[grain] && target !== last.target;
    });
    return changes.some((changed, at) => changed && changes[at - 1] === true);
  });
}

/** What holds for a month, quarter or year is known once for each of them, by any deal that closed in it. */
function spread(rows: readonly TargetColumnRow[], own: OwnGrain, name: string): Targets {
  const once = new Map(
    rows.map(({ rep, month, most }) => {
      const start = startOf(own, month);
      return [JSON.stringify([rep, start]), { rep, start, target: most }] as const;
    }),
  );
  return wholePeriods([...once.values()], own, name);
}
