import type { ColumnPlan, Question } from '../../../src/domain/intakePlan.ts';
import { currencyCode } from './currencies.ts';
import { headerText } from '../roles/headerWords.ts';
import { currencyQuestion } from './numberQuestions.ts';
import type { ColumnProfile } from '../profile.ts';

const CURRENCY =
  /^(?:(?:deal|opportunity|opp|amount|value|price|record|transaction) )*(?:converted )?(?:currency|curr|mata uang|valuta|moneda|divisa|wahrung|devise|monnaie|moeda)(?: iso)?(?: (?:code|name|id))?$/;
/** Amounts that the system has put into one currency already. */
const CONVERTED = /\bconverted\b|\bcompany currency\b|\bbase\b|\bweighted\b/;

/** The column that names the currency of each amount; null when there is none or the amounts are in one already. */
export function currencyColumn(columns: readonly ColumnPlan[]): ColumnPlan | null {
  const amount = columns.find(({ role }) => role === 'amount');
  if (!amount || CONVERTED.test(headerText(amount.name))) return null;
  const named = columns.filter(
    ({ name, type }) =>
      type === 'text' && CURRENCY.test(headerText(name)) && !CONVERTED.test(headerText(name)),
  );
  const own = `${headerText(amount.name)} currency`;
  return named.find(({ name }) => headerText(name) === own) ?? named[0] ?? null;
}

/** Rows by currency, the different spellings of one together. */
export function byCurrency(values: Iterable<readonly [string, number]>): Map<string, number> {
  const rows = new Map<string, number>();
  for (const [value, n] of values) {
    const code = currencyCode(value);
    rows.set(code, (rows.get(code) ?? 0) + n);
  }
  return rows;
}

/** Asks which currency counts when the sample shows several, in the amounts or beside them. */
export function currencyQuestions(
  columns: readonly ColumnPlan[],
  profiles: readonly ColumnProfile[],
): Question[] {
  const amount = columns.find(({ role }) => role === 'amount');
  if (!amount) return [];
  const profileOf = (index: number) => profiles.find((profile) => profile.index === index);
  const rows = profileOf(amount.index)?.rows ?? 0;
  const where = `in the sample of ${rows.toLocaleString('en-US')} rows`;
  const cells = profileOf(amount.index)?.number?.verdict.currencies;
  if (cells && [...cells.keys()].filter((code) => code !== '').length > 1) {
    return [currencyQuestion(amount.name, null, cells, where)];
  }
  const beside = currencyColumn(columns);
  const found = beside && byCurrency(profileOf(beside.index)?.values ?? []);
  return beside && found && found.size > 1
    ? [currencyQuestion(amount.name, beside.name, found, where)]
    : [];
}
