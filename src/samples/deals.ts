import { dayOf } from '../domain/calendar.ts';
import type { Random } from '../stats/random.ts';
import type { Shape, ShapeField } from './shapes.ts';

/** One deal as drawn; days since 1970, levels by their place in the shape's fields. */
export interface DrawnDeal {
  created: number;
  /** The closing day, or for an open deal the day it is expected to close. */
  closed: number;
  outcome: 'won' | 'lost' | 'open';
  levels: number[];
  rep: number;
  account: number;
  /** Whole money. */
  amount: number;
}

/** Deals of one account, on average. */
const DEALS_PER_ACCOUNT = 4;
const SHORTEST_CYCLE = 5;
const LONGEST_CYCLE = 118;

/** Draws the deals of a business one by one, in order of nothing. Levels and win rates follow the closed date. */
export function* drawDeals(shape: Shape, deals: number, random: Random): Generator<DrawnDeal> {
  const from = dayOf(shape.from);
  const to = dayOf(shape.to);
  const changed = dayOf(shape.changedFrom);
  const draw = {
    before: shape.fields.map((field) => chooser(field, false)),
    after: shape.fields.map((field) => chooser(field, true)),
  };
  const accounts = Math.max(1, Math.round(deals / DEALS_PER_ACCOUNT));
  for (let i = 0; i < deals; i++) {
    const created = from + Math.floor(random() * (to - from + 1));
    const closed = created + cycleDays(random);
    const late = closed >= changed;
    const levels = (late ? draw.after : draw.before).map((choose) => choose(random()));
    const rate = winRate(shape, levels, late);
    const wins = random() < rate;
    yield {
      created,
      closed,
      outcome: closed > to ? 'open' : wins ? 'won' : 'lost',
      levels,
      rep: Math.floor(random() * shape.reps),
      account: Math.floor(random() * accounts),
      amount: amountOf(levels, shape, random),
    };
  }
}

/** The mean of two even draws: most deals take about two months, none much over four. */
const cycleDays = (random: Random): number =>
  Math.round(SHORTEST_CYCLE + ((LONGEST_CYCLE - SHORTEST_CYCLE) * (random() + random())) / 2);

function chooser(field: ShapeField, late: boolean): (u: number) => number {
  let sum = 0;
  const upto = field.levels.map(
    (level) => (sum += (late ? level.shareAfter : undefined) ?? level.share),
  );
  return (u) => {
    const at = upto.findIndex((edge) => u * sum < edge);
    return at < 0 ? upto.length - 1 : at;
  };
}

/** Probability that a deal with these levels is won, before or from the change on. */
export function winRate(shape: Shape, levels: readonly number[], late: boolean): number {
  return shape.fields.reduce((rate, field, i) => {
    const level = field.levels[levels[i] ?? 0];
    return rate + ((late ? level?.effectAfter : undefined) ?? level?.effect ?? 0);
  }, shape.baseRate);
}

/** Long-tailed, larger for the larger product, and blind to everything else. */
function amountOf(levels: readonly number[], shape: Shape, random: Random): number {
  const product = shape.fields.findIndex((field) => field.name === 'product');
  const scale = [12_000, 26_000, 70_000][levels[product] ?? 0] ?? 12_000;
  const spread = random() + random() + random() - 1.5;
  return Math.round((scale * Math.exp(1.1 * spread)) / 10) * 10;
}
