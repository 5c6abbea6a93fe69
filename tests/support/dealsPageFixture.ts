import type { DealsColumn, DealsPage, DealsWish } from '../../src/domain/dealsQuestion.ts';

const column = (key: string, name: string, type: DealsColumn['type']): DealsColumn => ({
  key,
  name,
  type,
  personal: false,
});

export const DEALS = 1_204;

/** What an engine answers of deals that are numbered through. */
export function someDeals({ from, rows, search, withPersonal }: DealsWish): DealsPage {
  const found = search === '' ? DEALS : 7;
  const last = Math.min(from + rows, found);
  const contact = { ...column('c7', 'E-mail', 'text'), personal: true };
  return {
    columns: [
      column('deal_id', 'Deal', 'text'),
      column('outcome', 'Outcome', 'text'),
      column('amount', 'Amount', 'number'),
      column('closed_on', 'Closed', 'date'),
      column('c5', '<b>Note</b>', 'text'),
      ...(withPersonal ? [contact] : []),
    ],
    withheld: withPersonal ? [] : ['E-mail'],
    from,
    rows: Array.from({ length: Math.max(0, last - from) }, (_, i) => [
      `D${from + i}`,
      i % 2 ? 'won' : 'lost',
      1000.5 + i,
      '2024-05-01',
      i === 0 ? '<img src=x onerror=alert(1)>' : i === 1 ? `=1+1\0${'x'.repeat(1001)}` : null,
      ...(withPersonal ? ['someone@example.com'] : []),
    ]),
    found,
    counts: { deals: DEALS, won: 512, lost: 692, open: 0 },
    receipt: {
      sql: "SELECT * FROM deals WHERE outcome <> 'open'",
      formula: '1,204 deals = 512 won + 692 lost + 0 open; win rate = 42.5%',
      definition: 'Closed deals (won or lost), closed 1 Apr – 30 Jun 2024.',
    },
  };
}
