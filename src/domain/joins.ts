import type { ColumnPlan, IntakePlan, LinkedFile, Merge } from './intakePlan.ts';

/** The columns of the deals' own file, in its order. */
const ownColumns = ({ columns }: IntakePlan): ColumnPlan[] =>
  columns.filter(({ from }) => from === undefined);

/** The plan of the deals' file alone. */
export function withoutJoinedColumns(plan: IntakePlan): IntakePlan {
  const columns = ownColumns(plan);
  if (columns.length === plan.columns.length) return plan;
  return { ...plan, columns, merges: plan.merges.filter(({ column }) => column < columns.length) };
}

/** `accounts.csv.gz` → `accounts`. */
export const fileLabel = (name: string): string =>
  name.replace(/(?:\.(?:csv|tsv|txt|gz|xlsx|parquet))+$/i, '') || name;

/** Lookups whose columns the deals get: accepted, and so is every file on the way to them. In the order of the files. */
export function joinedFiles({ file, linked }: IntakePlan): LinkedFile[] {
  const reached = new Set([file]);
  const open = linked.filter(({ kind, accepted }) => kind === 'lookup' && accepted);
  for (let grown = true; grown;) {
    const next = open.filter((l) => l.join && reached.has(l.join.to) && !reached.has(l.file));
    for (const one of next) reached.add(one.file);
    grown = next.length > 0;
  }
  return open.filter((one) => reached.has(one.file));
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n += 1) name = `${wanted} ${n}`;
  taken.add(name);
  return name;
}

const placeOf = ({ from }: ColumnPlan): string => (from ? `${from.file}:${from.index}` : '');

/**
 * The plan with the columns of its accepted lookups behind the deals' own, and without those of others. What a person
 * changed about a joined column stays as long as the column does; merges follow their columns.
 */
export function withJoinedColumns(plan: IntakePlan): IntakePlan {
  const own = ownColumns(plan);
  const before = new Map(plan.columns.map((column) => [placeOf(column), column]));
  const taken = new Set(own.map(({ name }) => name));
  const joined = joinedFiles(plan).flatMap(({ file, name, columns, join }) =>
    columns
      .filter(({ index }) => index !== join?.key)
      .map((column): ColumnPlan => {
        const from = { file, index: column.index };
        const known = before.get(placeOf({ ...column, from })) ?? { ...column, from };
        return { ...known, name: freeName(`${column.name} (${fileLabel(name)})`, taken) };
      }),
  );
  const columns = [...own, ...joined].map((column, index) => ({ ...column, index }));
  return { ...plan, columns, merges: movedMerges(plan, columns) };
}

function movedMerges(plan: IntakePlan, columns: readonly ColumnPlan[]): Merge[] {
  return plan.merges.flatMap((merge) => {
    const column = plan.columns[merge.column];
    if (!column?.from) return [merge];
    const now = columns.find((other) => placeOf(other) === placeOf(column));
    return now ? [{ ...merge, column: now.index }] : [];
  });
}

/** The plan with a file joined, or not joined, as a person wants it. */
export const acceptJoin = (plan: IntakePlan, file: number, accepted: boolean): IntakePlan =>
  withJoinedColumns({
    ...plan,
    linked: plan.linked.map((one) => (one.file === file ? { ...one, accepted } : one)),
  });
