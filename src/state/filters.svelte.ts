import type { Filter } from '../domain/document/run.ts';

const sameValues = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value));

/** Which deals the person wants to look at: levels within a field are alternatives, fields narrow each other. */
export class Filters {
  list: readonly Filter[] = $state.raw([]);

  levelsOf(field: string): readonly string[] {
    return this.list.find((filter) => filter.field === field)?.values ?? [];
  }

  /** An empty list of values takes the field's filter away. */
  set(field: string, values: readonly string[]): void {
    if (sameValues(values, this.levelsOf(field))) return;
    const others = this.list.filter((filter) => filter.field !== field);
    this.list = values.length > 0 ? [...others, { field, values: [...values] }] : others;
  }

  replace(list: readonly Filter[]): void {
    this.list = list;
  }
}
