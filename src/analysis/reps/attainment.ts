import { dayOf, endOf, labelOf, startOf } from '../../domain/calendar.ts';
import { closedRangeOf, liesWithin } from '../../domain/closedRange.ts';
import type { Days } from '../../domain/definitions.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Attainment, RepTarget, TargetPeriod } from '../../domain/document/attainment.ts';
import type { Period } from '../../domain/document/periods.ts';
import type { Filter } from '../../domain/document/run.ts';
import { wonByDay, wonByMonth, type WonDayRow, type WonMonthRow } from '../../sql/repTargets.ts';
import type { Sql } from '../../sql/sql.ts';
import { attainmentSentence, targetReasons } from '../../words/attainmentWords.ts';
import type { AnalysisPort } from '../port.ts';
import { targetPace } from './targetPace.ts';
import { readTargets, type Targets } from './targets.ts';

/** Attainment is told of so many whole periods together. */
const MOST_PERIODS = 4;

/**
 * Won money of each rep against the target of the period it was won in. Periods that the edges of the file cut, and the
 * one it ends in, are shown and not judged.
 * @param periods of the closed clock, with what the edges leave of them   @param where the filters, on `deals`
 */
export async function findAttainment(
  port: AnalysisPort,
  dataset: Dataset,
  periods: readonly Period[],
  filters: readonly Filter[],
  where: Sql,
): Promise<Attainment> {
  const targets = await readTargets(port, dataset);
  if (typeof targets === 'string') return without(targets);
  const rep = dataset.fields.find(({ role }) => role === 'rep');
  const range = closedRangeOf(filters);
  const levelsOnly = filters.filter(({ closed }) => !closed);
  if (!rep || levelsOnly.some(({ field }) => field !== rep.name))
    return without(targetReasons.filtered, targets.basis);
  const chosen = levelsOnly[0]?.values;
  const levels = new Set(rep.levels);
  const names = [...targets.of.keys()].filter(
    (name) => levels.has(name) && (chosen?.includes(name) ?? true),
  );
  if (names.length === 0) return without(targetReasons.noneShared, targets.basis);
  const rows = await port.rows<WonMonthRow>(
    'won-by-rep',
    'Won money by rep and month',
    wonByMonth(rep.column, where),
  );
  const days = await port.rows<WonDayRow>(
    'won-by-day',
    'Won money by day, of reps with a target',
    wonByDay(rep.column, names, where),
  );
  return judge(targets, names, { rows, days, range }, periods, dataset.source);
}

/** Won money, and the closing days that a filter leaves. */
interface Money {
  rows: readonly WonMonthRow[];
  days: readonly WonDayRow[];
  range: Days | null;
}

function judge(
  targets: Targets,
  names: readonly string[],
  { rows, days, range }: Money,
  periods: readonly Period[],
  { asOf, closedFrom: first }: Pick<Dataset['source'], 'asOf' | 'closedFrom'>,
): Attainment {
  const { grain, basis, of } = targets;
  const won = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const start = startOf(grain, row.month);
    const own = won.get(row.rep) ?? new Map<string, number>();
    own.set(start, (own.get(start) ?? 0) + row.won);
    won.set(row.rep, own);
  }
  const starts = [...new Set(names.flatMap((name) => [...(of.get(name)?.keys() ?? [])]))]
    .filter((start) => {
      const period = { from: start, to: endOf(grain, start) };
      const isInFile = first !== null && asOf !== null && period.from <= asOf && period.to >= first;
      return isInFile && (range === null || liesWithin(period, range));
    })
    .sort();
  const reps = names.map((rep): RepTarget => ({
    rep,
    periods: starts.map((start) => {
      const target = of.get(rep)?.get(start);
      const money = won.get(rep)?.get(start) ?? 0;
      return target === undefined ? null : { won: money, target, attainment: money / target };
    }),
  }));
  const told = starts.map((start, at) => periodOf(start, at, grain, reps, periods, asOf));
  const whole = told.flatMap(({ status }, at) => (status === 'whole' ? [at] : []));
  const last = whole.slice(-MOST_PERIODS);
  const window = windowOf(last.flatMap((at) => told[at] ?? []));
  const sums = reps.map(({ periods: own }) => sumOf(last.map((at) => own[at] ?? null)));
  const reached = sums.filter((one) => one !== null);
  const sentence = attainmentSentence(window, {
    reps: reached.filter((one) => one.won >= one.target).length,
    all: reached.length,
  });
  if (told.length === 0) return without(targetReasons.noneShared, basis);
  return {
    reason: null,
    basis,
    grain,
    periods: told,
    reps,
    window,
    running: targetPace(told, days, asOf),
    unpriced: rows.reduce((sum, row) => sum + row.unpriced, 0),
    sentence,
  };
}

function periodOf(
  start: string,
  at: number,
  grain: Attainment['grain'],
  reps: readonly RepTarget[],
  periods: readonly Period[],
  asOf: string | null,
): TargetPeriod {
  const own = reps.flatMap((one) => one.periods[at] ?? []);
  const won = own.reduce((sum, one) => sum + one.won, 0);
  const target = own.reduce((sum, one) => sum + one.target, 0);
  const to = endOf(grain, start);
  const edges = periods.find(
    (one) => one.clock === 'closed' && one.grain === grain && one.from === start,
  );
  const isRunning = asOf !== null && start <= asOf && dayOf(asOf) < dayOf(to);
  const isCut = edges?.masked === true || edges?.complete === false;
  return {
    label: labelOf(grain, start),
    from: start,
    to,
    status: isRunning ? 'running' : isCut ? 'cut' : 'whole',
    why: isRunning ? null : isCut ? (edges.why ?? null) : null,
    reps: own.length,
    won,
    target,
    attainment: target > 0 ? won / target : 0,
  };
}

const windowOf = (periods: readonly TargetPeriod[]): Attainment['window'] => {
  const [from, to] = [periods[0], periods.at(-1)];
  if (!from || !to) return null;
  return {
    from: from.label,
    to: to.label,
    periods: periods.length,
    won: periods.reduce((sum, one) => sum + one.won, 0),
    target: periods.reduce((sum, one) => sum + one.target, 0),
  };
};

type Sum = { won: number; target: number };

/** Null where the rep has a target for none of the periods. */
function sumOf(periods: readonly (Sum | null)[]): Sum | null {
  const own = periods.filter((one) => one !== null);
  if (own.length === 0) return null;
  return own.reduce((sum, one) => ({ won: sum.won + one.won, target: sum.target + one.target }), {
    won: 0,
    target: 0,
  });
}

/** Target and attainment of one rep, or of several together, over the window; null without a target. */
export function inWindow(
  { reps, periods, window }: Attainment,
  names: readonly string[],
): { target: number; attainment: number } | null {
  if (!window) return null;
  const own = reps.filter(({ rep }) => names.includes(rep));
  const sum = sumOf(
    own.flatMap((one) =>
      one.periods.filter((_, at) => {
        const period = periods[at];
        return period?.status === 'whole' && period.label >= window.from;
      }),
    ),
  );
  return sum && { target: sum.target, attainment: sum.won / sum.target };
}

const without = (reason: string, basis: string | null = null): Attainment => ({
  reason,
  basis,
  grain: 'quarter',
  periods: [],
  reps: [],
  window: null,
  running: null,
  unpriced: 0,
  sentence: reason,
});
