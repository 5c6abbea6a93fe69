import { CUSTOMER_KINDS, type CustomerKind } from '../domain/customerType.ts';
import type { Interval } from '../domain/interval.ts';
import { rateInRange } from './numbers.ts';

export const customerNames: Record<CustomerKind, string> = {
  new: 'New customers',
  existing: 'Existing customers',
  'win-back': 'Won-back customers',
};

/** Who a deal is with. */
const withWhom: Record<CustomerKind, string> = {
  new: 'new customers',
  existing: 'existing customers',
  'win-back': 'won-back customers',
};

export interface CustomerRate {
  kind: CustomerKind;
  winRate: Interval;
}

/**
 * Whether deals with new customers are won as often as those with each other kind. They are told apart only where the
 * two intervals leave each other out. @param rates the largest level of each kind
 */
export function customerSentence(rates: readonly CustomerRate[]): string {
  const found = CUSTOMER_KINDS.flatMap((kind) => rates.filter((one) => one.kind === kind));
  const fresh = found.find(({ kind }) => kind === 'new');
  if (!fresh || found.length < 2) return '';
  const others = found.filter((one) => one !== fresh);
  const sentences = others.map(({ kind, winRate }) => {
    const said = rateInRange(winRate);
    if (!away(winRate, fresh.winRate))
      return `With ${withWhom[kind]} it is ${said}, too near to be told apart.`;
    const side = winRate.estimate > fresh.winRate.estimate ? 'more' : 'less';
    return `With ${withWhom[kind]} it is ${side}: ${said}.`;
  });
  const head = `Of the deals with new customers ${rateInRange(fresh.winRate)} are won.`;
  return [head, ...sentences].join(' ');
}

const away = (a: Interval, b: Interval): boolean => a.low > b.high || a.high < b.low;
