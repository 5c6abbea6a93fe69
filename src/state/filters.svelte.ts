import type { SegmentLevel } from '../domain/document/combinations.ts';
import type { Filter } from '../domain/document/run.ts';

const sameValues = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value));

/** Whether both leave the same deals, in whatever order they were chosen. */
export const sameFilters = (a: readonly Filter[], b: readonly Filter[]): boolean =>
  a.length === b.length &&
  a.every(({ field, values }) =>
    b.some((other) => other.field === field && sameValues(values, other.values)),
  );

/** Which deals the person wants to look at: levels within a field are alternatives, fields narrow each other. */
export class Filters {
  list: readonly Filter[] = $state.raw([]);

  levelsOf(field: string): readonly string[] {
    return this.list.find((filter) => filter.field === field)?.values ?? [];
  }

  /** An empty list of values takes the field's filter away. */
  set(field: string, values: readonly string[]): void {
    if (sameValues(values, this.levelsOf(field))) return;
    const next = values.length > 0 ? [{ field, values: [...values] }] : [];
    const at = this.list.findIndex((filter) => filter.field === field);
    // It keeps its place: what one looks at must not jump.
    this.list = at < 0 ? [...this.list, ...next] : this.list.toSpliced(at, 1, ...next);
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
