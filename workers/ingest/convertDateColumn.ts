import type { ColumnPlan } from '../../src/domain/intakePlan.ts';
import {
  convertDates,
  type DatePattern,
  type DateValue,
  dateValues,
  unreadDates,
} from '../../src/sql/load/convertDates.ts';
import type { Converted } from './converted.ts';
import { dateOf, type DateVerdict, judgeDates, orderOf, withOrder } from './dateOrder.ts';
import type { LoadPort } from './port.ts';
import { isNothing } from './profile.ts';
import { dateOrderQuestion } from './questions.ts';
import { unreadableCells } from './unreadable.ts';

/** More different days than any file has; a column with more of them is judged on its commonest. */
const MAX_DAYS = 100_000;

const isIso = (date: string) => date === '%Y-%m-%d';

const patternOf = (format: string | null): DatePattern => {
  const date = format === null ? '%Y-%m-%d' : dateOf(format);
  return { date: isIso(date) ? null : date, timed: format !== null && date !== format };
};

/** The format that the whole column speaks for; null when a person has to say. */
function decide(plan: ColumnPlan, verdict: DateVerdict): string | null {
  if (orderOf(verdict.format) === null) return verdict.format;
  if (verdict.order === 'proven') return verdict.format;
  const order = plan.dateFormat ? orderOf(plan.dateFormat) : null;
  const settled = plan.dateOrder === undefined && verdict.order === 'ambiguous';
  if ((plan.dateOrder === 'chosen' || settled) && order) return withOrder(verdict.format, order);
  return null;
}

/**
 * Decides how a text column writes its dates on the different values of the whole column, and turns it into
 * dates. Asks when they do not prove the order of day and month and nobody has chosen one.
 */
export async function convertDateColumn(
  port: LoadPort,
  plan: ColumnPlan,
  column: string,
): Promise<Converted> {
  const loose = patternOf(plan.dateFormat);
  const values = await port.query<DateValue>(dateValues(column, loose, MAX_DAYS));
  const known = values.filter(({ value }) => !isNothing(value));
  const compact = plan.dateFormat === '%Y%m%d';
  const verdict = judgeDates(
    known.map(({ value, deals }) => [value, deals]),
    compact,
  );
  const format = verdict ? decide(plan, verdict) : plan.dateFormat;
  if (verdict && format === null) {
    const dateOrder = verdict.order === 'mixed' ? 'mixed' : 'ambiguous';
    const asked: ColumnPlan = { ...plan, dateFormat: verdict.format, dateOrder };
    const texts = known.map(({ value }) => value);
    const question = dateOrderQuestion(asked, verdict, texts, 'in the whole file');
    return { plan: asked, storage: { kind: 'text' }, unreadable: null, question };
  }
  // The time of day was cut off above; the plan keeps it, as that is what stands in the file.
  const pattern: DatePattern = { ...patternOf(format), timed: loose.timed };
  const unread = await port.query<DateValue>(unreadDates(column, pattern, MAX_DAYS));
  await port.run(convertDates(column, pattern, unread.length === 0));
  const { dateOrder, ...rest } = plan;
  const time = loose.timed
    ? (plan.dateFormat ?? '').slice(dateOf(plan.dateFormat ?? '').length)
    : '';
  return {
    plan: {
      ...rest,
      type: 'date',
      dateFormat: format === null ? null : dateOf(format) + time,
      ...(dateOrder === 'chosen' && { dateOrder }),
    },
    storage: { kind: 'date' },
    unreadable: unreadableCells(plan.name, unread),
    question: null,
  };
}
