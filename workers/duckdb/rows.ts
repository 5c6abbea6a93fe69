import { type DataType, tableFromIPC, Type, type Vector } from 'apache-arrow';

export type Cell = number | string | boolean | null;
export type Row = Record<string, Cell>;

/** A query's result as DuckDB hands it out: Arrow IPC, in one piece or many. */
type Ipc = Uint8Array | readonly Uint8Array[];

/** What a result column may be, and how one of its values is read. Nulls never get here. */
const readers = new Map<Type, (value: unknown) => Cell>([
  // Not defined is null: NaN and ±∞ never leave the engine.
  [Type.Float, (value) => (Number.isFinite(value) ? (value as number) : null)],
  [Type.Utf8, (value) => value as string],
  [Type.Bool, (value) => value as boolean],
  [Type.Date, (value) => new Date(value as number).toISOString().slice(0, 10)],
]);

/**
 * A result column of a type this application does not let out of the engine: `sum()` over DECIMAL loses
 * its point on the way to JavaScript, `count(*)` arrives as a bigint. The cure is a cast in the query.
 */
export class ColumnTypeError extends TypeError {
  override name = 'ColumnTypeError';
  constructor(column: string, type: DataType) {
    super(`Column “${column}” is ${type}; cast it to DOUBLE, VARCHAR, BOOLEAN or DATE.`);
  }
}

/** A 32-bit FLOAT has the same type id as a DOUBLE, and would show 0.1 as 0.10000000149. */
const isDouble = (type: DataType & { precision?: number }) =>
  type.typeId === Type.Float && type.precision === 2;

function columnsOf(ipc: Ipc): { name: string; column: Vector }[] {
  const table = tableFromIPC(ipc);
  return table.schema.fields.map(({ name }, i) => {
    const column = table.getChildAt(i);
    if (!column) throw new TypeError(`The result has no column “${name}”.`);
    return { name, column };
  });
}

function reader(name: string, column: Vector): (row: number) => Cell {
  const type = column.type as DataType;
  const read = readers.get(type.typeId);
  if (!read || (type.typeId === Type.Float && !isDouble(type))) {
    throw new ColumnTypeError(name, type);
  }
  return (row) => {
    const value: unknown = column.get(row);
    return value === null ? null : read(value);
  };
}

/** A result as plain objects, one for each row. */
export function rowsFrom(ipc: Ipc): Row[] {
  const columns = columnsOf(ipc);
  const reads = columns.map(({ name, column }) => [name, reader(name, column)] as const);
  return Array.from({ length: columns[0]?.column.length ?? 0 }, (_, row) =>
    Object.fromEntries(reads.map(([name, read]) => [name, read(row)])),
  );
}

/** A result of nothing but numbers, one typed array for each column: for answers of many rows. */
export function columnsFrom(ipc: Ipc): Record<string, Float64Array> {
  return Object.fromEntries(
    columnsOf(ipc).map(({ name, column }) => {
      if (!isDouble(column.type as DataType)) throw new ColumnTypeError(name, column.type);
      if (column.nullCount > 0) throw new TypeError(`Column “${name}” of numbers has a NULL.`);
      return [name, column.toArray() as Float64Array];
    }),
  );
}
