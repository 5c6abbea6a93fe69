import type { Business } from './drawBusiness.ts';

const PLAIN: Business = {
  name: 'plain',
  deals: 6_000,
  days: 365 * 4,
  winRate: 0.3,
  cycle: 70,
  amountSpread: 0.8,
  shock: 0.2,
  creationShock: 0.1,
  growth: 1.1,
  rush: 1,
  asOf: '2025-01-15',
};

/** Businesses to forecast: how many deals, how long they take, how much a quarter’s deals share. */
export const BUSINESSES: readonly Business[] = [
  PLAIN,
  { ...PLAIN, name: 'no shock', shock: 0, creationShock: 0 },
  { ...PLAIN, name: 'strong shock', shock: 0.45, creationShock: 0.25 },
  { ...PLAIN, name: 'few large deals', deals: 1_200, amountSpread: 1.4 },
  { ...PLAIN, name: 'growing', growth: 1.6, deals: 10_000 },
  { ...PLAIN, name: 'long cycles', cycle: 150 },
  { ...PLAIN, name: 'end of quarter rush', rush: 2 },
  { ...PLAIN, name: 'two and a half years', days: 910, deals: 4_000 },
];
