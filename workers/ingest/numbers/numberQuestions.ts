import { NO_CURRENCY, UNNAMED_CURRENCY } from '../../../src/domain/applyAnswers.ts';
import type { ColumnPlan, Question } from '../../../src/domain/intakePlan.ts';
import type { NumberVerdict } from './numberColumn.ts';
import { markOf, readNumber } from './numbers.ts';

const count = (n: number) => n.toLocaleString('en-US');

const read = (value: string, mark: '.' | ',') =>
  readNumber(value, mark)?.toLocaleString('en-US', { maximumFractionDigits: 6 });

/**
 * Decimal point or thousands, when the numbers can't say.
 * @param where e.g. “in the whole file”
 */
export function decimalMarkQuestion(
  column: ColumnPlan,
  verdict: NumberVerdict,
  values: Iterable<string>,
  where: string,
): Question {
  const example = [...values].find(
    (value) => markOf(value.replace(/[^\d.,]/g, ''))?.sure === false,
  );
  const shown = example ?? '1.234';
  const sign = shown.includes(',') ? 'comma' : 'point';
  const detail = (mark: '.' | ',') => `${shown} is ${read(shown, mark) ?? 'not a number'}`;
  const comma = { value: ',', label: 'A decimal comma', detail: detail(',') };
  const point = { value: '.', label: 'A decimal point', detail: detail('.') };
  const many = `${count(verdict.point)} numbers only fit a decimal point, ${count(verdict.comma)} only a decimal comma ${where}. Those that do not fit are told and left blank.`;
  return {
    id: `decimal-mark:${column.name}`,
    sentence:
      verdict.order === 'mixed'
        ? `Are the numbers in “${column.name}” written with a decimal point or with a decimal comma?`
        : `In “${column.name}”, does the ${sign} in ${shown} part the fraction, or does it group thousands?`,
    evidence:
      verdict.order === 'mixed'
        ? many
        : `All ${count(verdict.either)} numbers with a ${sign} ${where} have exactly three digits behind it.`,
    choices: verdict.mark === ',' ? [comma, point] : [point, comma],
    answer: null,
  };
}

/**
 * Which currency counts, when the amounts have several.
 * @param named name of the column that holds the currency; null when the amounts do
 * @param currencies rows by currency, `''` for those that name none
 */
export function currencyQuestion(
  amount: string,
  named: string | null,
  currencies: ReadonlyMap<string, number>,
  where: string,
): Question {
  const sorted = [...currencies].sort(([, a], [, b]) => b - a);
  const label = (currency: string) => (currency === '' ? 'No currency' : currency);
  const list = sorted.map(([currency, rows]) => `${label(currency)} ${count(rows)}`).join(', ');
  return {
    id: named === null ? 'currency' : `currency:${named}`,
    sentence: `“${amount}” has amounts in several currencies, and they can't be added up. Which one is to count?`,
    evidence: `Deals by currency ${where}: ${list}.`,
    choices: [
      ...sorted.map(([currency, rows]) => ({
        value: currency === '' ? UNNAMED_CURRENCY : currency,
        label: currency === '' ? 'Only amounts without a currency' : `Only ${currency}`,
        detail: `The amounts of the other deals are left blank; ${count(rows)} have this one`,
      })),
      {
        value: NO_CURRENCY,
        label: 'None of them',
        detail: 'Win rates only; no amount is compared or added up',
      },
    ],
    answer: null,
  };
}
