import { hasStood } from './asOfDay.ts';
import { closedRangeOf, liesWithin, rangeRefusal } from './closedRange.ts';
import type { ComparisonChoice } from './comparisonChoice.ts';
import type { Dataset } from './dataset.ts';
import type { Days } from './definitions.ts';
import type { Filter } from './document/run.ts';
import type { Field } from './field.ts';
import { ALERT_BUDGETS, type Misfit, type Wishes } from './wishes.ts';

type Facts = Pick<Dataset, 'fields' | 'columns' | 'source' | 'has'>;

/**
 * What of the wishes a file can answer, and what it has nothing for. Of an earlier day nothing but the day is looked at:
 * what the file had then is known once it stands (see `fitWishesThen`).
 */
export function fitWishes(wishes: Wishes, dataset: Facts): { wishes: Wishes; misfits: Misfit[] } {
  if (wishes.asOf === null) return fitToFile(wishes, dataset);
  if (hasStood(wishes.asOf, dataset)) return { wishes, misfits: [] };
  const fitted = fitToFile({ ...wishes, asOf: null }, dataset);
  return { ...fitted, misfits: [{ kind: 'as-of' }, ...fitted.misfits] };
}

/** The same for the file as it stood on the day that is wished for. */
export function fitWishesThen(wishes: Wishes, then: Facts): { wishes: Wishes; misfits: Misfit[] } {
  const { wishes: fitting, misfits } = fitToFile(wishes, then);
  return { wishes: { ...fitting, asOf: wishes.asOf }, misfits };
}

function fitToFile(
  { filters, comparison, looks, putBack, alertBudget }: Wishes,
  dataset: Facts,
): { wishes: Wishes; misfits: Misfit[] } {
  const misfits: Misfit[] = [];
  const isColumn = (column: string): boolean => {
    const known = dataset.columns.some(({ name }) => name === column);
    if (!known) misfits.push({ kind: 'column', column });
    return known;
  };
  const fitting = filters.flatMap((filter) =>
    filter.closed
      ? fitClosed(filter, filter.closed, dataset, misfits)
      : fitFilter(filter, dataset.fields, misfits),
  );
  const wishes = {
    filters: fitting,
    comparison: within(
      closedRangeOf(fitting),
      fitComparison(comparison, dataset, misfits),
      misfits,
    ),
    looks,
    putBack: putBack.filter(isColumn),
    alertBudget: alertBudget === null ? null : offered(alertBudget),
    asOf: null,
  };
  return { wishes, misfits };
}

/** The offered budget nearest to one that a link was written with: what is far smaller finds nothing, and looks calm. */
const offered = (budget: number): number =>
  ALERT_BUDGETS.reduce((best, one) =>
    Math.abs(one - budget) < Math.abs(best - budget) ? one : best,
  );

function fitClosed(
  filter: Filter,
  days: Days,
  { has, source }: Facts,
  misfits: Misfit[],
): Filter[] {
  const { closedFrom: from, closedTo: to } = source;
  const fits =
    has.closed && from !== null && to !== null && rangeRefusal(days, { from, to }) === null;
  if (!fits) misfits.push({ kind: 'closed' });
  return fits ? [filter] : [];
}

/** What can be compared in a range of closed dates: two periods that lie in it, by closed date. */
export function within(
  range: Days | null,
  comparison: ComparisonChoice,
  misfits: Misfit[],
): ComparisonChoice {
  if (!range) return comparison;
  const { clock, periods } = comparison;
  const isInside =
    periods === null || (liesWithin(periods.before, range) && liesWithin(periods.after, range));
  if (clock === 'created') misfits.push({ kind: 'outside', what: 'clock' });
  else if (!isInside) misfits.push({ kind: 'outside', what: 'periods' });
  const inside = isInside && clock !== 'created';
  return {
    ...comparison,
    clock: clock === 'created' ? null : clock,
    periods: inside ? periods : null,
  };
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
