import { dayOf } from '../domain/calendar.ts';
import type { Random } from '../stats/random.ts';
import { cycleDays } from './cycle.ts';
import { drawPath } from './path.ts';
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
  /** Days on which it enters its stages, one after the other, also such as are to come. */
  entered: number[];
}

/** What a usual deal is worth, by the product’s place. */
export const PRODUCT_AMOUNTS = [12_000, 26_000, 70_000];
/** Deals of one account, on average. */
const DEALS_PER_ACCOUNT = 4;

/**
 * Draws the deals of a business one by one, in order of nothing. Levels and win rates follow the closed date.
 * @param aside chance of what came later to the samples, so that the deals stayed as they were
 */
export function* drawDeals(
  shape: Shape,
  deals: number,
  random: Random,
  aside: Random,
): Generator<DrawnDeal> {
  const from = dayOf(shape.from);
  const to = dayOf(shape.to);
  const changed = dayOf(shape.changedFrom);
  const draw = {
    before: shape.fields.map((field) => chooser(field, false)),
    after: shape.fields.map((field) => chooser(field, true)),
  };
  const isStuck = stuckBy(shape);
  const timesOf = timesBy(shape);
  const accounts = Math.max(1, Math.round(deals / DEALS_PER_ACCOUNT));
  for (let i = 0; i < deals; i++) {
    const created = from + Math.floor(random() * (to - from + 1));
    const closed = created + cycleDays(random);
    const late = closed >= changed;
    const levels = (late ? draw.after : draw.before).map((choose) => choose(random()));
    const u = random();
    const rep = Math.floor(random() * shape.reps);
    const rate = winRate(shape, levels, late) + (shape.repEffects?.[rep + 1] ?? 0);
    const ending = u < rate ? 'won' : 'lost';
    const fate = aside() < isStuck(levels) ? 'stuck' : ending;
    const account = Math.floor(random() * accounts);
    yield {
      created,
      closed,
      outcome: closed > to || fate === 'stuck' ? 'open' : fate,
      levels,
      rep,
      account,
      amount: amountOf(levels, shape, random) * timesOf(levels, created),
      entered: drawPath({ created, closed }, fate, rate, aside),
    };
  }
}

/** The chance that nobody closes a deal with these levels. */
function stuckBy({ fields, hidden }: Shape): (levels: readonly number[]) => number {
  if (!hidden) return () => 0;
  const { field, level, share } = hidden.stalled;
  const at = fields.findIndex(({ name }) => name === field);
  const code = fields[at]?.levels.findIndex(({ name }) => name === level);
  return (levels) => (levels[at] === code ? share : 0);
}

/** How many times larger a deal with these levels is. */
function timesBy({
  fields,
  hidden,
}: Shape): (levels: readonly number[], created: number) => number {
  if (!hidden) return () => 1;
  const { levels: dear, from, times } = hidden.dearer;
  const since = dayOf(from);
  const isDear = fields.map(({ name, levels }) => {
    const named = dear.filter(({ field }) => field === name).map(({ level }) => level);
    return levels.map((one) => named.length === 0 || named.includes(one.name));
  });
  return (levels, created) =>
    created >= since && isDear.every((dearHere, f) => dearHere[levels[f] ?? 0]) ? times : 1;
}

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
  const scale = PRODUCT_AMOUNTS[levels[product] ?? 0] ?? 0;
  const spread = random() + random() + random() - 1.5;
  return Math.round((scale * Math.exp(1.1 * spread)) / 10) * 10;
}
