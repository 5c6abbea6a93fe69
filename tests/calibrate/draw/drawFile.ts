import { dayOf } from '../../../src/domain/calendar.ts';
import type { Field } from '../../../src/domain/field.ts';
import { normalQuantile } from '../../../src/stats/distributions.ts';
import { seeded, type Random } from '../../../src/stats/random.ts';
import type { CalibrationShape } from '../shapes/shape.ts';
import { accountsOf } from './accounts.ts';
import { chooserOf } from './levels.ts';
import { fieldsOf } from './fieldsOf.ts';
import { quarterOf } from './quarters.ts';
import { ratesOf } from './rates.ts';

/** A simulated file, one entry per deal: no text, no browser, no engine. Days since 1970. */
export interface DrawnFile {
  shape: CalibrationShape;
  /** The fields by which deals can be split, reps last. */
  fields: Field[];
  size: number;
  /** The level of each deal, by field. */
  codes: readonly Int32Array[];
  account: Int32Array;
  created: Int32Array;
  /** Days on which deals close; those after `asOf` are open. */
  closed: Int32Array;
  won: Uint8Array;
  /** What deals are worth; null where a shape knows no amounts. */
  amount: Float64Array | null;
  /** First day of the quarter a deal closes in. */
  quarter: Int32Array;
  asOf: number;
}

/** Shortest and longest days from created to closed, where a shape does not say. */
const CYCLE = [5, 118] as const;
/** Half the deals are worth more. */
const MEDIAN_AMOUNT = 20_000;

/** Draws a file of a shape: the same for the same seed. Levels and win rates follow the closed date. */
export function drawFile(shape: CalibrationShape, seed: number): DrawnFile {
  const random = seeded(saltedSeed(shape.id, seed));
  const size = shape.deals;
  const fields = fieldsOf(shape);
  const file: DrawnFile = {
    shape,
    fields,
    size,
    codes: fields.map(() => new Int32Array(size)),
    account: new Int32Array(size),
    created: new Int32Array(size),
    closed: new Int32Array(size),
    won: new Uint8Array(size),
    amount: amountsOf(shape, seed),
    quarter: new Int32Array(size),
    asOf: dayOf(shape.to),
  };
  const [from, changed] = [dayOf(shape.from), dayOf(shape.changedFrom)];
  const days = dayOf(shape.createdTo ?? shape.to) - from + 1;
  const accounts = accountsOf(shape, random);
  const choosers = [false, true].map((late) => shape.fields.map((field) => chooserOf(field, late)));
  const rateOf = ratesOf(shape, random);
  const levels = new Int32Array(fields.length);
  for (let deal = 0; deal < size; deal++) {
    const account = accounts.at(deal);
    const created = account?.created() ?? from + Math.floor(random() * days);
    // Where cycles differ by outcome the outcome comes first, and nothing may follow the closed date.
    const chance = account ? account.chance() : random();
    const early = shape.cycles ? chance < shape.baseRate : false;
    const closed = created + cycleDays(early ? shape.cycles?.won : shape.cycles?.lost, random);
    const late = closed >= changed;
    shape.fields.forEach((field, i) => {
      const level = choosers[late ? 1 : 0]?.[i]?.(random()) ?? 0;
      levels[i] = account?.level(field.name, level) ?? level;
    });
    levels[fields.length - 1] = Math.floor(random() * shape.reps);
    const quarter = quarterOf(closed);
    const won = shape.cycles ? early : chance < rateOf(levels, late, quarter);
    for (let i = 0; i < levels.length; i++) {
      const codes = file.codes[i];
      if (codes) codes[deal] = levels[i] ?? 0;
    }
    file.account[deal] = account?.id ?? deal;
    file.created[deal] = created;
    file.closed[deal] = closed;
    file.quarter[deal] = quarter;
    file.won[deal] = won ? 1 : 0;
  }
  return { ...file, asOf: lastDay(file) };
}

/** From draws of their own, so that a file with amounts is otherwise the same as one without. */
function amountsOf(shape: CalibrationShape, seed: number): Float64Array | null {
  const { amountSpread: spread, deals } = shape;
  if (spread === undefined) return null;
  const random = seeded(saltedSeed(`${shape.id} amounts`, seed));
  const amounts = new Float64Array(deals);
  for (let deal = 0; deal < deals; deal++)
    amounts[deal] = Math.round(MEDIAN_AMOUNT * Math.exp(spread * (normalQuantile(random()) ?? 0)));
  return amounts;
}

/** The last day on which anything happened: the file knows nothing of the days until its export. */
function lastDay({ size, created, closed, asOf }: DrawnFile): number {
  let last = -Infinity;
  for (let deal = 0; deal < size; deal++) {
    const close = closed[deal] ?? 0;
    last = Math.max(last, created[deal] ?? 0, close <= asOf ? close : -Infinity);
  }
  return last;
}

/** A seed of its own for every shape, and none that the analysis of the file would use for its own draws. */
function saltedSeed(id: string, seed: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${id} ${seed}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}

/** The mean of two even draws: most deals are in the middle. */
const cycleDays = (range: readonly [number, number] = CYCLE, random: Random): number =>
  Math.round(range[0] + ((range[1] - range[0]) * (random() + random())) / 2);

/** Closed deals, which everything but the edges is counted from. */
export const isClosed = (file: DrawnFile, deal: number): boolean =>
  (file.closed[deal] ?? 0) <= file.asOf;
