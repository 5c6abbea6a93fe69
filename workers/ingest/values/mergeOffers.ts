import type { MergeOffer } from '../../../src/domain/dataset.ts';
import type { Role } from '../../../src/domain/role.ts';
import { knownSpelling } from './knownSpelling.ts';
import { type Counted, nearDuplicates } from './nearDuplicates.ts';

/** A column with its different values. */
export interface ColumnValues {
  /** Its place in the plan. */
  index: number;
  name: string;
  role: Role;
  values: readonly Counted[];
}

/** Levels, not names: only these are held against known words. */
const MAX_LEVELS = 300;

/** Words a letter off a known one, where the right one does not stand in the column anyway. */
function misspelt(values: readonly Counted[], taken: ReadonlySet<string>) {
  return values.flatMap((from) => {
    const into = taken.has(from.value) ? null : knownSpelling(from.value);
    return into === null
      ? []
      : [{ from, into, reason: `“${into}” is a common word, “${from.value}” is not.` }];
  });
}

/**
 * Values that look like one and the same, as offers by the value they would become. Names of reps are held together
 * only by capitals, spaces and accents: a letter makes another person.
 */
export function mergeOffers(columns: readonly ColumnValues[]): MergeOffer[] {
  return columns.flatMap(({ index, name, role, values }) => {
    const near = nearDuplicates(values, undefined, role !== 'rep');
    const taken = new Set(near.flatMap(({ from, into }) => [from.value, into]));
    const words = role === 'field' && values.length <= MAX_LEVELS ? misspelt(values, taken) : [];
    const offers = new Map<string, MergeOffer>();
    for (const { from, into, reason } of [...near, ...words]) {
      const offer = offers.get(into) ?? { column: index, name, into, from: [], reason };
      offers.set(into, { ...offer, from: [...offer.from, { value: from.value, rows: from.rows }] });
    }
    return [...offers.values()];
  });
}

/** Whether some levels look alike at all, before it is known how often each stands: with no rows none is too frequent. */
export const mayBeAlike = (levels: readonly string[]): boolean =>
  nearDuplicates(levels.map((value) => ({ value, rows: 0 }))).length > 0 ||
  levels.some((value) => knownSpelling(value) !== null);
