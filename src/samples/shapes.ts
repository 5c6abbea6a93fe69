/** One level of a field: how common it is, and what it adds to the win rate, in the quarters before and from the change. */
export interface ShapeLevel {
  name: string;
  share: number;
  /** Share from the changed quarter on; the same when left out. */
  shareAfter?: number;
  /** Added to the base win rate, a fraction. */
  effect: number;
  effectAfter?: number;
}

export interface ShapeField {
  name: string;
  levels: readonly ShapeLevel[];
}

/** A business: deals are created evenly from `from` to `to`, the day of the export. */
export interface Shape {
  id: 'decline' | 'flat';
  title: string;
  seed: number;
  from: string;
  to: string;
  /** First day of the quarter (by closed date) in which things change. */
  changedFrom: string;
  baseRate: number;
  fields: readonly ShapeField[];
  reps: number;
  /** Fields whose levels differ: the drivers that should be told, and no other. */
  drivers: readonly string[];
}

const even = (names: readonly string[]): ShapeLevel[] =>
  names.map((name) => ({ name, share: 1 / names.length, effect: 0 }));

const industry: ShapeField = {
  name: 'industry',
  levels: even(['SaaS', 'FinTech', 'HealthTech', 'EdTech', 'Retail']),
};

const product: ShapeField = {
  name: 'product',
  levels: [
    { name: 'Core', share: 0.5, effect: 0 },
    { name: 'Pro', share: 0.3, effect: 0 },
    { name: 'Enterprise', share: 0.2, effect: 0 },
  ],
};

const common = { from: '2023-01-01', to: '2025-01-31', changedFrom: '2024-10-01', reps: 24 };

/**
 * APAC grows from 20% to 32% of the closed deals in the last quarter while its win rate falls from 40% to 25%; the
 * other regions stay at 50%. Overall 48% → 42%. Referrals win 12 points more often than other leads, all along.
 */
const decline: Shape = {
  ...common,
  id: 'decline',
  title: 'A real decline',
  seed: 20240611,
  baseRate: 0.5,
  fields: [
    {
      name: 'region',
      levels: [
        { name: 'North America', share: 0.4, shareAfter: 0.34, effect: 0 },
        { name: 'Europe', share: 0.3, shareAfter: 0.255, effect: 0 },
        { name: 'India', share: 0.1, shareAfter: 0.085, effect: 0 },
        { name: 'APAC', share: 0.2, shareAfter: 0.32, effect: -0.1, effectAfter: -0.25 },
      ],
    },
    industry,
    product,
    {
      name: 'lead_source',
      levels: [
        { name: 'Inbound', share: 0.3, effect: -0.03 },
        { name: 'Outbound', share: 0.25, effect: -0.03 },
        { name: 'Partner', share: 0.2, effect: -0.03 },
        { name: 'Referral', share: 0.25, effect: 0.09 },
      ],
    },
  ],
  drivers: ['region', 'lead_source'],
};

/** The same business with nothing in it: every deal wins with the same chance, all along. */
const flat: Shape = {
  ...common,
  id: 'flat',
  title: 'A look-alike with no change',
  seed: 20240612,
  baseRate: 0.48,
  fields: [
    {
      name: 'region',
      levels: [
        { name: 'North America', share: 0.4, effect: 0 },
        { name: 'Europe', share: 0.3, effect: 0 },
        { name: 'India', share: 0.1, effect: 0 },
        { name: 'APAC', share: 0.2, effect: 0 },
      ],
    },
    industry,
    product,
    { name: 'lead_source', levels: even(['Inbound', 'Outbound', 'Partner', 'Referral']) },
  ],
  drivers: [],
};

export const SHAPES: Readonly<Record<Shape['id'], Shape>> = { decline, flat };
/** Deals in a sample file. */
export const SAMPLE_DEALS = 60_000;
