import type { Verdict } from '../domain/document/verdict.ts';
import type { Interval } from '../domain/interval.ts';
import { changeDecimals, decimalsOf, ratePercent } from './numbers.ts';

/** Two rates that the eye subtracts from each other. */
export interface RatePair {
  before: string;
  after: string;
}

const rounded = (share: number, decimals: number): number =>
  Number((100 * share).toFixed(decimals));

/** Whether the difference of the rates as shown is the change as shown, at the change's decimals. */
const agree = (before: Interval, after: Interval, change: Interval, decimals: number): boolean => {
  const shown =
    rounded(after.estimate, decimalsOf(after)) - rounded(before.estimate, decimalsOf(before));
  return Number(shown.toFixed(decimals)) === rounded(change.estimate, decimals);
};

/**
 * The two rates as they stand beside their change, `48%` and `42%`. Rounded each by itself they can seem to differ by
 * another amount than the change that is told (48% and 47%, change 0): then both have a decimal more. A side that is missing prints as –.
 */
export function ratePair({
  before,
  after,
  change,
}: Pick<Verdict, 'before' | 'after' | 'change'>): RatePair {
  const sides = { before: before?.winRate ?? null, after: after?.winRate ?? null };
  const word = (side: Interval | null, more: number) =>
    side ? ratePercent(side, decimalsOf(side) + more) : '–';
  const off =
    sides.before !== null &&
    sides.after !== null &&
    change !== null &&
    // Of another difference than theirs no rounding makes them one.
    Math.abs(sides.after.estimate - sides.before.estimate - change.estimate) < 1e-6 &&
    !(
      agree(sides.before, sides.after, change, decimalsOf(change)) &&
      agree(sides.before, sides.after, change, changeDecimals(change))
    );
  const more = off ? 1 : 0;
  return { before: word(sides.before, more), after: word(sides.after, more) };
}
