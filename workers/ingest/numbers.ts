const SIGNS = '€$£¥₹₩₽₺₫฿₴₦₱₪';
const CODES =
  'USD|EUR|GBP|JPY|CNY|INR|IDR|AUD|CAD|NZD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|SGD|HKD|KRW|TRY|AED|SAR|THB|MYR|PHP|VND|ILS|RON';
const CURRENCY = new RegExp(
  `^(?:(?:US|A|C|NZ|HK|S)\\$|[${SIGNS}]|(?:${CODES})\\b|Rp\\.?|R\\$|kr\\.?|zł|Fr\\.?)$`,
);
const MONEY =
  /^(\()?([-+−])?\s*([^\d\s.,()+−-]{1,4}\.?)?\s*([-+−])?\s*(\d[\d.,'’ \u00a0\u202f]*|[.,]\d+)\s*([^\d\s.,()]{1,4}\.?)?\s*(\))?$/;
const PLAIN = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?$/;

/** Digits in one go, or in groups of which the last has three (India writes 12,34,567); then a fraction. */
const UNGROUPED = /^(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;
const GROUPED = /^\d{1,3}(?:[.,'’ \u00a0\u202f]\d{2,3})*[.,'’ \u00a0\u202f]\d{3}(?:[.,]\d+)?$/;

/** A number as people write it, taken apart. */
export interface NumberShape {
  plain: boolean;
  currency: string | null;
  /** The digits with their separators, no sign and no currency. */
  digits: string;
}

/** How one value writes a number; null when it is none. */
export function numberShape(value: string): NumberShape | null {
  if (PLAIN.test(value)) return { plain: true, currency: null, digits: value.replace(/^[-+]/, '') };
  const match = MONEY.exec(value);
  if (!match) return null;
  const [, open, , before, , digits = '', after, close] = match;
  if ((open === undefined) !== (close === undefined)) return null;
  const percent = after === '%';
  const currency = before ?? (percent ? undefined : after) ?? null;
  if (before !== undefined && after !== undefined) return null;
  if (currency !== null && !CURRENCY.test(currency)) return null;
  const bare = digits.trim();
  return UNGROUPED.test(bare) || GROUPED.test(bare)
    ? { plain: false, currency, digits: bare }
    : null;
}

export const isNumberLike = (value: string): boolean => numberShape(value) !== null;

/** What the separators in some numbers say about the decimal mark. */
export type DecimalEvidence = { mark: '.' | ','; sure: boolean };

/** Thousands stand in threes; a decimal mark stands once, and last. */
function vote(digits: string): { mark: '.' | ','; sure: boolean } | null {
  const dot = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (dot < 0 && comma < 0) return null;
  if (dot >= 0 && comma >= 0) return { mark: dot > comma ? '.' : ',', sure: true };
  const mark = dot >= 0 ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  const parts = digits.split(mark);
  if (parts.length > 2) return { mark: other, sure: true };
  const [whole = '', fraction = ''] = parts;
  const grouped =
    fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && !/^0/.test(whole);
  return grouped ? { mark: other, sure: false } : { mark, sure: true };
}

/**
 * The decimal mark of a column of numbers. `1,234` alone could be either; one `12,5` or `1,234.50` beside it
 * settles the matter.
 */
export function decimalMark(digits: readonly string[]): DecimalEvidence {
  const votes = digits.map(vote).filter((v) => v !== null);
  const sure = votes.filter((v) => v.sure);
  const commas = sure.filter((v) => v.mark === ',').length;
  if (sure.length > 0) return { mark: commas * 2 > sure.length ? ',' : '.', sure: true };
  if (votes.length === 0) return { mark: '.', sure: true };
  return { mark: votes[0]?.mark ?? '.', sure: false };
}
