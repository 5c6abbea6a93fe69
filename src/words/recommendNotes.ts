import { sharePercent } from './numbers.ts';

/** What holds for every action that is worth money. */
export const CAUSAL =
  'Worth this only if the association is causal, which the file cannot show and a trial can.';

/** Why an action has no money against it. */
export const moneyNotes = {
  withheld: 'No money: the amounts of this file do not allow it.',
  none: 'No money: its deals have no amounts.',
  elsewhere: 'Its deals count under another action, so no money is counted here.',
  days: 'No money: the file says how many days, not what a day costs.',
  people: 'No money is set against a person.',
  calendar: 'No money: a deal that closes in another month may be the same deal.',
  counted: 'No money: what is open is counted, it is not an effect.',
  data: 'No money: it buys an answer, not a deal.',
  noEvidence: 'No money: there is no change to put a price on.',
} as const;

/** A part of the money counts under another action. @param share of its deals that are counted there, 0–1 */
export const partlyElsewhere = (share: number): string =>
  `${sharePercent(share)} of its deals count under another action; their money is left out here.`;
