/** A piece of SQL. Only the functions of this file make one, so a plain string can never pass for SQL. */
export interface Sql {
  readonly text: string;
}

/** What may stand in a `${…}`: plain values become literals, pieces of SQL are nested as they are. */
export type SqlValue = string | number | boolean | null | Sql;

/** What may stand between joined pieces without being a piece of SQL itself. */
export type Separator =
  ', ' | ' AND ' | ' OR ' | ' || ' | ' + ' | ' * ' | '\n' | ',\n' | ' UNION ALL ';

class Piece implements Sql {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** DuckDB's parser stops at a NUL, so a string that has one is put together from its parts. */
function stringLiteral(value: string): string {
  const parts = value.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(' || chr(0) || ')})`;
}

/**
 * Fractions get an exponent: `0.1` would be a DECIMAL, `0.1e0` is the very double JavaScript has. So do integers beyond
 * what a double counts one by one, as a HUGEINT may round to the neighbour.
 */
function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`SQL has no literal for ${value}`);
  const digits = String(value);
  const literal = Number.isSafeInteger(value) || digits.includes('e') ? digits : `${digits}e0`;
  return value < 0 ? `(${literal})` : literal;
}

function literal(value: SqlValue): string {
  if (value instanceof Piece) return value.text;
  if (value === null) return 'NULL';
  if (typeof value === 'string') return stringLiteral(value);
  if (typeof value === 'number') return numberLiteral(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  throw new TypeError('Not a piece of SQL: only sql`…`, ident() and join() make one');
}

/**
 * SQL as a value: a string in `${…}` is always a quoted literal, a number a number, another piece of SQL nests.
 * @example sql`SELECT ${ident('f0')} FROM cells WHERE name = ${"O'Hara"}` // … WHERE name = 'O''Hara'
 */
export function sql(strings: TemplateStringsArray, ...values: SqlValue[]): Sql {
  const text = strings.reduce(
    (before, after, i) => before + literal(values[i - 1] ?? null) + after,
  );
  return new Piece(text);
}

/** A name of a table or column, quoted. */
export function ident(name: string): Sql {
  if (name === '' || name.includes('\0')) throw new TypeError('Not a name SQL can hold');
  return new Piece(`"${name.replaceAll('"', '""')}"`);
}

/** Pieces of SQL one after the other. */
export function join(parts: readonly Sql[], separator: Separator | Sql = ', '): Sql {
  const between = typeof separator === 'string' ? separator : literal(separator);
  return new Piece(parts.map(literal).join(between));
}
