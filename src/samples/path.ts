import type { Random } from '../stats/random.ts';

/** The stages every deal begins in, one after the other; then it is won or lost. */
export const STAGES = ['Discovery', 'Qualified', 'Proposal', 'Negotiation'] as const;
/** Of all deals, the share lost in each stage but the last, whatever their levels and whenever they close. */
const LOST_EARLY = [0.13, 0.11, 0.09];
/** Where a deal stays that nobody closes. */
const STUCK_IN = 2;

/** Of all deals, the share that comes to the last stage. */
export const REACH_LAST = 1 - LOST_EARLY.reduce((sum, share) => sum + share, 0);

/** How a deal ends: won, lost, or neither. */
export type Fate = 'won' | 'lost' | 'stuck';

/**
 * The days on which a deal enters its stages, the first on the day it is created. As each early stage loses the same
 * share of all deals, a lower win rate is a lower conversion of the last stage and of no other.
 * @param rate the deal's chance to be won
 */
export function drawPath(
  { created, closed }: { created: number; closed: number },
  fate: Fate,
  rate: number,
  random: Random,
): number[] {
  const last =
    fate === 'won' ? STAGES.length - 1 : fate === 'stuck' ? STUCK_IN : lostIn(rate, random());
  // Each stage takes its part of the days, from half to one and a half of an even one.
  const parts = Array.from({ length: last + 1 }, () => 0.5 + random());
  const all = parts.reduce((sum, part) => sum + part, 0);
  let before = 0;
  return parts.map((part) => {
    const day = created + Math.floor(((closed - created) * before) / all);
    before += part;
    return day;
  });
}

/** The stage in which a lost deal is lost. @param u even, 0–1 */
function lostIn(rate: number, u: number): number {
  let upto = 0;
  for (const [stage, share] of LOST_EARLY.entries()) {
    upto += share / (1 - rate);
    if (u < upto) return stage;
  }
  return STAGES.length - 1;
}
