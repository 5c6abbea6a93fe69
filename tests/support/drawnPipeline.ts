import { dateOf, dayOf } from '../../src/domain/calendar.ts';
import { logistic } from '../../src/stats/scorePoints.ts';
import { seeded } from '../../src/stats/random.ts';

/** One simulated deal, and what is true of it. Days since 1970. */
export interface DrawnOpenDeal {
  id: string;
  levels: string[];
  created: number;
  closed: number;
  amount: number;
  wins: boolean;
  open: boolean;
  age: number;
  /** P(won in the end) of a deal with these levels that is open at this age. */
  truth: number;
}

export interface PipelineShape {
  deals: number;
  seed: number;
  /** Log odds by level, field by field. */
  effects: Record<string, Record<string, number>>;
  /** Log odds of a deal without effects. */
  base: number;
  /** Shortest and longest days of won and of lost deals; in between the mean of two even draws. */
  won: readonly [number, number];
  lost: readonly [number, number];
  /** Days that deals are created in, up to the export. */
  days: number;
  /** Deals of this level whose losses nobody records: `share` of them stay open for good. */
  forgotten?: { field: string; level: string; share: number };
  /** Times by which deals of a level take longer. */
  slower?: { field: string; level: string; times: number };
  /** Times by which amounts of a level are larger. */
  dearer?: { field: string; level: string; times: number };
}

export const EXPORT_DAY = dayOf('2025-05-10');

export const PLAIN: PipelineShape = {
  deals: 20_000,
  seed: 11,
  effects: {
    region: { North: 0.5, South: 0, East: -0.3, West: -0.9 },
    source: { Partner: 0.7, Inbound: 0, Outbound: -0.6 },
    product: { Core: 0, Plus: 0 },
  },
  base: -0.4,
  won: [10, 90],
  lost: [10, 160],
  days: 900,
};

/** Chance that a mean of two even draws between both ends is longer than so many days. */
function outlasts([low, high]: readonly [number, number], days: number): number {
  // Days are rounded: one is still open on day d if its draw is d + ½ or more.
  const u = (days + 0.5 - low) / (high - low);
  if (u <= 0) return 1;
  if (u >= 1) return 0;
  return u <= 0.5 ? 1 - 2 * u * u : 2 * (1 - u) * (1 - u);
}

/** Draws a file whose open deals have a known chance: the same for the same seed. */
export function drawnPipeline(shape: PipelineShape): DrawnOpenDeal[] {
  const random = seeded(shape.seed);
  const fields = Object.entries(shape.effects);
  return Array.from({ length: shape.deals }, (_, i) => {
    const levels = fields.map(([, effects]) => {
      const names = Object.keys(effects);
      return names[Math.floor(random() * names.length)] ?? '';
    });
    const has = (one: { field: string; level: string } | undefined): boolean =>
      one !== undefined && levels[fields.findIndex(([name]) => name === one.field)] === one.level;
    const odds = fields.reduce(
      (sum, [, effects], f) => sum + (effects[levels[f] ?? ''] ?? 0),
      shape.base,
    );
    const chance = logistic(odds);
    const wins = random() < chance;
    const times = has(shape.slower) ? (shape.slower?.times ?? 1) : 1;
    const range = ([low, high]: readonly [number, number]): [number, number] => [
      low * times,
      high * times,
    ];
    const [low, high] = range(wins ? shape.won : shape.lost);
    const cycle = Math.round(low + ((high - low) * (random() + random())) / 2);
    const created = EXPORT_DAY - Math.floor(random() * shape.days);
    const stays = !wins && has(shape.forgotten) && random() < (shape.forgotten?.share ?? 0);
    const closed = stays ? Infinity : created + cycle;
    const age = EXPORT_DAY - created;
    const [stillWon, stillLost] = [
      chance * outlasts(range(shape.won), age),
      (1 - chance) * outlasts(range(shape.lost), age),
    ];
    const spread = Math.exp(1.2 * (random() + random() + random() - 1.5));
    const dearer = has(shape.dearer) ? (shape.dearer?.times ?? 1) : 1;
    return {
      id: `D-${i + 1}`,
      levels,
      created,
      closed,
      amount: Math.round(20_000 * spread * dearer),
      wins,
      open: closed > EXPORT_DAY,
      age,
      truth: stillWon + stillLost > 0 ? stillWon / (stillWon + stillLost) : 0,
    };
  });
}

/** The file as somebody would export it. */
export function pipelineCsv(shape: PipelineShape, deals: readonly DrawnOpenDeal[]): string {
  const names = Object.keys(shape.effects);
  const lines = deals.map(({ id, levels, created, closed, amount, wins, open }) =>
    [
      id,
      open ? 'Open' : wins ? 'Won' : 'Lost',
      amount,
      dateOf(created),
      open ? '' : dateOf(closed),
      ...levels,
    ].join(','),
  );
  const header = ['deal_id', 'outcome', 'amount', 'created_date', 'closed_date', ...names];
  return [header.join(','), ...lines].join('\n') + '\n';
}
