import type { ColumnPlan } from '../../../src/domain/intakePlan.ts';
import { isEnglishMonth } from './dateNames.ts';

const NUMBERS = /^%[dmYy]([-/.])%[dmYy]\1%[dmYy]$/;
const NAMED = /^%d([- /])%[bB]\1%[Yy]$/;
const TIME = /^(?:[T ]%H:%M(?::%S(?:\.%f)?)?|[T ]%I:%M(?::%S)? %p)?$/;

/**
 * The strptime pattern by which DuckDB reads a date column while it reads the file: strictly, no cell with anything
 * more in it. Null when the column has to be read as text first: its order is in doubt, a zone would move the day, or
 * DuckDB would take what is no such date for one, as it does with seven digits for `%Y%m%d`.
 */
export function directFormat({ dateFormat, dateOrder, examples }: ColumnPlan): string | null {
  if (dateFormat === null || dateOrder === 'ambiguous' || dateOrder === 'mixed') return null;
  const utc = dateFormat.endsWith('%z');
  // DuckDB would reckon with an offset; a Z it can be made to read as the letter it is.
  if (utc && !(examples.length > 0 && examples.every((value) => value.endsWith('Z')))) return null;
  const format = utc ? dateFormat.slice(0, -2) : dateFormat;
  const at = format.search(/[T ]%[HI]/);
  const [date, time] = at < 0 ? [format, ''] : [format.slice(0, at), format.slice(at)];
  if (!TIME.test(time)) return null;
  const english = () => examples.every((value) => isEnglishMonth(/\p{L}+/u.exec(value)?.[0] ?? ''));
  if (!NUMBERS.test(date) && !(NAMED.test(date) && english())) return null;
  return utc ? `${format}Z` : format;
}
