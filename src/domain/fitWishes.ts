import type { ComparisonChoice } from './comparisonChoice.ts';
import type { Dataset } from './dataset.ts';
import type { Days } from './definitions.ts';
import type { Filter } from './document/run.ts';
import type { Field } from './field.ts';
import type { Misfit, Wishes } from './wishes.ts';

type Facts = Pick<Dataset, 'fields' | 'columns' | 'source' | 'has'>;

/** What of the wishes a file can answer, and what it has nothing for. */
export function fitWishes(
  { filters, comparison, looks, putBack, alertBudget }: Wishes,
  dataset: Facts,
): { wishes: Wishes; misfits: Misfit[] } {
  const misfits: Misfit[] = [];
  const isColumn = (column: string): boolean => {
    const known = dataset.columns.some(({ name }) => name === column);
    if (!known) misfits.push({ kind: 'column', column });
    return known;
  };
  const wishes = {
    filters: filters.flatMap((filter) => fitFilter(filter, dataset.fields, misfits)),
    comparison: fitComparison(comparison, dataset, misfits),
    looks,
    putBack: putBack.filter(isColumn),
    alertBudget,
  };
  return { wishes, misfits };
}

function fitFilter(filter: Filter, fields: readonly Field[], misfits: Misfit[]): Filter[] {
  const { field, values } = filter;
  const levels = fields.find(({ name }) => name === field)?.levels;
  if (!levels) {
    misfits.push({ kind: 'field', field });
    return [];
  }
  const known = new Set(levels);
  for (const level of values) if (!known.has(level)) misfits.push({ kind: 'level', field, level });
  const fitting = values.filter((level) => known.has(level));
  return fitting.length > 0 ? [{ field, values: fitting }] : [];
}

function fitComparison(
  { clock, measure, periods }: ComparisonChoice,
  { has, source }: Facts,
  misfits: Misfit[],
): ComparisonChoice {
  const hasClock = clock === null || has[clock];
  const hasValue = measure === 'count' || has.amount;
  const starts = [source.createdFrom, source.closedFrom].filter((day) => day !== null);
  const first = starts.toSorted()[0];
  const last = source.asOf;
  const inFile = ({ from, to }: Days): boolean =>
    first !== undefined && last !== null && from <= last && to >= first;
  const hasPeriods = periods === null || (inFile(periods.before) && inFile(periods.after));
  if (!hasClock) misfits.push({ kind: 'clock' });
  if (!hasValue) misfits.push({ kind: 'value' });
  if (!hasPeriods) misfits.push({ kind: 'periods' });
  return {
    clock: hasClock ? clock : null,
    measure: hasValue ? measure : 'count',
    periods: hasPeriods ? periods : null,
  };
}
