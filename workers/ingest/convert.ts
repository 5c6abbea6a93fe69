import type { ColumnPlan, IntakePlan, Question } from '../../src/domain/intakePlan.ts';
import { fillDates } from '../../src/sql/load/convertDates.ts';
import type { StoredColumn } from '../../src/sql/load/storage.ts';
import { convertDateColumn } from './convertDateColumn.ts';
import { convertNumberColumn } from './convertNumberColumn.ts';
import type { Converted, Unreadable } from './converted.ts';
import type { LoadPort } from './port.ts';
import { dealColumn, neededType } from './storage.ts';

/** All columns in their own types, with the plan as the whole columns decided it. */
export interface Conversion {
  plan: IntakePlan;
  columns: StoredColumn[];
  unreadable: Unreadable[];
  questions: Question[];
}

function convertColumn(
  port: LoadPort,
  plan: ColumnPlan,
  { column, storage }: StoredColumn,
): Promise<Converted> | Converted {
  const needed = neededType(plan);
  if (storage.kind === 'text' && needed === 'date') return convertDateColumn(port, plan, column);
  if (storage.kind === 'text' && needed === 'number') {
    return convertNumberColumn(port, plan, column);
  }
  // true and false that turned out to be more than that, and roles that are names whatever they look like
  const type = storage.kind === 'levels' ? 'text' : storage.kind;
  return { plan: { ...plan, type }, storage, unreadable: null, question: null };
}

/** Turns the columns that had to be read as text into what they are, one after the other, in place. */
export async function convertColumns(
  port: LoadPort,
  plan: IntakePlan,
  columns: readonly StoredColumn[],
): Promise<Conversion> {
  const done: Converted[] = [];
  for (const column of columns) {
    const planned = plan.columns[column.index];
    if (planned) done.push(await convertColumn(port, planned, column));
  }
  const questions = done.map(({ question }) => question).filter((q) => q !== null);
  const second = plan.closedDateElse === undefined ? undefined : plan.columns[plan.closedDateElse];
  if (second && questions.length === 0 && plan.columns.some((c) => c.role === 'closedDate')) {
    await port.run(fillDates('closed_on', dealColumn(second)));
  }
  return {
    plan: { ...plan, columns: done.map((c) => c.plan) },
    columns: columns.map((c, i) => ({ ...c, storage: done[i]?.storage ?? c.storage })),
    unreadable: done.map((c) => c.unreadable).filter((u) => u !== null),
    questions,
  };
}
