import { dateOf, dayOf, endOf, startOf } from '../../src/domain/calendar.ts';
import { seeded } from '../../src/stats/random.ts';

export interface FunnelShape {
  deals: number;
  seed: number;
  /** Chance to get beyond each stage; what gets beyond the last is won. */
  stages: Readonly<Record<string, number>>;
  /** Points, as a fraction, by which a stage lets fewer through to deals that leave it in the last full quarter. */
  fall?: { stage: string; points: number };
  /** Share of moves that skip the next stage, and of deals that go back to the first one for a while. */
  skips?: number;
  backs?: number;
  /** Without rows that say won or lost. */
  bare?: boolean;
}

export const FUNNEL_END = '2025-07-10';
const FIRST = dayOf('2023-06-01');

export const STEADY: FunnelShape = {
  deals: 20_000,
  seed: 3,
  stages: { Discovery: 0.8, Demo: 0.65, Proposal: 0.6, Negotiation: 0.55 },
};

/** A file of deals and the history of their stages, with a fall planted or none. Same for the same seed. */
export function drawnFunnel(shape: FunnelShape): { deals: string; history: string } {
  const random = seeded(shape.seed);
  const last = dayOf(FUNNEL_END);
  const lastQuarter = dayOf(startOf('quarter', dateOf(dayOf(startOf('quarter', FUNNEL_END)) - 1)));
  const quarterEnd = dayOf(endOf('quarter', dateOf(lastQuarter)));
  const names = Object.keys(shape.stages);
  const deals = ['deal_id,outcome,amount,created_date,closed_date,region'];
  const history = ['deal_id,stage,changed_on'];
  for (let i = 0; i < shape.deals; i++) {
    const id = `D-${i + 1}`;
    const created = FIRST + Math.floor(random() * (last - FIRST));
    let day = created;
    let outcome = 'Open';
    const rows: [string, number][] = [];
    for (let at = 0; at < names.length; at++) {
      const stage = names[at] ?? '';
      rows.push([stage, day]);
      if (at > 0 && random() < (shape.backs ?? 0)) rows.push([names[0] ?? '', day + 1]);
      const left = day + 4 + Math.floor(random() * 24);
      if (left > last) break;
      const { fall } = shape;
      const less =
        fall?.stage === stage && left >= lastQuarter && left <= quarterEnd ? fall.points : 0;
      const further = random() < (shape.stages[stage] ?? 0) - less;
      day = left;
      if (!further) outcome = 'Lost';
      else if (at === names.length - 1) outcome = 'Won';
      if (outcome !== 'Open') break;
      if (at + 2 < names.length && random() < (shape.skips ?? 0)) at += 1;
    }
    if (outcome !== 'Open' && !shape.bare) rows.push([`Closed ${outcome}`, day]);
    const amount = 1000 + Math.floor(random() * 20_000);
    const region = ['North', 'South', 'West'][i % 3] ?? '';
    const closed = outcome === 'Open' ? '' : dateOf(day);
    deals.push([id, outcome, amount, dateOf(created), closed, region].join(','));
    for (const [stage, on] of rows) if (on <= last) history.push([id, stage, dateOf(on)].join(','));
  }
  return { deals: `${deals.join('\n')}\n`, history: `${history.join('\n')}\n` };
}
