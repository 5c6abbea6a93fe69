import type { ColumnPlan } from '../../../src/domain/intakePlan.ts';
import {
  convertNumbers,
  type FormTotal,
  formTotals,
  type NumberForm,
  numberForms,
  type NumberValue,
  unreadNumbers,
} from '../../../src/sql/load/convertNumbers.ts';
import type { Converted } from '../converted.ts';
import { currencyCode } from './currencies.ts';
import { judgeNumbers, type NumberVerdict, readableForms } from './numberColumn.ts';
import { numberPattern } from './numberPattern.ts';
import { currencyQuestion, decimalMarkQuestion } from './numberQuestions.ts';
import { numberShape, readNumber } from './numbers.ts';
import type { LoadPort } from '../port.ts';
import { unreadableCells } from '../unreadable.ts';

const MAX_UNREAD = 100_000;
/** More ways to write a number than any column of numbers has. */
const MAX_FORMS = 20_000;
const WHOLE = 'in the whole file';

const leftAsText = (plan: ColumnPlan, reason: string): Converted => ({
  plan: { ...plan, role: 'ignored', type: 'text', decimalMark: null, reason },
  storage: { kind: 'text' },
  unreadable: null,
  question: null,
});

const asked = (plan: ColumnPlan, question: Converted['question']): Converted => ({
  plan,
  storage: { kind: 'text' },
  unreadable: null,
  question,
});

/** The decimal mark the whole column speaks for; null when a person has to say. */
function decide(plan: ColumnPlan, verdict: NumberVerdict): '.' | ',' | null {
  const decided = plan.decimalDoubt === 'chosen' || plan.decimalDoubt === 'settled';
  if (decided && plan.decimalMark && verdict.order !== 'proven') return plan.decimalMark;
  return verdict.order === 'proven' ? verdict.mark : null;
}

/** The currencies named in a column, where they are several. */
const severalOf = ({ currencies }: NumberVerdict): Map<string, number> | null => {
  const named = [...currencies].filter(([currency]) => currency !== '');
  return named.length > 1 ? currencies : null;
};

function toldReason(
  plan: ColumnPlan,
  verdict: NumberVerdict,
  mark: '.' | ',',
  forms: readonly NumberForm[],
) {
  const percent = forms.find(({ form }) => numberShape(form)?.unit === '%')?.highest;
  const bare = verdict.currencies.get('') ?? 0;
  const [currency] = [...verdict.currencies.keys()].filter((code) => code !== '');
  const told = [
    plan.reason,
    percent && `Percents are read as fractions: ${percent.trim()} is ${readNumber(percent, mark)}.`,
    currency && bare > 0 && `${bare.toLocaleString('en-US')} of its amounts name no currency.`,
  ];
  return told.filter((part) => typeof part === 'string').join(' ');
}

/**
 * Turns a text column into numbers. How they are written is decided on the different forms of the whole column, and
 * asked where these can't say; what is still unreadable then is told.
 * @param keep the currency that counts where the column has several; null when nobody has chosen one
 */
export async function convertNumberColumn(
  port: LoadPort,
  plan: ColumnPlan,
  column: string,
  keep: string | null = null,
): Promise<Converted> {
  const texts = await port.query<NumberForm>(numberForms(column, MAX_FORMS));
  const verdict = judgeNumbers(texts);
  const mark = decide(plan, verdict);
  if (mark === null) {
    const reason = 'Its numbers do not show whether they have a decimal point or a decimal comma.';
    if (plan.role === 'ignored') return leftAsText(plan, reason);
    const doubt = verdict.order === 'mixed' ? ('mixed' as const) : ('ambiguous' as const);
    const examples = texts.map(({ lowest }) => lowest);
    return asked(
      { ...plan, decimalMark: verdict.mark, decimalDoubt: doubt },
      decimalMarkQuestion(plan, verdict, examples, WHOLE),
    );
  }
  const several = severalOf(verdict);
  if (several && plan.role !== 'amount') {
    return leftAsText(plan, 'Its amounts are in several currencies, so they can’t be compared.');
  }
  if (several && (keep === null || !several.has(keep))) {
    return asked(plan, currencyQuestion(plan.name, null, several, WHOLE));
  }
  const readable = readableForms(texts, mark);
  const pattern = numberPattern(texts, readable, mark, several ? keep : null);
  const unread = await port.query<NumberValue>(unreadNumbers(column, pattern, MAX_UNREAD));
  const totals = several ? await port.query<FormTotal>(formTotals(column, pattern)) : [];
  await port.run(convertNumbers(column, pattern));
  const { decimalDoubt, ...rest } = plan;
  const only = [...verdict.currencies.keys()].find((code) => code !== '');
  return {
    plan: {
      ...rest,
      type: 'number',
      decimalMark: mark,
      reason: toldReason(plan, verdict, mark, readable),
      ...(decimalDoubt &&
        decimalDoubt !== 'unseen' &&
        verdict.order !== 'proven' && { decimalDoubt }),
    },
    storage: { kind: 'number' },
    unreadable: unreadableCells(plan.name, unread),
    question: null,
    ...(keep !== null && !several && only !== undefined && only !== keep
      ? { otherCurrency: only }
      : {}),
    ...(several && {
      currencies: {
        column: plan.name,
        currencyColumn: null,
        keep,
        values: currencyTotals(several, totals),
      },
    }),
  };
}

function currencyTotals(rows: ReadonlyMap<string, number>, totals: readonly FormTotal[]) {
  const sums = new Map<string, number>();
  for (const { form, total } of totals) {
    const shape = numberShape(form);
    if (!shape) continue;
    const code = shape.currency === null ? '' : currencyCode(shape.currency);
    sums.set(code, (sums.get(code) ?? 0) + total);
  }
  return [...rows]
    .map(([currency, deals]) => ({ currency, deals, total: sums.get(currency) ?? 0 }))
    .sort((a, b) => b.deals - a.deals);
}
