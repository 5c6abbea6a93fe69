import { dateOf, dayOf } from '../../../src/domain/calendar.ts';
import { seeded } from '../../../src/stats/random.ts';

export interface DrawnDeal {
  rep: number;
  region: string;
  product: string;
  quarter: number;
}

export const REGIONS = ['North', 'South', 'East'];
export const PRODUCTS = ['Core', 'Pro'];

/** Made-up deals of some reps over eight quarters as a file; teams and levels follow from the rep. */
export function repsCsv(
  deals: number,
  rate: (deal: DrawnDeal) => number,
  { reps = 10, seed = 11 }: { reps?: number; seed?: number } = {},
): string {
  const random = seeded(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const lines = [
    'deal_id,sales_rep,team,rep_level,region,product,created_date,close_date,stage,amount',
  ];
  for (let at = 0; at < deals; at++) {
    const deal: DrawnDeal = {
      rep: pick(reps),
      region: REGIONS[pick(3)] ?? '',
      product: PRODUCTS[pick(2)] ?? '',
      quarter: 0,
    };
    const created = dayOf('2022-01-01') + pick(720);
    const closed = created + 5 + pick(40);
    deal.quarter = Math.floor((closed - dayOf('2022-01-01')) / 91.3);
    const won = random() < rate(deal);
    lines.push(
      [
        `D${at}`,
        `Rep ${deal.rep + 1}`,
        deal.rep % 2 === 0 ? 'Blue' : 'Green',
        deal.rep % 3 === 0 ? 'EAM' : 'AM',
        deal.region,
        deal.product,
        dateOf(created),
        dateOf(closed),
        won ? 'Closed Won' : 'Closed Lost',
        100 * (1 + pick(50)),
      ].join(','),
    );
  }
  return lines.join('\n');
}
