import type { DealScore } from '../../domain/document/pipeline.ts';
import type { Field } from '../../domain/field.ts';
import { largestOpenDeals, type OpenDealRow } from '../../sql/pipeline/openDealCells.ts';
import type { Setting } from '../setting.ts';
import type { OpenCell } from './openCells.ts';
import { limitOf, type StalledLimits } from './limitOf.ts';
import { bandOf, type Scorer } from './scoreDeals.ts';

export const MOST_SCORES = 200;
export const MOST_WARNINGS = 20;
/** Deals fetched at first, how many times more the next time, and at most. */
const FIRST = 1000;
const MORE = 8;
const MOST = 64_000;

/** A deal and what it weighs in either order. */
export interface Weighed {
  row: OpenDealRow;
  places: number[];
  atRisk: number;
  recoverable: number;
}

/**
 * The open deals that need somebody, by two orders.
 *
 * Value at risk is amount × (1 − P): what is expected to be lost. Not all of that can be saved: of a deal that is hardly
 * ever won most is gone whatever one does, of a sure one little is left to gain. So the warnings rank by what is
 * recoverable, value at risk × P: deals like it are won that often as things are. amount × P × (1 − P) is also the slope
 * of the expected value along the log odds: the same push is worth most where it is largest.
 *
 * Deals come in order of their amount, as many as it takes: once the last one fetched, at the highest weight that any
 * open deal has, would not reach the lists, no later one can. Where deals have no amounts each weighs 1.
 */
export async function rankOpenDeals(
  setting: Setting,
  scorer: Scorer,
  limits: StalledLimits | null,
  cells: readonly OpenCell[],
  hasAmount: boolean,
): Promise<{ scores: DealScore[]; warnings: DealScore[] }> {
  const heaviest = heaviestOf(cells, scorer);
  const fields = listedFields(setting, scorer, limits);
  for (let most = FIRST; ; most *= MORE) {
    const rows = await read(setting, fields, Math.min(most, MOST));
    const weighed = rows.flatMap((row) => weigh(row, scorer, hasAmount) ?? []);
    const byRisk = weighed.toSorted((a, b) => b.atRisk - a.atRisk).slice(0, MOST_SCORES);
    const byPush = weighed.toSorted((a, b) => b.recoverable - a.recoverable);
    const pushed = byPush.slice(0, MOST_WARNINGS);
    const next = hasAmount ? Math.max(0, rows.at(-1)?.amount ?? 0) : 1;
    const settled =
      byRisk.length === MOST_SCORES &&
      (byRisk.at(-1)?.atRisk ?? 0) >= next * heaviest.atRisk &&
      (pushed.at(-1)?.recoverable ?? 0) >= next * heaviest.recoverable;
    if (!settled && rows.length === Math.min(most, MOST) && most < MOST) continue;
    const tell = (one: Weighed): DealScore[] => told(one, scorer, fields, limits, hasAmount);
    return { scores: byRisk.flatMap(tell), warnings: pushed.flatMap(tell) };
  }
}

/** What has to be known of a deal that is listed: what it is scored by, its limit, and whose it is. */
export const listedFields = (
  { dataset }: Pick<Setting, 'dataset'>,
  scorer: Scorer,
  limits: StalledLimits | null,
): readonly Field[] =>
  withField(withField(scorer.fields, limits?.field ?? null), repField(dataset.fields));

/** The scorer's fields, and behind them the one that limits are by, where it is none of them. */
export const withField = (fields: readonly Field[], one: Field | null): readonly Field[] =>
  one === null || fields.includes(one) ? fields : [...fields, one];

const read = (
  { port, dataset, deals }: Setting,
  fields: readonly Field[],
  most: number,
): Promise<OpenDealRow[]> =>
  port.rows<OpenDealRow>(
    'largest-open-deals',
    'The open deals with the largest amounts',
    largestOpenDeals(fields, dataset.source.asOf ?? '', deals, most),
  );

export function heaviestOf(
  cells: readonly OpenCell[],
  scorer: Scorer,
): { atRisk: number; recoverable: number } {
  const most = { atRisk: 0, recoverable: 0 };
  for (const { places, age } of cells) {
    const p = scorer.chance(places, age);
    if (p === null) continue;
    most.atRisk = Math.max(most.atRisk, 1 - p);
    most.recoverable = Math.max(most.recoverable, p * (1 - p));
  }
  return most;
}

const placesOf = (row: OpenDealRow, fields: readonly Field[]): number[] =>
  fields.map(({ key }) => Number(row[key] ?? -1));

export function weigh(row: OpenDealRow, scorer: Scorer, hasAmount: boolean): Weighed | null {
  const places = placesOf(row, scorer.fields);
  const p = scorer.chance(places, row.age);
  if (p === null) return null;
  const value = hasAmount ? Math.max(0, row.amount ?? 0) : 1;
  return { row, places, atRisk: value * (1 - p), recoverable: value * (1 - p) * p };
}

/** The field whose levels are the reps; null where deals are not compared by them. */
export const repField = (fields: readonly Field[]): Field | null =>
  fields.find(({ role }) => role === 'rep') ?? null;

/** Age by which nine in ten won deals of the deal’s segment had closed. @param fields of the row */
export function limitFor(
  row: OpenDealRow,
  fields: readonly Field[],
  limits: StalledLimits | null,
): number | null {
  const at = limits?.field ? fields.indexOf(limits.field) : -1;
  return limits ? limitOf(limits, placesOf(row, fields)[at] ?? -1) : null;
}

/** All that the document says of a deal; nothing of one that has no score. */
export function told(
  { row, places, atRisk, recoverable }: Weighed,
  scorer: Scorer,
  fields: readonly Field[],
  limits: StalledLimits | null,
  hasAmount: boolean,
): DealScore[] {
  const score = scorer.full(places, row.age);
  if (!score) return [];
  const limitDays = limitFor(row, fields, limits);
  const hasValue = hasAmount && row.amount !== null;
  const rep = repField(fields);
  return [
    {
      deal: row.deal ?? `row ${row.place}`,
      rep: rep && (rep.levels[Number(row[rep.key] ?? -1)] ?? null),
      amount: hasAmount ? row.amount : null,
      createdOn: row.created,
      ageDays: row.age,
      ...score,
      band: bandOf(score.probability.estimate, scorer.cutOffs),
      stalled: limitDays !== null && row.age > limitDays,
      limitDays,
      valueAtRisk: hasValue ? atRisk : null,
      recoverable: hasValue ? recoverable : null,
    },
  ];
}
