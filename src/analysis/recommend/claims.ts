import type { Interval } from '../../domain/interval.ts';
import { moneyNotes, partlyElsewhere } from '../../words/recommendNotes.ts';
import type { Advice } from './advice.ts';

/** Deals of an action, and those of them that no action before it has. */
export interface Claim {
  all: number;
  own: number;
}

/** Under this share of its own deals an action has no money of its own. */
const LEAST_SHARE = 0.05;
/** From this share on nothing needs to be said. */
const NEARLY_ALL = 0.995;

/** Actions worth money in the order in which they claim deals: segments by worth, then what is about all deals. */
export const claimants = (advice: readonly Advice[]): Advice[] => {
  const worth = advice.filter(({ money }) => money !== null);
  const about = (all: boolean): Advice[] =>
    worth.filter(({ segment }) => (segment.length === 0) === all);
  return [...about(false), ...about(true)];
};

/**
 * Money on the same deals counts once: an action keeps that share of its money that its own deals, claimed by none
 * before it, have among all its deals.
 * @param claims of `claimants(advice)`, in their order
 */
export function settleClaims(advice: readonly Advice[], claims: readonly Claim[]): Advice[] {
  const order = claimants(advice);
  return advice.map((one) => {
    const claim = claims[order.indexOf(one)];
    if (!claim || !one.money) return one;
    const share = claim.all > 0 ? claim.own / claim.all : 0;
    if (share >= NEARLY_ALL) return one;
    if (share < LEAST_SHARE) return { ...one, money: null, moneyNote: moneyNotes.elsewhere };
    return { ...one, money: times(one.money, share), moneyNote: partlyElsewhere(1 - share) };
  });
}

const times = ({ estimate, low, high }: Interval, share: number): Interval => ({
  estimate: share * estimate,
  low: share * low,
  high: share * high,
});
