import type { IntakePlan } from '../../../src/domain/intakePlan.ts';
import { type FractionCounts, fractionCounts } from '../../../src/sql/load/fractions.ts';
import type { OpenedFile } from '../open/openFile.ts';
import type { LoadControl, LoadPort } from '../port.ts';
import { type FileRead, readFile } from '../records/readFile.ts';

/** Columns whose sample had whole numbers only while the file has more: the `.` in them may group thousands. */
async function withFractions(
  port: LoadPort,
  plan: IntakePlan,
  { columns }: FileRead,
): Promise<number[]> {
  const whole = columns.filter(
    ({ index, storage }) =>
      storage.kind === 'number' && plan.columns[index]?.decimalDoubt === 'unseen',
  );
  if (whole.length === 0) return [];
  const [row] = await port.query<FractionCounts>(fractionCounts(whole.map(({ column }) => column)));
  return whole.filter((_, i) => (row?.[`n${i}`] ?? 0) > 0).map(({ index }) => index);
}

/**
 * The plan with those columns to be read as text whose numbers do not show all that their text says. Null when there
 * are none.
 */
async function withLateMarks(
  port: LoadPort,
  plan: IntakePlan,
  read: FileRead,
): Promise<IntakePlan | null> {
  const isNumber = (index: number) =>
    read.columns.some((column) => column.index === index && column.storage.kind === 'number');
  const odd = [...read.oddNumbers].filter(isNumber);
  const late = new Set([...odd, ...(await withFractions(port, plan, read))]);
  if (late.size === 0) return null;
  return {
    ...plan,
    columns: plan.columns.map((column) =>
      // What may have a decimal comma is read as text.
      late.has(column.index) ? { ...column, decimalMark: ',' } : column,
    ),
  };
}

/**
 * Reads a file as `readFile` does; and once more, with some columns as text, where what comes late in it shows that
 * their numbers alone do not say what stands there.
 */
export async function readNumbersExactly(
  port: LoadPort,
  opened: OpenedFile,
  plan: IntakePlan,
  control: LoadControl,
): Promise<FileRead> {
  const read = await readFile(port, opened, plan, control);
  const late = await withLateMarks(port, plan, read);
  return late ? readFile(port, opened, late, control) : read;
}
