import type { ShapeField, ShapeLevel } from '../../../src/samples/shapes.ts';

/** A business whose truth is known: deals are created evenly from `from` until `to`, the day of the export. */
export interface CalibrationShape {
  id: string;
  /** What it is, in a line of the table. */
  title: string;
  /** Deals created, open ones included. */
  deals: number;
  from: string;
  to: string;
  /** The last day on which deals are created; that of the export when left out. */
  createdTo?: string;
  /** First day of the closed quarter in which `shareAfter` and `effectAfter` begin. */
  changedFrom: string;
  baseRate: number;
  /** Effects add up in points, or in log odds: the latter is what the driver model calls “no interaction”. */
  scale: 'points' | 'log-odds';
  fields: readonly ShapeField[];
  reps: number;
  /** Fields whose levels differ: no other may be told as a driver. */
  drivers: readonly string[];
  /** Deals of an account are alike (intraclass correlation of the outcome), close in time, and share some fields. */
  accounts?: { deals: number; correlation: number; fields: readonly string[] };
  /** Standard deviation of a rep's win rate from quarter to quarter, a fraction. */
  repQuarterSpread?: number;
  /** The same for all deals of a quarter together. */
  quarterSpread?: number;
  /** Added to the rate of deals that close in October to December, a fraction. */
  fourthQuarter?: number;
  /** Days from created to closed, shortest and longest, by outcome; the same for both when left out. */
  cycles?: { won: readonly [number, number]; lost: readonly [number, number] };
  /** Amounts of deals are log-normal with this spread, on the log; the outcome knows nothing of them. */
  amountSpread?: number;
  /** Whether segments really move or differ beyond what the fields by themselves explain. */
  segmentsMove?: true;
  /** The change that is planted, in points: 0 when nothing changes. */
  planted?: { points: 2 | 4 | 6; by: 'mix' | 'rate' };
}

/** A field of equally common levels that all win alike. */
export const even = (name: string, levels: readonly string[]): ShapeField => ({
  name,
  levels: levels.map((level): ShapeLevel => ({ name: level, share: 1 / levels.length, effect: 0 })),
});

/** A field by its shares, all levels winning alike. */
export const shared = (name: string, shares: Readonly<Record<string, number>>): ShapeField => ({
  name,
  levels: Object.entries(shares).map(([level, share]) => ({ name: level, share, effect: 0 })),
});

export const REGION = even('region', ['Americas', 'Europe', 'India', 'APAC']);
export const INDUSTRY = even('industry', ['SaaS', 'FinTech', 'HealthTech', 'EdTech', 'Retail']);
export const PRODUCT = shared('product', { Core: 0.5, Pro: 0.3, Enterprise: 0.2 });
export const SOURCE = even('lead_source', ['Inbound', 'Outbound', 'Partner', 'Referral']);

/** What most shapes have in common: two years, four fields, 20 reps, and nothing to be found. */
export const PLAIN = {
  deals: 6000,
  from: '2023-01-01',
  to: '2025-01-31',
  changedFrom: '2024-10-01',
  baseRate: 0.45,
  scale: 'points',
  fields: [REGION, INDUSTRY, PRODUCT, SOURCE],
  reps: 20,
  drivers: [],
} as const satisfies Omit<CalibrationShape, 'id' | 'title'>;
