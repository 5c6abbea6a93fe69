import type { NumberPattern } from '../../../src/sql/load/convertNumbers.ts';
import { currencyCode } from './currencies.ts';
import type { NumberText, ReadableForm } from './numberColumn.ts';

/** A number of fewer characters, without an exponent of its own, is no larger than numbers can be. */
const SURELY_FINITE = 280;

/**
 * What SQL has to know to read a column: the forms that are numbers, and what in them is to be left out.
 * @param texts all forms of the column   @param readable those that are numbers
 * @param keep the currency whose amounts count; null when all do
 */
export function numberPattern(
  texts: readonly NumberText[],
  readable: readonly ReadableForm[],
  decimalMark: '.' | ',',
  keep: string | null,
): NumberPattern {
  const noise = new Set<string>();
  const powers = new Map<number, string[]>();
  const exponents: string[] = [];
  for (const { form, shape } of readable) {
    if (shape.exponent) {
      exponents.push(form);
      continue;
    }
    for (const sign of form) if (!/\d/.test(sign) && sign !== decimalMark) noise.add(sign);
    if (shape.power !== 0) powers.set(shape.power, [...(powers.get(shape.power) ?? []), form]);
  }
  const currencyOf = ({ shape }: ReadableForm) =>
    shape.currency === null ? '' : currencyCode(shape.currency);
  const other = (form: ReadableForm) => keep !== null && currencyOf(form) !== keep;
  return {
    decimalMark,
    forms: readable.length === texts.length ? null : readable.map(({ form }) => form),
    noise: [...noise].join(''),
    signed: readable.some(({ shape }) => shape.negative && !shape.exponent),
    powers: [...powers].map(([power, forms]) => ({ power, forms })),
    exponents,
    unbounded: exponents.length > 0 || readable.some(({ form }) => form.length > SURELY_FINITE),
    notZeroLed: readable.filter(({ zeroLed }) => zeroLed).map(({ form }) => form),
    left: readable.filter(other).map(({ form }) => form),
  };
}
