import { periodLabel } from '../domain/comparisonChoice.ts';

/**
 * `2024Q1` → `Q1 2024`, `2024-03` → `March 2024`, `2024H1` → `H1 2024`, `2024-03-03/2024-04-02` → `3 Mar – 2 Apr 2024`; any
 * other label as it is.
 */
export function periodName(label: string): string {
  const part = /^(\d{4})(Q[1-4]|H[12])$/.exec(label);
  if (part) return `${part[2] ?? ''} ${part[1] ?? ''}`;
  const range = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(label);
  if (range) return periodLabel({ from: range[1] ?? '', to: range[2] ?? '' });
  const month = /^(\d{4})-(\d{2})$/.exec(label);
  const name = MONTH_NAMES[Number(month?.[2] ?? 0) - 1];
  return month && name ? `${name} ${month[1] ?? ''}` : label;
}

/** What such a period is called, for “from quarter to quarter”; null for a free range. */
export function periodKind(label: string): 'month' | 'quarter' | 'half-year' | 'year' | null {
  if (/^\d{4}Q[1-4]$/.test(label)) return 'quarter';
  if (/^\d{4}-\d{2}$/.test(label)) return 'month';
  if (/^\d{4}H[12]$/.test(label)) return 'half-year';
  return /^\d{4}$/.test(label) ? 'year' : null;
}

/** January first. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
