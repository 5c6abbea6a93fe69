import type { Verdict } from '../domain/document/verdict.ts';
import type { Interval } from '../domain/interval.ts';
import { periodCounts, type PeriodRow } from '../sql/periodCounts.ts';
import { join, type Sql } from '../sql/sql.ts';
import { between, valueRate, type ValueRow } from '../sql/valueRate.ts';
import { newcombe } from '../stats/newcombe.ts';
import type { BulkDay } from './bulkClosing.ts';
import type { Comparison } from './comparison.ts';
import type { Horizon } from './horizon.ts';
import { masks } from './masks.ts';
import type { AnalysisPort } from './port.ts';
import { valueRateInterval } from './totals.ts';
import type { SideCounts } from './verdict.ts';

/** Does the answer hold by the other clock, by value, and without a day of bulk closing? */
export async function findSensitivity(
  port: AnalysisPort,
  horizon: Horizon,
  comparison: Comparison,
  counts: { before: SideCounts; after: SideCounts },
  options: {
    designEffect: number;
    byValue: boolean;
    hasCreated: boolean;
    bulk: readonly BulkDay[];
  },
  where: Sql,
): Promise<Verdict['sensitivity']> {
  const found: Verdict['sensitivity'] = [];
  if (options.hasCreated && comparison.clock === 'closed')
    found.push({
      what: 'by created date',
      change: await byCreated(port, horizon, comparison, options.designEffect, where),
    });
  if (options.byValue)
    found.push({ what: 'by value', change: await byValue(port, comparison, where) });
  const bulk = options.bulk.filter((one) => inside(one.date, comparison));
  if (bulk.length > 0)
    found.push({
      what: `without ${bulk.map((one) => one.date).join(', ')}, when many deals were closed at once`,
      change: withoutBulk(comparison, counts, bulk, options.designEffect),
    });
  return found;
}

const inside = (date: string, { before, after }: Comparison): boolean =>
  [before, after].some((side) => date >= side.from && date <= side.to);

async function byCreated(
  port: AnalysisPort,
  horizon: Horizon,
  { before, after }: Comparison,
  designEffect: number,
  where: Sql,
): Promise<Interval | null> {
  const masked = masks(horizon, 'quarter', 'created');
  if ([before, after].some((side) => masked.get(side.start)?.masked !== false)) return null;
  const rows = await port.rows<PeriodRow>(
    'created-quarters',
    'Deals per quarter by created date',
    periodCounts('quarter', 'created', where),
  );
  const counts = (start: string): SideCounts => {
    const row = rows.find((one) => one.start === start);
    return { deals: (row?.won ?? 0) + (row?.lost ?? 0), won: row?.won ?? 0 };
  };
  return newcombe(counts(before.start), counts(after.start), designEffect);
}

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
