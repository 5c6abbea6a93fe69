import { CURRENCY_TEXT, currencyCode } from './currencies.ts';
import { isBareM, powerOf } from './multipliers.ts';

const SPACE = ' \\u00a0\\u2000-\\u200a\\u202f';
const MINUS = '[-−–]';
const MONEY = new RegExp(
  `^(\\()?\\s*(${MINUS}|\\+)?\\s*(${CURRENCY_TEXT})?\\s*(${MINUS}|\\+)?\\s*` +
    `(\\d[\\d.,'’${SPACE}]*|[.,]\\d+)\\s*(%|[A-Za-z]{1,9}\\.?)??\\s*(${CURRENCY_TEXT})?\\s*(${MINUS})?\\s*(\\))?$`,
  'u',
);
const PLAIN = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?$/;
const EXPONENT = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)[eE][-+]?\d{1,3}$/;

/** Digits in one go, or in groups of three behind one sign, or as India groups them; then a fraction. */
const UNGROUPED = /^(?:\d+(?:([.,])\d*)?|([.,])\d+)$/;
const GROUPED = new RegExp(`^\\d{1,3}([.,'’${SPACE}])\\d{3}(?:\\1\\d{3})*(?:([.,])\\d*)?$`);
const INDIAN = new RegExp(`^\\d{1,2}([,'’${SPACE}])(?:\\d{2}\\1)+\\d{3}(?:([.])\\d*)?$`);

/** A number as people write it, taken apart. */
export interface NumberShape {
  plain: boolean;
  /** `1.5e6`: of use to machines only, and read as they read it. */
  exponent: boolean;
  /** As it is written; null where it has none. */
  currency: string | null;
  /** The digits with their separators, no sign and no currency. */
  digits: string;
  negative: boolean;
  /** The power of ten it is multiplied with: 6 for `M`, −2 for `%`, 0 for nothing. */
  power: number;
  /** The word or sign that said so. */
  unit: string;
}

/** Whether digits with separators are a number when this is the decimal mark. */
export function fitsMark(digits: string, mark: '.' | ','): boolean {
  const loose = UNGROUPED.exec(digits);
  if (loose) {
    const sign = loose[1] ?? loose[2] ?? mark;
    if (sign === mark) return true;
  }
  const groups = GROUPED.exec(digits) ?? INDIAN.exec(digits);
  if (!groups || groups[1] === mark || digits.startsWith('0')) return false;
  return groups[2] === undefined || groups[2] === mark;
}

/** A double keeps so many digits of every whole number; longer ones name something, and would come out as another. */
const MOST_DIGITS = 15;

/** Whether digits with separators are a whole part too long to be kept, whichever sign is the decimal mark. */
function isTooLong(digits: string): boolean {
  if (digits.length <= MOST_DIGITS) return false;
  const whole = digits.replace(/[.,](?!\d{3}$)\d*$/, '');
  return whole.replace(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS;
}

/** How one value writes a number; null when it is none, or too long to be kept as one. */
export function numberShape(cell: string): NumberShape | null {
  const shape = shapeOf(cell);
  return shape && !shape.exponent && isTooLong(shape.digits) ? null : shape;
}

function shapeOf(cell: string): NumberShape | null {
  const value = cell.trim();
  const none = { currency: null, power: 0, unit: '' };
  const negative = /^[-−–(]/.test(value);
  if (EXPONENT.test(value)) {
    const digits = value.replace(/^[-+]/, '').replace(/[eE].*$/, '');
    return { ...none, plain: PLAIN.test(value), exponent: true, digits, negative };
  }
  if (PLAIN.test(value)) {
    const digits = value.replace(/^[-+]/, '');
    return { ...none, plain: true, exponent: false, digits, negative };
  }
  const match = MONEY.exec(value);
  if (!match) return null;
  const [, open, first, before, second, digits = '', unit = '', after, last, close] = match;
  const signs = [first, second, last].filter((sign) => sign !== undefined);
  if ((open === undefined) !== (close === undefined) || signs.length > (open ? 0 : 1)) return null;
  if (before !== undefined && after !== undefined) return null;
  const power = unit === '' ? 0 : unit === '%' ? -2 : powerOf(unit);
  const currency = before ?? after ?? null;
  // “Rp 1,2 M” may be a million or, as Indonesia counts, a milliard.
  if (power === null || (currency && currencyCode(currency) === 'IDR' && isBareM(unit)))
    return null;
  const bare = digits.trim();
  if (!fitsMark(bare, '.') && !fitsMark(bare, ',')) return null;
  return {
    plain: false,
    exponent: false,
    currency,
    digits: bare,
    negative: open !== undefined || signs.some((sign) => sign !== '+'),
    power,
    unit,
  };
}

export const isNumberLike = (value: string): boolean => numberShape(value) !== null;

/** What the separators of one number say about the decimal mark; null when it has none. */
export function markOf(digits: string): { mark: '.' | ','; sure: boolean } | null {
  if (!/[.,]/.test(digits)) return null;
  const point = fitsMark(digits, '.');
  const comma = fitsMark(digits, ',');
  if (point !== comma) {
    const mark = point ? '.' : ',';
    // `1,234,567` and `12.5` say it; so does `1 234.5`.
    return { mark, sure: true };
  }
  return point ? { mark: digits.includes('.') ? ',' : '.', sure: false } : null;
}

/** A number read with this decimal mark; null when it does not fit. For evidence and examples; SQL reads the column. */
export function readNumber(value: string, mark: '.' | ','): number | null {
  const shape = numberShape(value);
  if (!shape || !fitsMark(shape.digits, mark)) return null;
  const digits = shape.digits.replace(mark === '.' ? /[^\d.]/g : /[^\d,]/g, '').replace(',', '.');
  const exponent = shape.exponent ? (/[eE](.*)$/.exec(value.trim())?.[1] ?? '0') : shape.power;
  const size = Number(`${digits}e${exponent}`);
  return Number.isFinite(size) ? (shape.negative ? -size : size) : null;
}
