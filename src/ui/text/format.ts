import type { Interval } from '../../domain/interval.ts';

/** What can't be computed prints as this, never as 0. */
export const NONE = '–';
const MINUS = '−';

const fixed = (value: number, decimals: number): string => {
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? MINUS + text : text;
};

const signed = (value: number, decimals: number): string => {
  const text = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

/** Decimals of a percentage that an interval of this width supports: none from ±0.5 on. */
function decimalsFor({ low, high }: Interval): number {
  const half = (100 * (high - low)) / 2;
  if (half >= 0.5) return 0;
  return half >= 0.05 ? 1 : 2;
}

/** An end must not be rounded onto zero when the interval leaves zero out, or the reader sees a touch. */
function differenceDecimals(interval: Interval): number {
  const decimals = decimalsFor(interval);
  const nearest = Math.min(Math.abs(interval.low), Math.abs(interval.high)) * 100;
  const excludesZero = interval.low > 0 || interval.high < 0;
  return excludesZero && Number(nearest.toFixed(decimals)) === 0 ? decimals + 1 : decimals;
}

export const count = (value: number | null): string => (value === null ? NONE : fixed(value, 0));

export const plain = (value: number | null, decimals = 2): string =>
  value === null ? NONE : fixed(value, decimals);

/** A share or rate without an interval. */
export const percent = (value: number | null, decimals = 0): string =>
  value === null ? NONE : `${fixed(100 * value, decimals)}%`;

export const rate = (interval: Interval | null): string =>
  interval === null ? NONE : percent(interval.estimate, decimalsFor(interval));

export function rateRange(interval: Interval | null): string {
  if (interval === null) return NONE;
  const decimals = decimalsFor(interval);
  return `${fixed(100 * interval.low, decimals)}–${fixed(100 * interval.high, decimals)}%`;
}

/** A difference of rates, in points: never "percent". */
export const points = (interval: Interval | null): string =>
  interval === null ? NONE : signed(100 * interval.estimate, decimalsFor(interval));

export function pointsRange(interval: Interval | null): string {
  if (interval === null) return NONE;
  const decimals = differenceDecimals(interval);
  return `${signed(100 * interval.low, decimals)} to ${signed(100 * interval.high, decimals)}`;
}

/** `+1 point`, `−6 points`. */
export const pointsSized = (interval: Interval | null): string => {
  const text = points(interval);
  return `${text} ${/^[+−]1$/.test(text) ? 'point' : 'points'}`;
};

/** A difference without an interval of its own. */
export const pointsValue = (value: number | null, decimals = 1): string =>
  value === null ? NONE : signed(100 * value, decimals);

export const relative = (after: number | null, before: number | null): string =>
  after === null || before === null || before === 0
    ? NONE
    : `${signed((100 * (after - before)) / before, 0)}%`;

export const days = (value: number | null): string =>
  value === null ? NONE : `${fixed(value, Math.abs(value) < 10 ? 1 : 0)} d`;

/** `60–62 d`. */
export function daysRange({ low, high }: Interval): string {
  const decimals = Math.abs(high) < 10 ? 1 : 0;
  return `${fixed(low, decimals)}–${fixed(high, decimals)} d`;
}

/** `+3 d (+1 to +5)`; with a decimal where whole days would round an end onto zero, or both onto one. */
export function daysChange({ estimate, low, high }: Interval): string {
  const touches = (decimals: number): boolean =>
    (low > 0 || high < 0) &&
    Number(Math.min(Math.abs(low), Math.abs(high)).toFixed(decimals)) === 0;
  const decimals = high - low < 1 || touches(0) ? 1 : 0;
  return `${signed(estimate, decimals)} d (${signed(low, decimals)} to ${signed(high, decimals)})`;
}

/** `−1% (−4 to +2)`: how far a mean moved, as a share of what it was. */
export function relativeChangeRange(interval: Interval): string {
  const decimals = differenceDecimals(interval);
  return `${signed(100 * interval.estimate, decimals)}% (${signed(100 * interval.low, decimals)} to ${signed(100 * interval.high, decimals)})`;
}

export function pValue(value: number | null): string {
  if (value === null) return NONE;
  if (value < 0.0001) return '< 0.0001';
  return value.toFixed(value < 0.001 ? 4 : value < 0.1 ? 3 : 2);
}

const signOf: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' };
const units = [
  { from: 999_500_000, by: 1e9, unit: 'B' },
  { from: 999_500, by: 1e6, unit: 'M' },
  { from: 999.5, by: 1e3, unit: 'k' },
];

/** Compact: $1.2M, EUR-file: €950k, unknown currency: 1.2M. */
export function money(value: number | null, currency: string | null): string {
  if (value === null) return NONE;
  const size = Math.abs(value);
  const { by, unit } = units.find(({ from }) => size >= from) ?? { by: 1, unit: '' };
  const scaled = size / by;
  const number = scaled >= 9.95 || unit === '' ? fixed(scaled, 0) : fixed(scaled, 1);
  const minus = value < 0 && /[1-9]/.test(number) ? MINUS : '';
  const known = currency === null ? '' : (signOf[currency] ?? currency);
  const space = known.length > 1 ? ' ' : '';
  return `${minus}${known}${space}${number.replace(/\.0$/, '')}${unit}`;
}

export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  if (value < 999_500) return `${fixed(value / 1e3, 0)} kB`;
  return `${fixed(value / 1e6, value < 9.95e6 ? 1 : 0)} MB`;
}

export const milliseconds = (value: number): string =>
  value < 1000 ? `${fixed(value, 0)} ms` : `${fixed(value / 1000, 1)} s`;
