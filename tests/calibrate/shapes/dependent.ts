import { PLAIN, type CalibrationShape } from './shape.ts';

/** Deals that hang together, or a calendar: nothing lasting to be found, but more than binomial noise. */
export const dependent: readonly CalibrationShape[] = [
  {
    ...PLAIN,
    id: 'accounts',
    title:
      '6,000 deals of accounts with 4 each, alike by 0.1; region and industry are the account’s',
    accounts: { deals: 4, correlation: 0.1, fields: ['region', 'industry'] },
  },
  {
    ...PLAIN,
    id: 'rep-quarters',
    title: '6,000 deals, each rep’s rate moves by 5 points from quarter to quarter',
    repQuarterSpread: 0.05,
  },
  {
    ...PLAIN,
    id: 'quarters',
    title: '18,000 deals of three years, the whole rate moves by 1 point from quarter to quarter',
    from: '2022-01-01',
    deals: 18_000,
    quarterSpread: 0.01,
  },
  {
    ...PLAIN,
    id: 'fourth-quarter',
    title: '16,000 deals of four years, 8 points more in every fourth quarter',
    from: '2021-01-01',
    deals: 16_000,
    fourthQuarter: 0.08,
  },
  {
    ...PLAIN,
    id: 'unequal-cycles',
    title:
      '6,000 deals, won after 10 to 60 days and lost after 30 to 150; the last ones created 3 months before the export',
    to: '2025-03-31',
    createdTo: '2024-12-31',
    cycles: { won: [10, 60], lost: [30, 150] },
  },
  {
    ...PLAIN,
    id: 'unequal-open',
    title: 'The same, exported while deals are still created',
    cycles: { won: [10, 60], lost: [30, 150] },
  },
];
