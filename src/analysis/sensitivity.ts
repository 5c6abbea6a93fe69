import type { Days } from '../domain/definitions.ts';
import type { Clock } from '../domain/document/periods.ts';
import type { Verdict } from '../domain/document/verdict.ts';
import type { Interval } from '../domain/interval.ts';
import { join, type Sql } from '../sql/sql.ts';
import { between, valueRate, type ValueRow } from '../sql/valueRate.ts';
import { newcombe } from '../stats/newcombe.ts';
import type { BulkDay } from './bulkClosing.ts';
import type { Comparison } from './comparison.ts';
import { countSides } from './countSides.ts';
import type { Horizon } from './horizon.ts';
import { maskOf } from './masks.ts';
import { movedByCount, movedByValue } from './moved.ts';
import type { AnalysisPort } from './port.ts';
import { valueRateInterval } from './totals.ts';
import type { SideCounts } from './sideCounts.ts';

/** Does the answer hold by the other clock, by value, and without a day of bulk closing? */
export async function findSensitivity(
  port: AnalysisPort,
  horizon: Horizon,
  comparison: Comparison,
  counts: { before: SideCounts; after: SideCounts },
  options: {
    designEffect: number;
    byValue: boolean;
    /** The other clock, where the file has it and its dates can be trusted. */
    otherClock: Clock | null;
    bulk: readonly BulkDay[];
  },
  where: { cells: Sql; deals: Sql },
): Promise<Verdict['sensitivity']> {
  const found: Verdict['sensitivity'] = [];
  if (options.otherClock)
    found.push({
      what: `by ${options.otherClock} date`,
      change: await byOther(
        port,
        horizon,
        comparison,
        options.otherClock,
        options.designEffect,
        where,
      ),
    });
  if (comparison.measure === 'value')
    found.push({
      what: 'by count',
      change: newcombe(counts.before, counts.after, options.designEffect),
    });
  else if (options.byValue)
    found.push({ what: 'by value', change: await byValue(port, comparison, where.deals) });
  // The days are closing days, and what they leave is counted in deals.
  const counted = comparison.clock === 'closed' && comparison.measure === 'count';
  const bulk = counted ? options.bulk.filter((one) => inside(one.date, comparison)) : [];
  if (bulk.length > 0)
    found.push({
      what: `without ${bulk.map((one) => one.date).join(', ')}, when many deals were closed at once`,
      change: withoutBulk(comparison, counts, bulk, options.designEffect),
    });
  return found;
}

const inside = (date: string, { before, after }: Comparison): boolean =>
  [before, after].some((side) => date >= side.from && date <= side.to);

/** In the same days, by the other clock and the same measure; null where it masks one of them. */
async function byOther(
  port: AnalysisPort,
  horizon: Horizon,
  comparison: Comparison,
  clock: Clock,
  designEffect: number,
  where: { cells: Sql; deals: Sql },
): Promise<Interval | null> {
  const { before, after } = comparison;
  const masked = (side: Days, other: Days): boolean =>
    maskOf(horizon, side, clock, other)?.masked !== false;
  if (masked(before, after) || masked(after, before)) return null;
  const counts = await countSides(
    named(port, `${clock}-periods`),
    { ...comparison, clock, earlier: [] },
    { cells: where.cells, deals: where.deals },
  );
  const moved = comparison.measure === 'value' ? movedByValue : movedByCount;
  return moved(counts, designEffect)?.change ?? null;
}

/** Receipts by another name: the verdict's own stand beside them. */
const named = (port: AnalysisPort, id: string): AnalysisPort => ({
  rows: (_, title, query) => port.rows(id, title, query),
  columns: (_, title, query) => port.columns(id, title, query),
  keep: (_, title, statement) => port.keep(id, title, statement),
  breathe: () => port.breathe(),
});

/** The two rates by value are independent: their intervals combine as Newcombe's do. */
async function byValue(
  port: AnalysisPort,
  comparison: Comparison,
  where: Sql,
): Promise<Interval | null> {
  const day = comparison.clock === 'closed' ? 'closed_on' : 'created_on';
  const rates: (Interval | null)[] = [];
  for (const name of ['before', 'after'] as const) {
    const side = comparison[name];
    const [row] = await port.rows<ValueRow>(
      `value-${name}`,
      `Win rate by value, ${side.label}`,
      valueRate(join([between(day, side.from, side.to), where], ' AND ')),
    );
    rates.push(row ? valueRateInterval(row) : null);
  }
  const [a, b] = rates;
  if (!a || !b) return null;
  const estimate = b.estimate - a.estimate;
  return {
    estimate,
    low: estimate - Math.hypot(b.estimate - b.low, a.high - a.estimate),
    high: estimate + Math.hypot(b.high - b.estimate, a.estimate - a.low),
  };
}

function withoutBulk(
  { before, after }: Comparison,
  counts: { before: SideCounts; after: SideCounts },
  bulk: readonly BulkDay[],
  designEffect: number,
): Interval | null {
  const rest = (side: { from: string; to: string }, all: SideCounts): SideCounts => {
    const days = bulk.filter((one) => one.date >= side.from && one.date <= side.to);
    return {
      deals: all.deals - days.reduce((sum, one) => sum + one.won + one.lost, 0),
      won: all.won - days.reduce((sum, one) => sum + one.won, 0),
    };
  };
  return newcombe(rest(before, counts.before), rest(after, counts.after), designEffect);
}
