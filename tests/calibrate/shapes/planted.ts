import { INDUSTRY, PLAIN, PRODUCT, REGION, SOURCE, type CalibrationShape } from './shape.ts';

/** About 2,050 deals close in each of the compared quarters. */
const BASE = { ...PLAIN, deals: 17_000, baseRate: 0.5, drivers: ['region'] };

/** The rate falls by so many points in the last quarter, as a weak region's share grows. */
const byMix = (points: 2 | 4 | 6): CalibrationShape => ({
  ...BASE,
  id: `mix-${points}`,
  title: `17,000 deals, ${points} points lost as deals move to a region that wins 40 points less`,
  planted: { points, by: 'mix' },
  fields: [
    {
      name: 'region',
      levels: [
        { name: 'Americas', share: 0.35, shareAfter: 0.35 - points / 40, effect: 0.2 },
        { name: 'Europe', share: 0.15, effect: 0.2 },
        { name: 'India', share: 0.15, effect: -0.2 },
        { name: 'APAC', share: 0.35, shareAfter: 0.35 + points / 40, effect: -0.2 },
      ],
    },
    INDUSTRY,
    PRODUCT,
    SOURCE,
  ],
});

/** The rate falls by so many points in the last quarter, because one region wins less. */
const byRate = (points: 2 | 4 | 6): CalibrationShape => ({
  ...BASE,
  id: `rate-${points}`,
  title: `17,000 deals, ${points} points lost as a quarter of the deals wins ${4 * points} points less`,
  planted: { points, by: 'rate' },
  segmentsMove: true,
  fields: [
    {
      ...REGION,
      levels: REGION.levels.map((level) =>
        level.name === 'APAC' ? { ...level, effectAfter: -0.04 * points } : level,
      ),
    },
    INDUSTRY,
    PRODUCT,
    SOURCE,
  ],
});

export const planted: readonly CalibrationShape[] = [
  byMix(2),
  byMix(4),
  byMix(6),
  byRate(2),
  byRate(4),
  byRate(6),
];
