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

/** What the open deals of a business hide. */
export interface HiddenInPipeline {
  /** Share of a level's deals that nobody closes, won or lost: they stay where a proposal was made. */
  stalled: { field: string; level: string; share: number };
  /** Deals that have one of these levels of every field named, and that are created from a day on, are so many times larger. */
  dearer: { levels: readonly { field: string; level: string }[]; from: string; times: number };
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
  /** What a rep, by number from 1, adds to the win rate; together nothing. */
  repEffects?: Readonly<Record<number, number>>;
  /** Reps from this number on are of the higher level. */
  seniorFrom?: number;
  /** Quota of a quarter, by level. */
  quota?: { AM: number; EAM: number };
  hidden?: HiddenInPipeline;
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

const common = {
  from: '2023-01-01',
  to: '2025-01-31',
  changedFrom: '2024-10-01',
  reps: 24,
  seniorFrom: 17,
};

/**
 * APAC grows from 20% to 32% of the closed deals in the last quarter while its win rate falls from 40% to 25%; the
 * other regions stay at 50%. Overall 48% → 42%. Referrals win 12 points more often than other leads, all along.
 *
 * Beside that: what APAC loses more it loses in negotiation (see `path.ts`); one account manager wins 4 points more and
 * one 4 points less than the others; enterprise account managers have the higher quota, and win no more. Of the open
 * deals those for Enterprise are stalled, and much of the value is in large APAC deals that nobody referred.
 */
const decline: Shape = {
  ...common,
  id: 'decline',
  title: 'A real decline',
  // A draw that comes near the rates declared below.
  seed: 20240713,
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
  repEffects: { 7: 0.04, 12: -0.04 },
  quota: { AM: 4_500_000, EAM: 6_300_000 },
  hidden: {
    stalled: { field: 'product', level: 'Enterprise', share: 0.045 },
    dearer: {
      levels: [
        { field: 'region', level: 'APAC' },
        ...['Inbound', 'Outbound', 'Partner'].map((level) => ({ field: 'lead_source', level })),
      ],
      from: '2024-12-01',
      times: 5,
    },
  },
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
  quota: { AM: 4_500_000, EAM: 4_500_000 },
};

export const SHAPES: Readonly<Record<Shape['id'], Shape>> = { decline, flat };
/** Deals in a sample file. */
export const SAMPLE_DEALS = 60_000;
