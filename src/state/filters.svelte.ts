import { closedFilter, closedRangeOf, filterKey } from '../domain/closedRange.ts';
import type { Days } from '../domain/definitions.ts';
import type { SegmentLevel } from '../domain/document/combinations.ts';
import type { Filter } from '../domain/document/run.ts';

const sameValues = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value));

/** Whether both leave the same deals, in whatever order they were chosen. */
export const sameFilters = (a: readonly Filter[], b: readonly Filter[]): boolean =>
  a.length === b.length &&
  a.every((one) =>
    b.some((other) => filterKey(other) === filterKey(one) && sameValues(one.values, other.values)),
  );

/** Which deals the person wants to look at: levels within a field are alternatives, fields narrow each other. */
export class Filters {
  list: readonly Filter[] = $state.raw([]);

  levelsOf(field: string): readonly string[] {
    return this.list.find((filter) => !filter.closed && filter.field === field)?.values ?? [];
  }

  /** An empty list of values takes the field's filter away. */
  set(field: string, values: readonly string[]): void {
    if (sameValues(values, this.levelsOf(field))) return;
    this.#put({ field }, values.length > 0 ? [{ field, values: [...values] }] : []);
  }

  /** The quarters that are chosen by closed date; null when all are. */
  get closed(): Days | null {
    return closedRangeOf(this.list);
  }

  /** @param days any days: the quarters they lie in are chosen; null for all */
  setClosed(days: Days | null): void {
    const next = days ? [closedFilter(days)] : [];
    const here = this.list.filter(({ closed }) => closed);
    if (sameFilters(next, here)) return;
    const [which = next[0]] = here;
    if (which) this.#put(which, next);
  }

  /** It keeps its place: what one looks at must not jump. Dates come last, as in an address. */
  #put(which: Pick<Filter, 'field' | 'closed'>, next: readonly Filter[]): void {
    const at = this.list.findIndex((filter) => filterKey(filter) === filterKey(which));
    const list = at < 0 ? [...this.list, ...next] : this.list.toSpliced(at, 1, ...next);
    this.list = list.toSorted((a, b) => Number(Boolean(a.closed)) - Number(Boolean(b.closed)));
  }

  has({ field, level }: SegmentLevel): boolean {
    return this.levelsOf(field).includes(level);
  }

  /** Filters by all of them; by none of them when it is by all already. */
  toggle(levels: readonly SegmentLevel[]): void {
    const isOn = levels.every((one) => this.has(one));
    for (const one of levels) {
      const others = this.levelsOf(one.field).filter((level) => level !== one.level);
      this.set(one.field, isOn ? others : [...others, one.level]);
    }
  }

  replace(list: readonly Filter[]): void {
    this.list = list;
  }
}
