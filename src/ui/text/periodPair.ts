import type { Period } from '../../domain/document/periods.ts';
import { periodName } from '../../words/periodName.ts';

export interface PeriodPair {
  before: Period;
  after: Period;
}

/** A period and the one before it; null where either is masked, as those are compared on purpose only. */
export function pairAt(periods: readonly Period[], at: number): PeriodPair | null {
  const [before, after] = [periods[at - 1], periods[at]];
  return before && after && !before.masked && !after.masked ? { before, after } : null;
}

/** What a click on it does; '' where it does nothing. */
export const pairTip = (pair: PeriodPair | null): string =>
  pair ? `\nClick to compare with ${periodName(pair.before.label)}` : '';
