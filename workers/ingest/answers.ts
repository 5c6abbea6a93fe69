import type { ColumnPlan, IntakePlan, Question } from '../../src/domain/intakePlan.ts';

const named = (id: string, kind: string): string | null =>
  id.startsWith(`${kind}:`) ? id.slice(kind.length + 1) : null;

const swapped = (format: string): string =>
  format.replace(/%([dm])/g, (_, sign: string) => (sign === 'd' ? '%m' : '%d'));

const withColumn = (
  plan: IntakePlan,
  name: string,
  change: (column: ColumnPlan) => Partial<ColumnPlan>,
): IntakePlan => ({
  ...plan,
  columns: plan.columns.map((c) => (c.name === name ? { ...c, ...change(c), confidence: 1 } : c)),
});

function answered(plan: IntakePlan, { id, answer }: Question): IntakePlan {
  if (answer === null) return plan;
  const dates = named(id, 'date-order');
  if (dates !== null) {
    return withColumn(plan, dates, ({ dateFormat }) => ({
      dateOrder: 'chosen',
      dateFormat:
        dateFormat && dateFormat.startsWith('%d') !== (answer === 'dmy')
          ? swapped(dateFormat)
          : dateFormat,
    }));
  }
  const numbers = named(id, 'decimal-mark');
  if (numbers !== null) {
    return withColumn(plan, numbers, () => ({ decimalMark: answer === ',' ? ',' : '.' }));
  }
  const value = named(id, 'outcome-value');
  if (value !== null && (answer === 'won' || answer === 'lost' || answer === 'open')) {
    const { outcomeValues } = plan;
    return {
      ...plan,
      unknownOutcomes: plan.unknownOutcomes.filter((unknown) => unknown !== value),
      outcomeValues: { ...outcomeValues, [answer]: [...outcomeValues[answer], value] },
    };
  }
  if (id !== 'outcome-column') return plan;
  const columns = plan.columns.map((column): ColumnPlan => {
    if (column.index === Number(answer)) return { ...column, role: 'outcome', confidence: 1 };
    return column.role === 'outcome' ? { ...column, role: 'field' } : column;
  });
  const { openWhen: _, ...rest } = plan;
  // The values of the other column mean nothing in this one; loading sorts its own.
  return { ...rest, columns, unknownOutcomes: [], outcomeValues: { won: [], lost: [], open: [] } };
}

/** The plan with a person's answers in it; questions without an answer leave it as it is. */
export const applyAnswers = (plan: IntakePlan, questions: readonly Question[]): IntakePlan =>
  questions.reduce(answered, plan);
