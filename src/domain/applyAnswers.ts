import type { ColumnPlan, IntakePlan, Question } from './intakePlan.ts';
import { changeColumn } from './changeColumn.ts';
import { isDateOrder, withOrder } from './dateFormats.ts';
import { changeOutcomeValue } from './changeOutcomeValue.ts';
import type { Outcome } from './outcome.ts';

/** `date-order:Close date` → `['date-order', 'Close date']`. */
function subjectOf(id: string): [kind: string, subject: string] {
  const colon = id.indexOf(':');
  return colon < 0 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)];
}

const isOutcome = (answer: string): answer is Outcome => ['won', 'lost', 'open'].includes(answer);

/** Answers to “which currency”: that the amounts can't be compared, or those that name none. */
export const NO_CURRENCY = 'none';
export const UNNAMED_CURRENCY = 'unnamed';

const columnCalled = (plan: IntakePlan, name: string): ColumnPlan | undefined =>
  plan.columns.find((column) => column.name === name) ??
  plan.columns.find((column) => String(column.index) === name);

/** Amounts of one currency count, or, when they can't be compared, none do. */
function withCurrency(plan: IntakePlan, subject: string, answer: string): IntakePlan {
  const amount = plan.columns.find(({ role }) => role === 'amount');
  if (answer === NO_CURRENCY) {
    const { currency: _, ...rest } = plan;
    return amount ? changeColumn(rest, amount.index, { role: 'ignored' }) : rest;
  }
  const named = subject === '' ? undefined : columnCalled(plan, subject);
  const keep = answer === UNNAMED_CURRENCY ? '' : answer;
  return { ...plan, currency: { column: named?.index ?? null, keep } };
}

function withAnswer(plan: IntakePlan, question: Question): IntakePlan {
  const { answer } = question;
  if (answer === null) return plan;
  const [kind, subject] = subjectOf(question.id);
  if (kind === 'outcome-value')
    return isOutcome(answer) ? changeOutcomeValue(plan, subject, answer) : plan;
  if (kind === 'currency') return withCurrency(plan, subject, answer);
  const column = columnCalled(plan, kind === 'outcome-column' ? answer : subject);
  if (!column) return plan;
  if (kind === 'outcome-column') return changeColumn(plan, column.index, { role: 'outcome' });
  if (kind === 'date-order' && column.dateFormat !== null && isDateOrder(answer)) {
    const dateFormat = withOrder(column.dateFormat, answer);
    return changeColumn(plan, column.index, { dateFormat });
  }
  if (kind === 'decimal-mark' && (answer === '.' || answer === ',')) {
    return changeColumn(plan, column.index, { decimalMark: answer });
  }
  return plan;
}

/** The plan as the person's answers make it. */
export const applyAnswers = (plan: IntakePlan, questions: readonly Question[]): IntakePlan =>
  questions.reduce(withAnswer, plan);
