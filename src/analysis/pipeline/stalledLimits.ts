import type { Field } from '../../domain/field.ts';
import type { LevelRow } from '../../sql/levelCounts.ts';
import { wonCycles, type WonCycleRow } from '../../sql/pipeline/openDealCells.ts';
import { chiSquareUpper } from '../../stats/distributions.ts';
import { shrunkQuantiles } from '../../stats/shrunkQuantile.ts';
import type { LifeTable } from '../lifeTable.ts';
import type { Setting } from '../setting.ts';
import type { StalledLimits } from './limitOf.ts';

/** Nine in ten won deals had closed by the limit. */
export const STALLED_QUANTILE = 0.9;
/** The cycles of a field's levels differ at this p, over all fields looked at (Bonferroni's). */
const DIFFER_P = 0.05;
/** A limit from fewer won deals is none. */
export const FEWEST_WON = 20;

/** Limits that are less than this share apart from that of all deals are no limits of their own. */
const WORTH_OWN_LIMIT = 0.1;
/** Fields tried, those whose cycles differ most first: each costs a query. */
const MOST_TRIED = 3;

/** The age from which a deal counts as stalled. @returns null where too few won deals have both dates */
export async function stalledLimits(
  setting: Setting,
  usable: readonly Field[],
  life: LifeTable,
): Promise<StalledLimits | null> {
  const { dataset, overview } = setting;
  const asked = usable.filter((field) => field.role !== 'rep');
  const ranked = fieldsByCycle(dataset.fields, asked, overview.levels, life);
  for (const field of ranked.slice(0, MOST_TRIED)) {
    const rows = await readCycles(setting, field);
    const groups = field.levels.map((_, level) => rows.filter((row) => row.level === level));
    // Levels that are lost more often close later or sooner without any won deal doing so.
    if (cycleDifference(groups) * asked.length >= DIFFER_P) continue;
    const found = shrunkQuantiles(groups, STALLED_QUANTILE);
    if (!found) return null;
    // Over many deals a day’s difference is sure, and nobody would work by it: then one limit says it.
    const apart = found.groups.map(({ shrunk }) => Math.abs(shrunk - found.all));
    if (Math.max(...apart) < WORTH_OWN_LIMIT * found.all) continue;
    const byLevel = found.groups.map(({ shrunk, own, deals }) => ({
      days: Math.round(shrunk),
      own,
      won: deals,
    }));
    return { field, all: Math.round(found.all), won: wonOf(rows), byLevel };
  }
  const rows = await readCycles(setting, null);
  const found = shrunkQuantiles([rows], STALLED_QUANTILE);
  const won = wonOf(rows);
  return found && won >= FEWEST_WON
    ? { field: null, all: Math.round(found.all), won, byLevel: [] }
    : null;
}

const wonOf = (rows: readonly WonCycleRow[]): number =>
  rows.reduce((sum, row) => sum + row.deals, 0);

const readCycles = ({ port, deals }: Setting, field: Field | null): Promise<WonCycleRow[]> =>
  port.rows<WonCycleRow>(
    field ? `won-cycles-${field.key}` : 'won-cycles',
    `Days from created to won${field ? ` by ${field.name}` : ''}`,
    wonCycles(field, deals),
  );

/** Counts of a group, with their sum of days and of squared days. */
interface CycleSums {
  deals: number;
  days: number;
  squares: number;
}

const noCycles = (): CycleSums => ({ deals: 0, days: 0, squares: 0 });

function addCycles(sums: CycleSums, days: number, deals: number): CycleSums {
  sums.deals += deals;
  sums.days += days * deals;
  sums.squares += days * days * deals;
  return sums;
}

const varianceOf = ({ deals, days, squares }: CycleSums): number =>
  deals > 1 ? (squares - (days * days) / deals) / (deals - 1) : 0;

/**
 * Fields whose levels' mean cycles seem to differ, those that differ most first, from what is counted already.
 * @param asked fields known when a deal is created, and no rep: deals are held against deals, not against persons
 */
function fieldsByCycle(
  all: readonly Field[],
  asked: readonly Field[],
  levels: readonly LevelRow[],
  { cohorts }: LifeTable,
): Field[] {
  const total = noCycles();
  for (const { ages } of cohorts)
    for (const { age, won, lost } of ages) addCycles(total, age, won + lost);
  const variance = varianceOf(total);
  return asked
    .map((field) => {
      const rows = levels.filter((row) => all[row.field] === field);
      const means = rows.map((row) => ({ deals: row.cycle_deals ?? 0, days: row.cycle_days ?? 0 }));
      return { field, ...spreadOf(means, variance) };
    })
    .filter(({ p }) => p * asked.length < DIFFER_P)
    .sort((a, b) => b.perDegree - a.perDegree)
    .map(({ field }) => field);
}

/** p of the hypothesis that the won deals of all levels take equally long on average. */
function cycleDifference(groups: readonly (readonly WonCycleRow[])[]): number {
  const sums = groups.map((rows) =>
    rows.reduce((sum, { days, deals }) => addCycles(sum, days, deals), noCycles()),
  );
  const total = groups
    .flat()
    .reduce((sum, { days, deals }) => addCycles(sum, days, deals), noCycles());
  return spreadOf(sums, varianceOf(total)).p;
}

/** Σ n(m − m̄)²/s² against χ² (Welch’s refinements do not matter at 20 deals a level). */
function spreadOf(
  levels: readonly Pick<CycleSums, 'deals' | 'days'>[],
  variance: number,
): { p: number; perDegree: number } {
  const counted = levels.filter(({ deals }) => deals >= FEWEST_WON);
  const deals = counted.reduce((sum, one) => sum + one.deals, 0);
  const mean = counted.reduce((sum, one) => sum + one.days, 0) / Math.max(1, deals);
  const square = counted.reduce(
    (sum, one) => sum + one.deals * (one.days / one.deals - mean) ** 2,
    0,
  );
  const degrees = counted.length - 1;
  if (degrees < 1 || variance <= 0) return { p: 1, perDegree: 0 };
  const chiSquare = square / variance;
  return { p: chiSquareUpper(chiSquare, degrees), perDegree: chiSquare / degrees };
}
