import type { ColumnPlan, IntakePlan, Question } from './intakePlan.ts';
import { changeColumn } from './changeColumn.ts';
import { changeOutcomeValue } from './changeOutcomeValue.ts';
import type { Outcome } from './outcome.ts';

/** `date-order:Close date` → `['date-order', 'Close date']`. */
function subjectOf(id: string): [kind: string, subject: string] {
  const colon = id.indexOf(':');
  return colon < 0 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)];
}

const isOutcome = (answer: string): answer is Outcome => ['won', 'lost', 'open'].includes(answer);

const columnCalled = (plan: IntakePlan, name: string): ColumnPlan | undefined =>
  plan.columns.find((column) => column.name === name) ??
  plan.columns.find((column) => String(column.index) === name);

/** The same pattern with day and month the other way round. */
const swapped = (format: string): string =>
  format.replace(/%([dm])/g, (_, sign: string) => (sign === 'd' ? '%m' : '%d'));

function inOrder(format: string | null, order: string): string | null {
  const dayFirst = format !== null && format.indexOf('%d') < format.indexOf('%m');
  return format !== null && dayFirst !== (order === 'dmy') ? swapped(format) : format;
}

function withAnswer(plan: IntakePlan, question: Question): IntakePlan {
  const { answer } = question;
  if (answer === null) return plan;
  const [kind, subject] = subjectOf(question.id);
  if (kind === 'outcome-value')
    return isOutcome(answer) ? changeOutcomeValue(plan, subject, answer) : plan;
  const column = columnCalled(plan, kind === 'outcome-column' ? answer : subject);
  if (!column) return plan;
  if (kind === 'outcome-column') return changeColumn(plan, column.index, { role: 'outcome' });
  if (kind === 'date-order') {
    const dateFormat = inOrder(column.dateFormat, answer);
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
