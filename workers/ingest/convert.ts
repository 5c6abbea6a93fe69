import type { CurrencyReport } from '../../src/domain/dataset.ts';
import type { ColumnPlan, IntakePlan, Question } from '../../src/domain/intakePlan.ts';
import { neededType } from '../../src/domain/neededType.ts';
import { fillDates } from '../../src/sql/load/convertDates.ts';
import { outcomeByDates } from '../../src/sql/load/outcomes.ts';
import type { StoredColumn } from '../../src/sql/load/storage.ts';
import { convertDateColumn } from './dates/convertDateColumn.ts';
import { convertNumberColumn } from './numbers/convertNumberColumn.ts';
import type { Converted, Unreadable } from './converted.ts';
import type { LoadPort } from './port.ts';
import { dealColumn } from './storage.ts';

/** All columns in their own types, with the plan as the whole columns decided it. */
export interface Conversion {
  plan: IntakePlan;
  columns: StoredColumn[];
  unreadable: Unreadable[];
  questions: Question[];
  currencies: CurrencyReport | undefined;
  /** The only currency of the amounts, where another one was to count. */
  otherCurrency: string | undefined;
}

function convertColumn(
  port: LoadPort,
  plan: ColumnPlan,
  { column, storage }: StoredColumn,
  keep: string | null,
): Promise<Converted> | Converted {
  const needed = neededType(plan);
  if (storage.kind === 'text' && needed === 'date') return convertDateColumn(port, plan, column);
  if (storage.kind === 'text' && needed === 'number') {
    return convertNumberColumn(port, plan, column, keep);
  }
  // true and false that turned out to be more than that, and roles that are names whatever they look like
  const flag = plan.type === 'boolean' && storage.kind === 'levels';
  const type = flag ? 'boolean' : storage.kind === 'levels' ? 'text' : storage.kind;
  return { plan: { ...plan, type }, storage, unreadable: null, question: null };
}

/** Turns the columns that had to be read as text into what they are, one after the other, in place. */
export async function convertColumns(
  port: LoadPort,
  plan: IntakePlan,
  columns: readonly StoredColumn[],
): Promise<Conversion> {
  const done: Converted[] = [];
  const keep = plan.currency?.column === null ? plan.currency.keep : null;
  for (const column of columns) {
    const planned = plan.columns[column.index];
    if (planned) done.push(await convertColumn(port, planned, column, keep));
  }
  const questions = done.map(({ question }) => question).filter((q) => q !== null);
  await outcomesByDates(port, plan);
  const second = plan.closedDateElse === undefined ? undefined : plan.columns[plan.closedDateElse];
  if (second && questions.length === 0 && plan.columns.some((c) => c.role === 'closedDate')) {
    await port.run(fillDates('closed_on', dealColumn(second)));
  }
  return {
    plan: { ...plan, columns: done.map((c) => c.plan) },
    columns: columns.map((c, i) => ({ ...c, storage: done[i]?.storage ?? c.storage })),
    unreadable: done.map((c) => c.unreadable).filter((u) => u !== null),
    questions,
    currencies: done.find(({ currencies }) => currencies)?.currencies,
    otherCurrency: done.find(({ plan }) => plan.role === 'amount')?.otherCurrency,
  };
}

/** Before the two dates of an end become one. */
async function outcomesByDates(port: LoadPort, { columns, outcomeDates }: IntakePlan) {
  if (!outcomeDates || columns.some(({ role }) => role === 'outcome')) return;
  const [won, lost] = [columns[outcomeDates.won], columns[outcomeDates.lost]];
  if (won && lost) await port.run(outcomeByDates(dealColumn(won), dealColumn(lost)));
}
