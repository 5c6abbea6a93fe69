import type { Dataset, JoinReport } from '../../src/domain/dataset.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';

export const HEADER = [
  'deal_id',
  'outcome',
  'amount',
  'created_date',
  'closed_date',
  'account',
  'rep',
];
export const deal = (i: number, account = `Account ${i % 20}`, rep = `Rep ${i % 6}`) => [
  `d${i}`,
  pick(['Won', 'Lost'], i * 7 + (i >> 2)),
  100 + i,
  day(i),
  day(i + 30),
  account,
  rep,
];
export const deals = (row = deal, n = 120) => fileOf(csv(HEADER, rowsOf(n, row)), 'deals.csv');
export const SECTORS = ['Retail', 'Energy', 'Health'] as const;
export const accounts = (name: (i: number) => string = (i) => `Account ${i}`, n = 20) =>
  fileOf(
    csv(
      ['account', 'sector', 'founded'],
      rowsOf(n, (i) => [name(i), pick(SECTORS, i), `${13 + (i % 15)}/06/20${10 + (i % 9)}`]),
    ),
    'accounts.csv',
  );

export const joinOf = ({ joins }: Dataset, name: string): JoinReport | undefined =>
  joins.find((one) => one.name === name);
