/** `2024Q1` → `Q1 2024`, `2024-03` → `March 2024`; any other label as it is. */
export function periodName(label: string): string {
  const quarter = /^(\d{4})Q([1-4])$/.exec(label);
  if (quarter) return `Q${quarter[2] ?? ''} ${quarter[1] ?? ''}`;
  const month = /^(\d{4})-(\d{2})$/.exec(label);
  const name = MONTH_NAMES[Number(month?.[2] ?? 0) - 1];
  return month && name ? `${name} ${month[1] ?? ''}` : label;
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
