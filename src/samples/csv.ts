import { dateOf } from '../domain/calendar.ts';
import { seeded } from '../stats/random.ts';
import { drawDeals, type DrawnDeal } from './deals.ts';
import type { Shape } from './shapes.ts';

const OPEN_STAGES = ['Discovery', 'Qualified', 'Proposal', 'Negotiation'];
const CHUNK_ROWS = 5_000;

/** The file's text in pieces of a few hundred kilobytes, header first. */
export function* sampleCsv(shape: Shape, deals: number, seed = shape.seed): Generator<string> {
  const fields = shape.fields.map((field) => field.name);
  let text = `deal_id,account,created_date,close_date,sales_rep,${fields.join(',')},stage,amount,currency\n`;
  let rows = 0;
  for (const deal of drawDeals(shape, deals, seeded(seed))) {
    text += line(deal, rows, shape);
    rows += 1;
    if (rows % CHUNK_ROWS === 0) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

function line(deal: DrawnDeal, row: number, shape: Shape): string {
  const levels = deal.levels.map((code, i) => shape.fields[i]?.levels[code]?.name ?? '');
  return `${[
    `D${String(row + 1).padStart(7, '0')}`,
    `A${String(deal.account + 1).padStart(5, '0')}`,
    dateOf(deal.created),
    dateOf(deal.closed),
    `Rep ${String(deal.rep + 1).padStart(2, '0')}`,
    ...levels,
    stageOf(deal),
    deal.amount,
    'USD',
  ].join(',')}\n`;
}

function stageOf({ outcome, created, closed }: DrawnDeal): string {
  if (outcome === 'won') return 'Closed Won';
  if (outcome === 'lost') return 'Closed Lost';
  return OPEN_STAGES[(created + closed) % OPEN_STAGES.length] ?? 'Discovery';
}
