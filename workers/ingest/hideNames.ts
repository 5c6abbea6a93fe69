import { hiddenName, namesPersons } from '../../src/domain/hiddenNames.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
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
 * persons likewise, and what else tells of a person is emptied. A person who is a rep has one name in all columns.
 * @returns the columns as they are kept now
 */
export async function hideNames(
  port: LoadPort,
  plan: IntakePlan,
  columns: readonly StoredColumn[],
): Promise<StoredColumn[]> {
  const repsFirst = columns.toSorted(
    (a, b) =>
      Number(plan.columns[b.index]?.role === 'rep') - Number(plan.columns[a.index]?.role === 'rep'),
  );
  const reps = new Map<string, string>();
  const kept = new Map<number, StoredColumn>();
  for (const stored of repsFirst) {
    const planned = plan.columns[stored.index];
    if (!planned || planned.role === 'outcome') continue;
    if (planned.personal !== undefined && planned.role !== 'rep') {
      await port.run(emptyColumn(stored.column));
      kept.set(stored.index, { ...stored, storage: { kind: 'text' } });
      continue;
    }
    const isText = stored.storage.kind === 'levels' || stored.storage.kind === 'text';
    const named = namesPersons(planned);
    if (!named && !(isText && planned.role === 'field')) continue;
    const names = (await port.query<NameRow>(namesInOrder(stored.column))).map(
      ({ value }) => value,
    );
    // Owners of accounts are reps, whatever their column is called.
    if (names.length === 0 || (!named && !mostlyIn(names, reps))) continue;
    let others = 0;
    const shown = names.map((name) => reps.get(name) ?? hiddenName(planned, others++));
    await port.run(renameValues(stored.column, names, shown));
    kept.set(stored.index, { ...stored, storage: { kind: 'levels', levels: shown } });
    if (planned.role !== 'rep') continue;
    names.forEach((name, at) => reps.set(name, shown[at] ?? ''));
    const hasQuotas = plan.linked.some(({ kind, accepted }) => kind === 'quota' && accepted);
    if (hasQuotas) await port.run(renameQuotas(names, shown));
  }
  return columns.map((column) => kept.get(column.index) ?? column);
}

/** Whether most of the values are names of reps. */
const mostlyIn = (names: readonly string[], reps: ReadonlyMap<string, string>): boolean =>
  names.filter((name) => reps.has(name)).length * 2 > names.length;
