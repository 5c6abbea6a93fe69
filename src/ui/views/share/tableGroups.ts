import type { DataTable } from '../../../export/table.ts';

export interface TableGroup {
  title: string;
  tables: DataTable[];
}

/** By the question they answer; the last takes what no other does. */
const GROUPS: readonly { title: string; ids: RegExp }[] = [
  { title: 'What happened, and when', ids: /^(periods|bridge|cohorts|season|drift|mix)/ },
  { title: 'Where and why', ids: /^(segments|combinations|driver|reps)/ },
  { title: 'What to do, and the data', ids: /^/ },
];

/** The tables under the question each answers, in their order; a question without tables is left out. */
export function tableGroups(tables: readonly DataTable[]): TableGroup[] {
  const groupOf = ({ id }: DataTable) => GROUPS.find(({ ids }) => ids.test(id));
  return GROUPS.map((group) => ({
    title: group.title,
    tables: tables.filter((table) => groupOf(table) === group),
  })).filter((group) => group.tables.length > 0);
}
