import type { ColumnPlan, Question } from '../../../src/domain/intakePlan.ts';
import { decimalMarkQuestion } from './numberQuestions.ts';
import type { ColumnProfile } from '../profile.ts';

/** Whether a column's numbers show by themselves what their decimal mark is. */
const proves = (profile: ColumnProfile): boolean =>
  profile.number?.verdict.order === 'proven' &&
  profile.number.verdict.point + profile.number.verdict.comma > 0;

/**
 * A column of numbers that does not show its decimal mark is read as the others of the file that do, when they agree:
 * one program wrote them all. Where there is none, it is asked about; a column nobody needs stays the text it is.
 */
export function settleDecimals(
  columns: readonly ColumnPlan[],
  profiles: readonly ColumnProfile[],
): ColumnPlan[] {
  const proving = columns.flatMap((column) => {
    const profile = profiles.find(({ index }) => index === column.index);
    return column.type === 'number' && profile && proves(profile) ? [column] : [];
  });
  const marks = new Set(proving.map(({ decimalMark }) => decimalMark));
  const [twin] = proving;
  return columns.map((column): ColumnPlan => {
    if (column.decimalDoubt !== 'ambiguous' && column.decimalDoubt !== 'mixed') return column;
    if (column.decimalDoubt === 'ambiguous' && twin && marks.size === 1) {
      const reason = `${column.reason} Its decimal mark is that of “${twin.name}”.`;
      return { ...column, decimalMark: twin.decimalMark, decimalDoubt: 'settled', reason };
    }
    if (column.role !== 'ignored') return column;
    const { decimalDoubt: _, ...rest } = column;
    const reason = 'Its numbers do not show whether they have a decimal point or a decimal comma.';
    return { ...rest, type: 'text', decimalMark: null, reason };
  });
}

/** One question for each column whose decimal mark is still open. */
export const decimalQuestions = (
  columns: readonly ColumnPlan[],
  profiles: readonly ColumnProfile[],
): Question[] =>
  columns.flatMap((column) => {
    const profile = profiles.find(({ index }) => index === column.index);
    const open = column.decimalDoubt === 'ambiguous' || column.decimalDoubt === 'mixed';
    if (!open || !profile?.number) return [];
    const where = `in the sample of ${profile.rows.toLocaleString('en-US')} rows`;
    return [decimalMarkQuestion(column, profile.number.verdict, profile.values.keys(), where)];
  });
