import { dateOf, dayOf } from '../domain/calendar.ts';
import { seeded } from '../stats/random.ts';
import { drawDeals, type DrawnDeal } from './deals.ts';
import { STAGES } from './path.ts';
import type { Shape } from './shapes.ts';

const CHUNK_ROWS = 5_000;
const OUTCOMES = { won: 'Closed Won', lost: 'Closed Lost' };

/** A stretch of the two files that are as long as there are deals. */
export interface SamplePart {
  deals: string;
  history: string;
  /** Deals so far. */
  rows: number;
}

/** The deals' file and the stages they went through in pieces of a few hundred kilobytes, headers first. */
export function* sampleParts(
  shape: Shape,
  deals: number,
  seed = shape.seed,
): Generator<SamplePart> {
  const fields = shape.fields.map((field) => field.name);
  const to = dayOf(shape.to);
  let text = `deal_id,account,created_date,close_date,sales_rep,${fields.join(',')},stage,amount,currency\n`;
  let history = 'deal_id,stage,changed_on\n';
  let rows = 0;
  for (const deal of drawDeals(shape, deals, seeded(seed), seeded(~seed))) {
    rows += 1;
    const id = `D${String(rows).padStart(7, '0')}`;
    text += line(deal, id, shape, to);
    history += changes(deal, id, to);
    if (rows % CHUNK_ROWS !== 0) continue;
    yield { deals: text, history, rows };
    text = '';
    history = '';
  }
  if (text !== '') yield { deals: text, history, rows };
}

/** The deals' file alone. */
export function* sampleCsv(shape: Shape, deals: number, seed = shape.seed): Generator<string> {
  for (const part of sampleParts(shape, deals, seed)) yield part.deals;
}

function line(deal: DrawnDeal, id: string, shape: Shape, to: number): string {
  const levels = deal.levels.map((code, i) => shape.fields[i]?.levels[code]?.name ?? '');
  return `${[
    id,
    `A${String(deal.account + 1).padStart(5, '0')}`,
    dateOf(deal.created),
    dateOf(deal.closed),
    repName(deal.rep),
    ...levels,
    stageOf(deal, to),
    deal.amount,
    'USD',
  ].join(',')}\n`;
}

/** A line for every stage it entered by the day of the export. */
function changes({ outcome, closed, entered }: DrawnDeal, id: string, to: number): string {
  let text = '';
  for (let i = 0; i < entered.length; i++) {
    const day = entered[i] ?? 0;
    if (day > to) break;
    text += `${id},${STAGES[i] ?? ''},${dateOf(day)}\n`;
  }
  return outcome === 'open' ? text : `${text}${id},${OUTCOMES[outcome]},${dateOf(closed)}\n`;
}

function stageOf({ outcome, entered }: DrawnDeal, to: number): string {
  if (outcome !== 'open') return OUTCOMES[outcome];
  return STAGES[entered.findLastIndex((day) => day <= to)] ?? STAGES[0];
}

/** @param rep from 0 */
export const repName = (rep: number): string => `Rep ${String(rep + 1).padStart(2, '0')}`;
