import type { LoadedTable } from '../../../src/domain/dataset.ts';
import type { IntakePlan } from '../../../src/domain/intakePlan.ts';
import {
  datesByYear,
  datesInYears,
  type FarDateRow,
  type YearRow,
  type YearSpans,
  yearSpans,
} from '../../../src/sql/load/farDates.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';
import type { LoadPort } from '../port.ts';

/** So many years without a single date part what lies beyond them from the others. */
const FAR_YEARS = 5;
/** No deal is expected in a later one; a short year can land there. */
const LAST_YEAR = 2049;
const EXAMPLES = 5;

/** The year in the middle of all dates. */
function middleYear(years: readonly YearRow[]): number {
  const all = years.reduce((sum, { deals }) => sum + deals, 0);
  let upto = 0;
  return years.find(({ deals }) => (upto += deals) >= all / 2)?.year ?? 0;
}

/**
 * Years that lie apart from those in which most dates are, and those after any that is expected.
 * @param years each year with a date, the first first
 */
export function farYears(years: readonly YearRow[]): YearRow[] {
  const middle = middleYear(years);
  const groups: YearRow[][] = [];
  for (const row of years) {
    const group = groups.at(-1);
    if (group && row.year - (group.at(-1)?.year ?? 0) <= FAR_YEARS) group.push(row);
    else groups.push([row]);
  }
  const apart = groups.filter((group) => !group.some(({ year }) => year === middle)).flat();
  return years.filter((row) => apart.includes(row) || row.year > LAST_YEAR);
}

/**
 * Dates that stand years apart from all others of their column: 1900-01-01 for “unknown”, 2099-12-31 for “never”, a
 * short year in the wrong century. They are days that there are, so they are taken, and told.
 */
export async function findFarDates(
  port: LoadPort,
  plan: IntakePlan,
  columns: readonly StoredColumn[],
): Promise<NonNullable<LoadedTable['farDates']>> {
  const dates = columns.filter(({ storage }) => storage.kind === 'date');
  if (dates.length === 0) return [];
  const found: NonNullable<LoadedTable['farDates']> = [];
  const [spans] = await port.query<YearSpans>(yearSpans(dates.map(({ column }) => column)));
  for (const [i, { column, index }] of dates.entries()) {
    const [first, last] = [spans?.[`f${i}`] ?? 0, spans?.[`l${i}`] ?? 0];
    if (last - first <= FAR_YEARS && last <= LAST_YEAR) continue;
    const far = farYears(await port.query<YearRow>(datesByYear(column)));
    if (far.length === 0) continue;
    const years = far.map(({ year }) => year);
    const examples = await port.query<FarDateRow>(datesInYears(column, years, EXAMPLES));
    found.push({
      column: plan.columns[index]?.name ?? '',
      count: far.reduce((sum, { deals }) => sum + deals, 0),
      examples: examples.map(({ day }) => day),
    });
  }
  return found;
}
