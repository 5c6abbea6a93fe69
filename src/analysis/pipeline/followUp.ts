import type { Pipeline, RepFollowUp } from '../../domain/document/pipeline.ts';
import { BLANK_LEVEL, OTHER_LEVEL, type Field } from '../../domain/field.ts';
import {
  type DealNameRow,
  dealNames,
  largestOfEachRep,
  type OpenDealRow,
} from '../../sql/pipeline/openDealCells.ts';
import { followUpReason } from '../../words/pipelineSentence.ts';
import type { Setting } from '../setting.ts';
import type { OpenCell } from './openCells.ts';
import {
  heaviestOf,
  listedFields,
  repField,
  told,
  weigh,
  type Weighed,
  withField,
} from './rankOpenDeals.ts';
import type { Scored } from './scored.ts';

export const MOST_PER_REP = 5;
const MOST_REPS = 60;
/** Deals of each rep looked at first, how many times more the next time, and at most. */
const FIRST = 40;
const MORE = 10;
const MOST = 4000;

/**
 * For every rep the open deals with most to recover (see `rankOpenDeals.ts`). Deals of a rep come in order of their
 * amount, as many as it takes: until none that is left could be among the first five.
 * @param fields in the order of the cells' places
 */
export async function followUp(
  setting: Setting,
  scored: Scored | null,
  cells: readonly OpenCell[],
  fields: readonly Field[],
): Promise<Pipeline['followUp']> {
  const rep = repField(setting.dataset.fields);
  const none = (reason: string): Pipeline['followUp'] => ({ reps: [], leftOut: 0, reason });
  if (!scored) return none(followUpReason('no-scores'));
  if (!rep) return none(followUpReason(setting.dataset.has.rep ? 'too-many-reps' : 'no-reps'));
  const sums = sumsByRep(scored, cells, fields.indexOf(rep), rep.levels.length);
  const ranked = [...sums.keys()]
    .filter((place) => (sums[place]?.open ?? 0) > 0 && isPerson(rep.levels[place]))
    .sort((a, b) => (sums[b]?.recoverable ?? 0) - (sums[a]?.recoverable ?? 0));
  const listed = ranked.slice(0, MOST_REPS);
  const best = await bestOfEach(setting, scored, rep, listed, cells);
  const named = await namesOf(setting, [...best.values()].flat());
  const all = withField(listedFields(setting, scored.scorer, scored.limits), rep);
  return {
    reps: listed.map((place): RepFollowUp => ({
      rep: rep.levels[place] ?? '',
      open: sums[place]?.open ?? 0,
      recoverable: scored.hasAmount ? (sums[place]?.recoverable ?? 0) : null,
      deals: (best.get(place) ?? []).flatMap((one) => {
        const name = named.get(one.row.place);
        const row = name ? { ...one.row, ...name } : one.row;
        return told({ ...one, row }, scored.scorer, all, scored.limits, scored.hasAmount);
      }),
    })),
    leftOut: ranked.length - listed.length,
    reason: null,
  };
}

/** Deals of nobody, or of those with too few to be told, are not for one rep to look at. */
const isPerson = (level: string | undefined): boolean =>
  level !== undefined && level !== BLANK_LEVEL && level !== OTHER_LEVEL;

/** Of all scored open deals of each rep, by the rep's place. */
function sumsByRep(
  { scorer, hasAmount }: Scored,
  cells: readonly OpenCell[],
  at: number,
  reps: number,
): { open: number; recoverable: number }[] {
  const sums = Array.from({ length: reps }, () => ({ open: 0, recoverable: 0 }));
  for (const { places, age, deals, amount } of cells) {
    const sum = sums[places[at] ?? -1];
    const p = scorer.chance(places, age);
    if (!sum || p === null) continue;
    sum.open += deals;
    sum.recoverable += (hasAmount ? amount : deals) * p * (1 - p);
  }
  return sums;
}

async function bestOfEach(
  setting: Setting,
  { scorer, limits, hasAmount }: Scored,
  rep: Field,
  listed: readonly number[],
  cells: readonly OpenCell[],
): Promise<Map<number, Weighed[]>> {
  const { recoverable: heaviest } = heaviestOf(cells, scorer);
  const fields = listedFields(setting, scorer, limits);
  for (let most = FIRST; ; most *= MORE) {
    const rows = await read(setting, fields, rep, Math.min(most, MOST));
    await setting.breathe();
    const best = new Map<number, Weighed[]>();
    let settled = true;
    for (const place of listed) {
      const own = rows.get(place) ?? [];
      const ranked = own
        .flatMap((row) => weigh(row, scorer, hasAmount) ?? [])
        .sort((a, b) => b.recoverable - a.recoverable || a.row.place - b.row.place)
        .slice(0, MOST_PER_REP);
      best.set(place, ranked);
      const next = hasAmount ? Math.max(0, own.at(-1)?.amount ?? 0) : 1;
      const last = ranked.length === MOST_PER_REP ? (ranked.at(-1)?.recoverable ?? 0) : 0;
      settled &&= own.length < most || last >= next * heaviest;
    }
    if (settled || most >= MOST) return best;
  }
}

/** Rows by the rep's place, the largest amounts first. */
async function read(
  { port, dataset, deals }: Setting,
  fields: readonly Field[],
  rep: Field,
  most: number,
): Promise<Map<number, OpenDealRow[]>> {
  const columns = await port.columns(
    'largest-of-each-rep',
    'The open deals of every rep with the largest amounts',
    largestOfEachRep(fields, rep, dataset.source.asOf ?? '', deals, most),
  );
  const numbers = (name: string): Float64Array => columns[name] ?? new Float64Array();
  const [reps, places] = [numbers('rep_place'), numbers('place')];
  const [amounts, ages] = [numbers('amount'), numbers('age')];
  const keys = fields.map(({ key }) => ({ key, codes: numbers(key) }));
  const rows = new Map<number, OpenDealRow[]>();
  for (let i = 0; i < places.length; i++) {
    const amount = amounts[i] ?? NaN;
    const row: OpenDealRow = {
      ...Object.fromEntries(keys.map(({ key, codes }) => [key, codes[i] ?? -1])),
      deal: null,
      place: places[i] ?? 0,
      amount: Number.isNaN(amount) ? null : amount,
      created: '',
      age: ages[i] ?? -1,
    };
    const own = rows.get(reps[i] ?? -1);
    if (own) own.push(row);
    else rows.set(reps[i] ?? -1, [row]);
  }
  for (const own of rows.values())
    own.sort((a, b) => (b.amount ?? -Infinity) - (a.amount ?? -Infinity) || a.place - b.place);
  return rows;
}

async function namesOf(
  { port }: Setting,
  deals: readonly Weighed[],
): Promise<Map<number, DealNameRow>> {
  if (deals.length === 0) return new Map();
  const rows = await port.rows<DealNameRow>(
    'deal-names',
    'Ids and created dates of the deals listed for each rep',
    dealNames(deals.map(({ row }) => row.place)),
  );
  return new Map(rows.map((row) => [row.place, row]));
}
