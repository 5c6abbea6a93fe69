import { orderOf, withOrder } from '../../../src/domain/dateFormats.ts';
import type { ColumnPlan, Question } from '../../../src/domain/intakePlan.ts';
import { dateOf } from './dateOrder.ts';
import { withDateReason } from './dateReason.ts';
import type { ColumnProfile } from '../profile.ts';
import { dateOrderQuestion } from '../questions.ts';

/** Whether a column's own values show the order of day and month. */
function provesOrder({ dateOrder }: ColumnPlan, profile: ColumnProfile | undefined): boolean {
  const { dayFirst = 0, monthFirst = 0, format = '' } = profile?.date ?? {};
  const order = orderOf(format);
  return dateOrder === undefined && (order === 'ymd' || dayFirst + monthFirst > 0);
}

/** A date column of the same make that proves its order speaks for the others: one program wrote them all. */
function settleOrder(
  column: ColumnPlan,
  columns: readonly ColumnPlan[],
  profiles: readonly ColumnProfile[],
): ColumnPlan {
  const format = column.dateFormat;
  const own = format === null ? null : orderOf(format);
  if (column.dateOrder !== 'ambiguous' || format === null || own === null) return column;
  const choices = profiles[column.index]?.date?.choices ?? [];
  const twin = columns.find((other) => {
    const order = other.dateFormat === null ? null : orderOf(other.dateFormat);
    if (other.dateFormat === null || order === null || !choices.includes(order)) return false;
    const alike = dateOf(withOrder(other.dateFormat, own)) === dateOf(format);
    return alike && provesOrder(other, profiles[other.index]);
  });
  const order = twin?.dateFormat ? orderOf(twin.dateFormat) : null;
  if (!twin || !order) return column;
  const { dateOrder: _, ...settled } = column;
  const reason = `${column.reason} Its day and month stand as in “${twin.name}”.`;
  return { ...settled, dateFormat: withOrder(format, order), reason };
}

/** A date nobody asks for, in an order nobody knows, stays the text it is. */
export const leaveUndecided = (column: ColumnPlan): ColumnPlan => {
  const isKey = column.role === 'createdDate' || column.role === 'closedDate';
  if (column.dateOrder === undefined || isKey) return column;
  const { dateOrder: _, ...rest } = column;
  const reason = 'Its dates do not show whether the day or the month comes first.';
  return { ...rest, role: 'ignored', type: 'text', dateFormat: null, reason };
};

/** What a sample shows of a column's dates; an order that it could not show is left to the whole column. */
function told(column: ColumnPlan, profile: ColumnProfile | undefined): ColumnPlan {
  const verdict = profile?.date;
  if (column.type !== 'date' || !verdict) return column;
  const dateFormat = verdict.seen ? column.dateFormat : null;
  const writings = verdict.writings.slice(0, 1);
  return { ...column, dateFormat, reason: withDateReason(column.reason, { ...verdict, writings }) };
}

/**
 * The columns with their dates settled as far as the file settles them. Where nothing says how deals ended, or no
 * other column is a date, every date is needed, and is asked for.
 */
export function settleDates(
  columns: readonly ColumnPlan[],
  profiles: readonly ColumnProfile[],
): ColumnPlan[] {
  const settled = columns.map((c) => told(settleOrder(c, columns, profiles), profiles[c.index]));
  const isDate = ({ type }: ColumnPlan) => type === 'date';
  const needed =
    settled.filter(isDate).length === 1 || !settled.some(({ role }) => role === 'outcome');
  return needed ? settled : settled.map(leaveUndecided);
}

/** One question for each date column whose order nobody knows. */
export function dateQuestions(
  columns: readonly ColumnPlan[],
  profiles: readonly ColumnProfile[],
): Question[] {
  return columns.flatMap((column) => {
    const profile = profiles[column.index];
    if (!profile?.date || column.dateOrder === undefined || column.type !== 'date') return [];
    const where = `in the sample of ${profile.rows.toLocaleString('en-US')} rows`;
    return [dateOrderQuestion(column, profile.date, profile.values.keys(), where)];
  });
}
