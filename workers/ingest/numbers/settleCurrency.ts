import type { CurrencyReport } from '../../../src/domain/dataset.ts';
import type { FileNote, IntakePlan, Question } from '../../../src/domain/intakePlan.ts';
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
  /** That the currency which was to count is not there, and another one counts. */
  notes: FileNote[];
}

/**
 * The amounts are not in the currency that was chosen, in a file before this one.
 * @param only the one they are in; undefined when nothing names it
 */
function missed({ currency }: IntakePlan, only: string | undefined, deals: number): FileNote[] {
  if (!currency || (only ?? '') === currency.keep) return [];
  const wanted = currency.keep === '' ? 'without a currency' : `in ${currency.keep}`;
  const found =
    only === undefined
      ? 'this file does not say in which currency they are: all of them count'
      : `this file has none: its amounts are in ${only}, and count`;
  const sentence = `Only amounts ${wanted} were to count, and ${found}.`;
  return [{ id: 'currency', lines: [], count: deals, sentence }];
}

/**
 * Where a column beside the amounts names several currencies, leaves out the amounts of all but the chosen one; asks
 * when nobody has chosen.
 */
export async function settleCurrency(
  port: LoadPort,
  { plan, columns, currencies, otherCurrency }: Conversion,
): Promise<SettledCurrency> {
  if (currencies) return { plan, question: null, report: currencies, notes: [] };
  const { currency: _, ...rest } = plan;
  const nothing: SettledCurrency = {
    plan: rest,
    question: null,
    report: null,
    notes: missed(plan, otherCurrency, 0),
  };
  const amount = columns.find(({ column }) => column === 'amount');
  const chosen = plan.currency?.column ?? null;
  const named = chosen === null ? currencyColumn(plan.columns) : plan.columns[chosen];
  const beside = columns.find(({ index }) => index === named?.index);
  const name = amount && plan.columns[amount.index]?.name;
  const textual = beside?.storage.kind === 'text' || beside?.storage.kind === 'levels';
  if (name === undefined) return { ...nothing, notes: [] };
  if (!beside || !named || !textual) return nothing;
  const { levels } = beside.storage.kind === 'levels' ? beside.storage : { levels: null };
  if (levels && levels.length < 2 && plan.currency === undefined) return nothing;
  const rows = await port.query<CurrencyRow>(currencyTotals(beside.column, MAX_CURRENCIES + 1));
  if (rows.length > MAX_CURRENCIES) return nothing;
  const deals = byCurrency(rows.map((row) => [row.currency ?? '', row.deals]));
  const totals = byCurrency(rows.map((row) => [row.currency ?? '', row.total]));
  const keep = plan.currency?.keep ?? null;
  const [only, ...others] = [...deals.keys()].filter((code) => code !== '');
  // Beside one currency there may be amounts that name none: they are left out only if somebody said so.
  if (others.length === 0 && !(deals.size > 1 && keep !== null && deals.has(keep))) {
    return { ...nothing, notes: missed(plan, only, deals.get(only ?? '') ?? 0) };
  }
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
    notes: [],
    report: { column: name, currencyColumn: named.name, keep, values },
  };
}
