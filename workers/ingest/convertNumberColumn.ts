import type { ColumnPlan } from '../../src/domain/intakePlan.ts';
import {
  convertNumbers,
  type NumberPattern,
  type NumberValue,
  unreadNumbers,
} from '../../src/sql/load/convertNumbers.ts';
import type { Converted } from './converted.ts';
import { numberShape } from './numbers.ts';
import type { LoadPort } from './port.ts';
import { unreadableCells } from './unreadable.ts';

const MAX_UNREAD = 100_000;

/** The characters of some numbers that are neither digit nor sign nor decimal mark. */
function noiseIn(values: Iterable<string>, decimalMark: string): string {
  const noise = new Set([decimalMark === ',' ? '.' : ',']);
  for (const value of values) {
    if (!numberShape(value.trim())) continue;
    for (const sign of value) if (!/[\d()+−-]/.test(sign) && sign !== decimalMark) noise.add(sign);
  }
  // An exponent is no noise.
  return [...noise].filter((sign) => !/^[eE]$/.test(sign)).join('');
}

/**
 * Turns a text column into numbers. Which signs mean nothing is learnt from the values that do not read without
 * it; what is still unreadable then is reported.
 */
export async function convertNumberColumn(
  port: LoadPort,
  plan: ColumnPlan,
  column: string,
): Promise<Converted> {
  const decimalMark = plan.decimalMark ?? '.';
  const bare: NumberPattern = { decimalMark, noise: noiseIn(plan.examples, decimalMark) };
  const first = await port.query<NumberValue>(unreadNumbers(column, bare, MAX_UNREAD));
  const noise = noiseIn([...plan.examples, ...first.map(({ value }) => value)], decimalMark);
  const pattern: NumberPattern = { decimalMark, noise };
  const unread =
    noise === bare.noise
      ? first
      : await port.query<NumberValue>(unreadNumbers(column, pattern, MAX_UNREAD));
  await port.run(convertNumbers(column, pattern));
  return {
    plan: { ...plan, type: 'number', decimalMark },
    storage: { kind: 'number' },
    unreadable: unreadableCells(plan.name, unread),
    question: null,
  };
}
