import type { ComparedFigures, Figures } from '../domain/document/totals.ts';
import { sideFigures, type SideFiguresRow } from '../sql/sideFigures.ts';
import { meanDifference, type Sums } from '../stats/meanDifference.ts';
import { FEWEST_VALUES, meanInterval, relativeChange } from '../stats/meanInterval.ts';
import type { Setting } from './setting.ts';
import { ratio } from './winRate.ts';

/** Cycle, won deal and velocity of both compared periods, whatever days they are, and how far they moved. */
export async function comparedFigures({
  port,
  dataset,
  overview,
  deals,
}: Pick<Setting, 'port' | 'dataset' | 'overview' | 'deals'>): Promise<ComparedFigures | null> {
  const { comparison } = overview;
  if (!comparison) return null;
  const { clock, before, after } = comparison;
  const rows = await port.rows<SideFiguresRow>(
    'compared-figures',
    `Cycles and won amounts of the compared periods, by ${clock} date`,
    sideFigures(clock, [before, after], deals),
  );
  const [first, second] = [rows[0] ?? NOTHING, rows[1] ?? NOTHING];
  const { amount } = dataset.has;
  const cycles = [cycle(first), cycle(second)] as const;
  const amounts = [won(first), won(second)] as const;
  const few = cycles.some(({ count }) => count < FEWEST_VALUES);
  return {
    before: figuresOf(first, amount),
    after: figuresOf(second, amount),
    cycleChange: few ? null : (meanDifference(...cycles)?.difference ?? null),
    wonAmountChange: amount ? relativeChange(...amounts) : null,
  };
}

const cycle = (row: SideFiguresRow): Sums => ({
  count: row.cycle_deals,
  sum: row.cycle_days ?? 0,
  squares: row.cycle_squares ?? 0,
});

/** A won deal without an amount counts as none, as in every mean of the app. */
const won = (row: SideFiguresRow): Sums => ({
  count: row.won,
  sum: row.won_amount ?? 0,
  squares: row.won_squares ?? 0,
});

function figuresOf(row: SideFiguresRow, hasAmount: boolean): Figures {
  const meanCycleDays = ratio(row.cycle_days, row.cycle_deals);
  const wonAmount = hasAmount ? row.won_amount : null;
  return {
    meanCycleDays,
    cycleInterval: meanInterval(cycle(row)),
    meanWonAmount: ratio(wonAmount, row.won),
    wonAmountInterval: hasAmount ? meanInterval(won(row)) : null,
    velocityPerDay: ratio(wonAmount, meanCycleDays),
  };
}

const NOTHING: SideFiguresRow = {
  place: 0,
  won: 0,
  won_amount: null,
  won_squares: null,
  cycle_deals: 0,
  cycle_days: null,
  cycle_squares: null,
};
