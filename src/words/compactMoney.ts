const SIGNS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' };
const UNITS = [
  { from: 999_500_000, by: 1e9, unit: 'B' },
  { from: 999_500, by: 1e6, unit: 'M' },
  { from: 999.5, by: 1e3, unit: 'k' },
];

/** `$1.2M`, `€950k`, `PLN 23.4M`; without a known currency `1.2M`. */
export function compactMoney(value: number, currency: string | null): string {
  const size = Math.abs(value);
  const { by, unit } = UNITS.find(({ from }) => size >= from) ?? { by: 1, unit: '' };
  const scaled = size / by;
  const number = scaled.toFixed(scaled >= 99.5 || unit === '' ? 0 : 1).replace(/\.0$/, '');
  const minus = value < 0 && /[1-9]/.test(number) ? '−' : '';
  const known = currency === null ? '' : (SIGNS[currency] ?? currency);
  return `${minus}${known}${known.length > 1 ? ' ' : ''}${number}${unit}`;
}
