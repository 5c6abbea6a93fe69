import type { JoinReport, LoadedTable } from '../../src/domain/dataset.ts';
import { namesPersonsByName } from '../../src/domain/hiddenNames.ts';

type Told = Pick<LoadedTable, 'rejected' | 'repaired' | 'notes' | 'joins' | 'mergeOffers'>;

/**
 * What is told of a file beside its rows, without the values that name persons: rows that were not taken stand with all
 * that was in them, and what a join did not find or what looks alike was looked for before names were hidden.
 * @param hidden names of the columns whose values are hidden
 */
export function toldWithoutNames<T extends Told>(told: T, hidden: ReadonlySet<string>): T {
  const tells = (column: string | null): boolean =>
    column !== null && (hidden.has(column) || namesPersonsByName(column));
  return {
    ...told,
    rejected: [],
    repaired: [],
    notes: told.notes.filter(({ id }) => id !== 'merges'),
    joins: told.joins.map((one) =>
      one.personal || tells(one.column) || tells(one.key) ? withoutValues(one) : one,
    ),
    mergeOffers: told.mergeOffers.filter(({ name, personal }) => !personal && !tells(name)),
  };
}

function withoutValues(report: JoinReport): JoinReport {
  const { refused, key } = report;
  const repeats = refused?.includes(' is not unique: ') ?? false;
  return {
    ...report,
    unmatched: [],
    refused: repeats
      ? `“${key ?? ''}” is not unique: joining it would count deals more than once.`
      : refused,
  };
}
