import type { IntakePlan } from '../../../src/domain/intakePlan.ts';
import { type FractionCounts, fractionCounts } from '../../../src/sql/load/fractions.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';
import type { LoadPort } from '../port.ts';

/**
 * The plan with those columns to be read as text whose sample had whole numbers only while the file has more: the `.` in
 * them may group thousands, and only the text shows it. Null when there are none.
 */
export async function withLateMarks(
  port: LoadPort,
  plan: IntakePlan,
  columns: readonly StoredColumn[],
): Promise<IntakePlan | null> {
  const whole = columns.filter(
    ({ index, storage }) =>
      storage.kind === 'number' && plan.columns[index]?.decimalDoubt === 'unseen',
  );
  if (whole.length === 0) return null;
  const [row] = await port.query<FractionCounts>(fractionCounts(whole.map(({ column }) => column)));
  const late = new Set(whole.filter((_, i) => (row?.[`n${i}`] ?? 0) > 0).map(({ index }) => index));
  if (late.size === 0) return null;
  return {
    ...plan,
    columns: plan.columns.map((column) =>
      // What may have a decimal comma is read as text.
      late.has(column.index) ? { ...column, decimalMark: ',' } : column,
    ),
  };
}
