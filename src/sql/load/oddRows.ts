import { DRAWN_LINE, TOTAL_BEGINNINGS, TOTAL_WORDS } from '../../domain/totalWords.ts';
import { ident, join, type Sql, sql } from '../sql.ts';
import { dealRows, type StoredColumn } from './storage.ts';

/** Rows that are all blank, rows that say what the header says, and rows that begin like a total or are drawn lines. */
export interface OddRowsRow {
  totals: number;
  blank: number;
  repeated: number;
}

/** Blanks that may stand around a text; a file put behind another has a byte order mark in its midst. */
const BLANKS = ' \t\r\n\u00a0\ufeff';

const plain = (text: string): string => text.trim().toLowerCase();

/** Whether a column's own name could be one of its values, as it is kept. */
function couldHold({ storage }: StoredColumn, name: string): boolean {
  if (name === '' || storage.kind === 'text') return true;
  if (storage.kind === 'levels') return storage.levels.some((level) => plain(level) === name);
  return /\d|^(?:nan|inf|infinity|epoch|true|false|[tf])$/.test(name);
}

const isOdd = (cell: Sql): Sql =>
  sql`regexp_matches(${cell}, ${`(?i)${TOTAL_WORDS}|${DRAWN_LINE}`})`;

/** Signs that such rows begin with, where they do not begin with a word; the first, and the one behind the last. */
const SIGNS = [
  ['', '0'],
  ['=', '>'],
  ['_', '`'],
  ['~', '\u007f'],
] as const;

const behind = (text: string): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);

/** Texts of the first column; stretches of it that have none that begins so are passed over unseen. */
function oddTexts(column: Sql): Sql {
  const spelt = TOTAL_BEGINNINGS.flatMap((two) => [
    two,
    two.slice(0, 1).toUpperCase() + two.slice(1),
    two.toUpperCase(),
  ]);
  const ranges = [...SIGNS, ...spelt.map((two) => [two, behind(two)] as const)];
  const looks = ranges.map(
    ([from, to]) =>
      sql`SELECT ${column} AS label FROM ${dealRows} WHERE ${column} >= ${from} AND ${column} < ${to}`,
  );
  return sql`(SELECT count(*)::DOUBLE FROM (${join(looks, ' UNION ALL ')}) WHERE ${isOdd(sql`label`)})`;
}

/**
 * Counts rows that the engine takes and that are none. A header among typed cells does not convert, so it can only hide
 * where all columns are text.
 * @param names what the header calls each column, by its place in the file; '' where it says nothing
 * @param full places of columns without a blank cell: a row with a cell in each of many is no total, and none is blank
 */
export function oddRows(
  columns: readonly StoredColumn[],
  names: readonly string[],
  outcomesKnown: boolean,
  full: ReadonlySet<number>,
): Sql {
  const own = (column: StoredColumn): Sql => ident(keptAs(column, outcomesKnown));
  const nameOf = ({ index }: StoredColumn) => plain(names[index] ?? '');
  const rowsWith = (tests: readonly Sql[]): Sql =>
    tests.length > 0
      ? sql`(SELECT count(*)::DOUBLE FROM ${dealRows} WHERE ${join(tests, ' AND ')})`
      : sql`0::DOUBLE`;
  const texts = columns.filter(({ storage }) => storage.kind === 'text');
  const typed = columns.filter(({ storage }) => storage.kind !== 'text');
  const blank = typed.some(({ index }) => full.has(index))
    ? []
    : [
        // Typed cells first: they are told apart without a look.
        ...typed.map((column) => sql`${own(column)} IS NULL`),
        ...texts.map((c) => sql`coalesce(trim(${own(c)}, ${BLANKS}), '') = ''`),
      ];
  const known = [...new Set(names.map(plain))].filter((name) => name !== '');
  const isName = (cell: Sql): Sql =>
    sql`lower(trim(${cell}, ${BLANKS})) IN (${join(known.map((name) => sql`lower(${name})`))})`;
  const repeated =
    known.length > 0 && columns.every((column) => couldHold(column, nameOf(column)))
      ? texts.filter((column) => nameOf(column) !== '').map((column) => isName(own(column)))
      : [];
  const [first] = columns;
  const mayBeOdd =
    full.size * 2 <= columns.length + 1 || typed.every(({ index }) => !full.has(index));
  const inFirst = first?.storage.kind === 'text' && mayBeOdd ? oddTexts(own(first)) : rowsWith([]);
  const others = texts.filter((column) => column !== first).map((column) => isOdd(own(column)));
  // Where the first column has no blank, nothing is looked at.
  const behindBlanks =
    first && others.length > 0 && mayBeOdd && !full.has(first.index)
      ? [sql`${own(first)} IS NULL`, sql`(${join(others, ' OR ')})`]
      : [];
  return sql`
    SELECT ${rowsWith(blank)} AS blank, ${rowsWith(repeated)} AS repeated,
      ${inFirst} + ${rowsWith(behindBlanks)} AS totals`;
}

/** The column that has a column's own cells: the outcome's may have its meaning already. */
export const keptAs = ({ column }: StoredColumn, outcomesKnown: boolean): string =>
  outcomesKnown && column === 'outcome' ? 'outcome_value' : column;
