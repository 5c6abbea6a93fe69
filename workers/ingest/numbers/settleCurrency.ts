import type { CurrencyReport } from '../../../src/domain/dataset.ts';
import type { IntakePlan, Question } from '../../../src/domain/intakePlan.ts';
import {
  type CurrencyRow,
  currencyTotals,
  leaveOtherCurrencies,
} from '../../../src/sql/load/currencies.ts';
import type { Conversion } from '../convert.ts';
import { byCurrency, currencyColumn } from './currencyColumn.ts';
import { currencyCode } from './currencies.ts';
import { currencyQuestion } from './numberQuestions.ts';
import type { LoadPort } from '../port.ts';

/** A column of more different texts than this names no currencies. */
const MAX_CURRENCIES = 500;

/** What became of amounts in several currencies: a question, or a report of what counts; neither where there is one. */
export interface SettledCurrency {
  /** Without a choice of currency where the file leaves none to make. */
  plan: IntakePlan;
  question: Question | null;
  report: CurrencyReport | null;
}

/**
 * Where a column beside the amounts names several currencies, leaves out the amounts of all but the chosen one; asks
 * when nobody has chosen.
 */
export async function settleCurrency(
  port: LoadPort,
  { plan, columns, currencies }: Conversion,
): Promise<SettledCurrency> {
  if (currencies) return { plan, question: null, report: currencies };
  const { currency: _, ...rest } = plan;
  const nothing: SettledCurrency = { plan: rest, question: null, report: null };
  const amount = columns.find(({ column }) => column === 'amount');
  const chosen = plan.currency?.column ?? null;
  const named = chosen === null ? currencyColumn(plan.columns) : plan.columns[chosen];
  const beside = columns.find(({ index }) => index === named?.index);
  const name = amount && plan.columns[amount.index]?.name;
  const textual = beside?.storage.kind === 'text' || beside?.storage.kind === 'levels';
  if (!beside || !named || name === undefined || !textual) return nothing;
  if (beside.storage.kind === 'levels' && beside.storage.levels.length < 2) return nothing;
  const rows = await port.query<CurrencyRow>(currencyTotals(beside.column, MAX_CURRENCIES + 1));
  if (rows.length > MAX_CURRENCIES) return nothing;
  const deals = byCurrency(rows.map((row) => [row.currency ?? '', row.deals]));
  const totals = byCurrency(rows.map((row) => [row.currency ?? '', row.total]));
  if ([...deals.keys()].filter((code) => code !== '').length < 2) return nothing;
  const keep = plan.currency?.keep ?? null;
  // Nobody has chosen, or, in last month's file, one that this file does not have.
  if (keep === null || !deals.has(keep)) {
    return { ...nothing, question: currencyQuestion(name, named.name, deals, 'in the whole file') };
  }
  const kept = rows.filter(({ currency }) => currencyCode(currency ?? '') === keep);
  await port.run(
    leaveOtherCurrencies(
      beside.column,
      kept.map(({ currency }) => currency),
    ),
  );
  const values = [...deals]
    .map(([currency, n]) => ({ currency, deals: n, total: totals.get(currency) ?? 0 }))
    .sort((a, b) => b.deals - a.deals);
  return {
    plan,
    question: null,
    report: { column: name, currencyColumn: named.name, keep, values },
  };
}
