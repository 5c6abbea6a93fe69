import { even, PLAIN, shared, type CalibrationShape } from './shape.ts';

/** Deals that know nothing of each other, and nothing to be found. */
export const independent: readonly CalibrationShape[] = [
  { ...PLAIN, id: 'balanced', title: '6,000 deals, four even fields, 20 reps' },
  { ...PLAIN, id: 'rare-wins', title: '6,000 deals, 5% won', baseRate: 0.05 },
  {
    ...PLAIN,
    id: 'many-reps',
    title: '5,000 deals, 200 reps, 20% won',
    deals: 5000,
    reps: 200,
    baseRate: 0.2,
  },
  {
    ...PLAIN,
    id: 'by-value',
    title: '6,000 deals whose amounts differ widely (log-normal, σ 1.5), compared by value as well',
    amountSpread: 1.5,
  },
  { ...PLAIN, id: 'few-deals', title: '300 deals', deals: 300 },
  {
    ...PLAIN,
    id: 'shuffled',
    title: '5,000 deals with the levels of the skygeni file, outcomes by lot',
    deals: 5000,
    to: '2024-07-20',
    createdTo: '2024-03-26',
    changedFrom: '2024-04-01',
    baseRate: 0.4526,
    fields: [
      shared('industry', {
        Ecommerce: 0.212,
        HealthTech: 0.202,
        SaaS: 0.2,
        EdTech: 0.198,
        FinTech: 0.188,
      }),
      shared('region', { India: 0.257, APAC: 0.248, 'North America': 0.248, Europe: 0.247 }),
      shared('product_type', { Core: 0.339, Pro: 0.335, Enterprise: 0.326 }),
      shared('lead_source', { Inbound: 0.252, Referral: 0.25, Outbound: 0.249, Partner: 0.249 }),
      even('deal_amount', ['1st fifth', '2nd fifth', '3rd fifth', '4th fifth', '5th fifth']),
    ],
    reps: 25,
  },
];
