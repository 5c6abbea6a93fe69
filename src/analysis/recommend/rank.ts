import type { Horizon } from '../../domain/document/recommendations.ts';
import type { Advice } from './advice.ts';

/** So many are told: nobody does more than a handful of things. */
export const MOST = 5;

const URGENT: Record<Horizon, number> = { now: 0, month: 1, quarter: 2 };

const worth = ({ money, certainty }: Advice): number =>
  money ? Math.max(0, money.estimate) * (certainty ?? 0) : 0;

/** Money times certainty first, then what is urgent; else the order of the rule book. */
export const ranked = (advice: readonly Advice[]): Advice[] =>
  advice.toSorted((a, b) => worth(b) - worth(a) || URGENT[a.horizon] - URGENT[b.horizon]);

/** The first few. What to do where nothing moved is never crowded out. */
export function shortlist(advice: readonly Advice[]): Advice[] {
  const first = advice.slice(0, MOST);
  const again = advice.slice(MOST).find(({ rule }) => rule === 'look-again');
  return again ? [...first.slice(0, MOST - 1), again] : first;
}

/** Of several actions on the very same segment the first rule's stands, resting on what the others found, too. */
export function merged(advice: readonly Advice[]): Advice[] {
  const bySegment = new Map<string, Advice>();
  return advice
    .map((one) => {
      if (one.segment.length === 0) return one;
      const key = JSON.stringify(one.segment.map(({ field, level }) => [field, level]).sort());
      const first = bySegment.get(key);
      if (!first) {
        const own = { ...one };
        bySegment.set(key, own);
        return own;
      }
      // A segment on the rise is no reason for what is done about one that wins too little.
      if (one.rule !== 'emerging-segment')
        first.because = [...new Set([...first.because, ...one.because])];
      return null;
    })
    .filter((one) => one !== null);
}
