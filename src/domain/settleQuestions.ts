import { orderOf } from './dateFormats.ts';
import type { ColumnPlan, IntakePlan, Question } from './intakePlan.ts';
import { meaningsOf } from './recipeOf.ts';

const outcomeOf = ({ columns }: IntakePlan): ColumnPlan | undefined =>
  columns.find(({ role }) => role === 'outcome');

/** What the plan says to a question: an answer, that it does not arise any more (null), or nothing (undefined). */
function saidBy(plan: IntakePlan, question: Question, moved: boolean): string | null | undefined {
  const colon = question.id.indexOf(':');
  const kind = colon < 0 ? question.id : question.id.slice(0, colon);
  const subject = question.id.slice(colon + 1);
  if (kind === 'outcome-value') return moved ? null : meaningsOf(plan.outcomeValues).get(subject);
  if (kind === 'outcome-column') return moved ? String(outcomeOf(plan)?.index ?? '') : undefined;
  const column = plan.columns.find(({ name }) => name === subject);
  if (kind === 'date-order' && column) {
    if (column.type !== 'date') return null;
    return column.dateOrder === 'chosen' ? orderOf(column.dateFormat ?? '') : undefined;
  }
  if (kind === 'decimal-mark' && column) {
    if (column.type !== 'number') return null;
    return column.decimalDoubt === 'chosen' ? column.decimalMark : undefined;
  }
  return undefined;
}

/** The questions that are left when a person has changed the plan by hand: some it answers, some it makes pointless. */
export function settleQuestions(
  before: IntakePlan,
  after: IntakePlan,
  questions: readonly Question[],
): Question[] {
  const moved = outcomeOf(before)?.index !== outcomeOf(after)?.index;
  return questions.flatMap((question) => {
    const said = saidBy(after, question, moved);
    if (said === undefined) return [question];
    const known = question.choices.some(({ value }) => value === said);
    return known ? [{ ...question, answer: said }] : [];
  });
}
