import type { Interval } from '../domain/interval.ts';

/** Decimals that an interval of this half-width (in points) supports: a digit that the next file would change is not shown. */
function decimalsFor(halfWidthPoints: number): number {
  if (halfWidthPoints >= 0.5) return 0;
  return halfWidthPoints >= 0.05 ? 1 : 2;
}

const halfWidth = (interval: Interval): number => (interval.high - interval.low) * 50;

const tidy = (value: number, decimals: number): string => {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
};

/** Decimals that an interval of fractions supports when it is told in percent or points. */
export const decimalsOf = (interval: Interval): number => decimalsFor(halfWidth(interval));

/** A rate as a percentage, rounded to what its interval supports: `43%`. */
export const ratePercent = (rate: Interval, decimals = decimalsOf(rate)): string =>
  `${tidy(rate.estimate * 100, decimals)}%`;

/** The ends of a rate's interval, rounded as the rate is: `40–46%`. */
export function rateRange(rate: Interval): string {
  const decimals = decimalsOf(rate);
  return `${tidy(rate.low * 100, decimals)}–${tidy(rate.high * 100, decimals)}%`;
}

/** A rate with its range, `43% (40–46%)`; one number, whole, where the ends are too close to be two. */
export const rateInRange = (rate: Interval): string =>
  rate.high - rate.low < 0.001
    ? sharePercent(rate.estimate)
    : `${ratePercent(rate)} (${rateRange(rate)})`;

/** A bare share as a whole percentage; under one percent with a decimal. */
export const sharePercent = (share: number): string =>
  `${tidy(share * 100, share > 0 && share < 0.01 ? 1 : 0)}%`;

/** The size of a difference of rates, in points without a sign: `6 points`, `1 point`, `0.4 points`. */
export function pointsSize(difference: number, decimals?: number): string {
  const size = Math.abs(difference) * 100;
  const text = tidy(size, decimals ?? (size >= 1 ? 0 : 1));
  return `${text} ${text === '1' ? 'point' : 'points'}`;
}

/** Decimals of a difference in a sentence: a size under 1 point has one, whatever its interval. */
export const changeDecimals = (change: Interval): number =>
  Math.abs(change.estimate) >= 0.01 ? decimalsOf(change) : 1;

/** The size of a difference, rounded to what its interval supports. */
export const changeSize = (change: Interval): string =>
  pointsSize(change.estimate, changeDecimals(change));

/** A signed difference: `+6`, `−3`, `0`; the minus is a real one. */
export function signedPoints(difference: number, decimals = 0): string {
  const text = tidy(Math.abs(difference) * 100, decimals);
  if (Number(text) === 0) return text;
  return `${difference > 0 ? '+' : '−'}${text}`;
}

/** `1,234`. */
export const count = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `1 deal`, `1,234 deals`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${Math.round(value) === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
