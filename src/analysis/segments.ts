import type { Segment } from '../domain/document/segments.ts';
import type { Totals } from '../domain/document/totals.ts';
import type { Field } from '../domain/field.ts';
import type { ComparedLevelRow } from '../sql/comparedLevels.ts';
import type { LevelRow } from '../sql/levelCounts.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import { betaBinomial } from '../stats/betaBinomial.ts';
import { differenceTest } from '../stats/differenceTest.ts';
import { newcombe } from '../stats/newcombe.ts';
import { ratioDifference } from '../stats/ratioDifference.ts';
import { ratioRate } from '../stats/ratioRate.ts';
import { levelKey, sumsOf } from './comparedLevels.ts';
import { ratio, winRateOf } from './winRate.ts';

/**
 * Every level of every field; each q is over all levels of all fields.
 * @param amounts of both periods, where changes are by value
 */
export function findSegments(
  fields: readonly Field[],
  rows: readonly LevelRow[],
  totals: Totals,
  compared: boolean,
  amounts: readonly ComparedLevelRow[] | null = null,
): Segment[] {
  const changeOf = changeBy(compared, amounts);
  const segments = fields.flatMap((field, i) => {
    const levels = rows.filter((row) => row.field === i);
    const spread = betaBinomial(levels.map((row) => ({ deals: row.won + row.lost, won: row.won })));
    const closed = levels.reduce((sum, row) => sum + row.won + row.lost, 0);
    const won = levels.reduce((sum, row) => sum + row.won, 0);
    return levels.map((row): Segment => {
      const here = { deals: row.won + row.lost, won: row.won };
      const rest = { deals: closed - here.deals, won: won - row.won };
      return {
        ...describe(field, row, totals),
        shrunk: spread && here.deals > 0 ? spread.shrink(here.won, here.deals) : null,
        change: changeOf(row),
        pValue: differenceTest(rest, here)?.pValue ?? null,
        qValue: null,
      };
    });
  });
  const q = benjaminiHochberg(segments.map((one) => one.pValue));
  const changes = benjaminiHochberg(segments.map((one) => one.change?.pValue ?? null));
  return segments.map((one, i) => ({
    ...one,
    qValue: q[i] ?? null,
    change: one.change && { ...one.change, qValue: changes[i] ?? 1 },
  }));
}

type Described = Omit<Segment, 'shrunk' | 'change' | 'pValue' | 'qValue'>;

function describe(field: Field, row: LevelRow, totals: Totals): Described {
  const money = totals.amount !== null;
  const meanCycleDays = ratio(row.cycle_days, row.cycle_deals);
  const velocity = money ? ratio(row.won_amount ?? 0, meanCycleDays) : null;
  return {
    field: field.name,
    level: field.levels[row.level] ?? '',
    deals: row.deals,
    won: row.won,
    lost: row.lost,
    open: row.open,
    winRate: winRateOf(row.won, row.lost),
    amount: money ? row.amount : null,
    wonAmount: money ? row.won_amount : null,
    meanWonAmount: money ? ratio(row.won_amount, row.won) : null,
    meanCycleDays,
    velocityScore: velocity === null ? null : scoreOf(velocity, totals.velocityPerDay),
  };
}

const scoreOf = (velocity: number, whole: number | null): number | null =>
  whole === null || whole <= 0 ? null : (100 * velocity) / whole;

type ChangeOf = (row: LevelRow) => Segment['change'];

function changeBy(compared: boolean, amounts: readonly ComparedLevelRow[] | null): ChangeOf {
  if (!compared) return () => null;
  if (!amounts) return changeByCount;
  const byKey = new Map(amounts.map((row) => [levelKey(row), row]));
  return (row) => changeByValue(byKey.get(levelKey(row)));
}

/** @returns null where a level has too few deals in a period, or too unequal ones */
function changeByValue(row: ComparedLevelRow | undefined): Segment['change'] {
  const before = row && ratioRate(sumsOf(row, 'before'));
  const after = row && ratioRate(sumsOf(row, 'after'));
  const found = before && after && ratioDifference(before, after);
  return found
    ? {
        before: before.rate,
        after: after.rate,
        difference: found.change,
        pValue: found.pValue,
        qValue: 1,
      }
    : null;
}

function changeByCount(row: LevelRow): Segment['change'] {
  const before = { deals: row.before_deals, won: row.before_won };
  const after = { deals: row.after_deals, won: row.after_won };
  const difference = newcombe(before, after);
  const test = differenceTest(before, after);
  if (!difference || !test) return null;
  return {
    before: ratio(before.won, before.deals),
    after: ratio(after.won, after.deals),
    difference,
    pValue: test.pValue,
    qValue: 1,
  };
}
