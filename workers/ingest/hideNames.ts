import { hiddenName, namesPersons } from '../../src/domain/hiddenNames.ts';
import type { ColumnPlan, IntakePlan } from '../../src/domain/intakePlan.ts';
import {
  emptyColumn,
  type NameRow,
  namesInOrder,
  renameQuotas,
  renameValues,
} from '../../src/sql/load/hideNames.ts';
import type { StoredColumn } from '../../src/sql/load/storage.ts';
import type { LoadPort } from './port.ts';

/**
 * Takes the names of persons out of the rows before anything is counted, so that nothing that is made of them can tell
 * one: reps become `Rep 1`, `Rep 2` … in the order in which the file first has them, whoever is in a column of other
 * persons likewise, and what else tells of a person is emptied. A person has one name in all columns.
 * @returns the columns as they are kept now
 */
export async function hideNames(
  port: LoadPort,
  plan: IntakePlan,
  columns: readonly StoredColumn[],
): Promise<StoredColumn[]> {
  const isNamed = (column: ColumnPlan): boolean =>
    namesPersons(column) || isJoinedByPersons(plan, column);
  const turn = ({ index }: StoredColumn): number => {
    const column = plan.columns[index];
    return column?.role === 'rep' ? 0 : column && isNamed(column) ? 1 : 2;
  };
  const persons = new Map<string, string>();
  /** Persons so far by what they are called. */
  const called = new Map<string, number>();
  const kept = new Map<number, StoredColumn>();
  for (const stored of columns.toSorted((a, b) => turn(a) - turn(b))) {
    const planned = plan.columns[stored.index];
    if (!planned || planned.role === 'outcome') continue;
    if (planned.personal !== undefined && planned.role !== 'rep') {
      await port.run(emptyColumn(stored.column));
      kept.set(stored.index, { ...stored, storage: { kind: 'text' } });
      continue;
    }
    const isText = stored.storage.kind === 'levels' || stored.storage.kind === 'text';
    const named = isNamed(planned);
    if (!named && !(isText && planned.role === 'field')) continue;
    const names = (await port.query<NameRow>(namesInOrder(stored.column))).map(
      ({ value }) => value,
    );
    // Owners of accounts are reps, whatever their column is called.
    if (names.length === 0 || (!named && !mostlyIn(names, persons))) continue;
    const kind = hiddenName(planned, 0);
    const shown = names.map((name) => {
      const before = persons.get(name);
      if (before !== undefined) return before;
      const at = called.get(kind) ?? 0;
      called.set(kind, at + 1);
      const other = hiddenName(planned, at);
      persons.set(name, other);
      return other;
    });
    await port.run(renameValues(stored.column, names, shown));
    kept.set(stored.index, { ...stored, storage: { kind: 'levels', levels: shown } });
    if (planned.role !== 'rep') continue;
    const hasQuotas = plan.linked.some(({ kind, accepted }) => kind === 'quota' && accepted);
    if (hasQuotas) await port.run(renameQuotas(names, shown));
  }
  return columns.map((column) => kept.get(column.index) ?? column);
}

/** Whether most of the values are names that are hidden elsewhere. */
const mostlyIn = (names: readonly string[], persons: ReadonlyMap<string, string>): boolean =>
  names.filter((name) => persons.has(name)).length * 2 > names.length;

/** Whether a column of the deals is looked up among persons, as the reps of a list of teams or of quotas. */
const isJoinedByPersons = (plan: IntakePlan, { index, role, type }: ColumnPlan): boolean =>
  type === 'text' &&
  role !== 'account' &&
  plan.linked.some(({ accepted, join, columns }) => {
    const key = join?.to === plan.file && join.column === index ? columns[join.key] : undefined;
    return accepted && key !== undefined && namesPersons(key);
  });
