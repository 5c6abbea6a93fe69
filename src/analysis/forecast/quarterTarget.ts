import { startOf } from '../../domain/calendar.ts';
import type { QuotaRow } from '../../sql/forecastWeeks.ts';
import { grainOf, isOfCalendar } from '../reps/targets.ts';

/**
 * What is asked for in a quarter.
 * @param start its first day
 * @returns null where the quotas lack one of its months, or are of years, half-years or another calendar’s quarters, which do not say what is due in this one
 */
export function quarterTarget(quotas: readonly QuotaRow[], start: string): number | null {
  const own = grainOf(quotas.map((quota) => quota.start));
  if (own === 'year' || own === 'half' || !isOfCalendar(quotas, own)) return null;
  const inside = quotas.filter((quota) => startOf('quarter', quota.start) === start);
  const parts = new Set(inside.map((quota) => startOf(own, quota.start)));
  if (parts.size !== (own === 'month' ? 3 : 1)) return null;
  return inside.reduce((sum, { amount }) => sum + amount, 0);
}
