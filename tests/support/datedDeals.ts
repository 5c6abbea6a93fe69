import { dateOf, dayOf } from '../../src/domain/calendar.ts';
import { seeded } from '../../src/stats/random.ts';

/** A deal of a file whose whole life is known. `closed` is null while it is open at the end of the file. */
export interface DatedDeal {
  id: number;
  region: string;
  source: string;
  owner: string;
  amount: number;
  created: number;
  closed: number | null;
  won: boolean;
  reason: string;
  touched: number;
}

const pick = <T>(of: readonly T[], random: () => number): T =>
  of[Math.floor(random() * of.length)] as T;

/** Deals of three years up to `last`, with a region that wins more and one that wins less from some day on. */
export function datedDeals(
  most: number,
  { seed, last, falls }: { seed: number; last: string; falls: string },
): DatedDeal[] {
  const random = seeded(seed);
  const end = dayOf(last);
  return Array.from({ length: most }, (_, id): DatedDeal => {
    const region = pick(['APAC', 'EMEA', 'AMER'], random);
    const source = pick(['Web', 'Partner', 'Event', 'Outbound'], random);
    const owner = pick(['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'], random);
    // Some amounts grow with time, so that bands of later deals would be told from those of earlier ones.
    const created = end - Math.floor(random() * 1095);
    const amount = Math.round(1000 + 20 * (1095 - (end - created)) * random() + 9000 * random());
    const cycle = 5 + Math.floor(random() * 80);
    const closed = created + cycle <= end ? created + cycle : null;
    const fallen = region === 'APAC' && closed !== null && closed >= dayOf(falls) ? 0.25 : 0;
    const rate = 0.45 + (source === 'Partner' ? 0.15 : 0) - fallen;
    const won = random() < rate;
    const reason = pick(['Price', 'Timing', 'Rival'], random);
    const touched = (closed ?? end) - Math.floor(random() * 3);
    return { id, region, source, owner, amount, created, closed, won, reason, touched };
  });
}

const HEADER =
  'Deal ID,Region,Lead Source,Owner,Amount,Created Date,Close Date,Status,Stage,Loss Reason,Last Activity';

const line = (deal: DatedDeal, seenUntil: number, stagesOfOpen: boolean): string => {
  const { id, region, source, owner, amount, created, closed, won, reason, touched } = deal;
  const isClosed = closed !== null && closed <= seenUntil;
  const outcome = isClosed ? (won ? 'Won' : 'Lost') : 'Open';
  const stage = isClosed ? `Closed ${outcome}` : stagesOfOpen ? 'Proposal' : '';
  return [
    `D${id}`,
    region,
    source,
    owner,
    amount,
    dateOf(created),
    isClosed ? dateOf(closed) : '',
    outcome,
    stage,
    isClosed && !won ? reason : '',
    isClosed || seenUntil === Infinity ? dateOf(touched) : '',
  ].join(',');
};

/** The file as it is at its end. */
export const wholeCsv = (deals: readonly DatedDeal[]): string =>
  [HEADER, ...deals.map((deal) => line(deal, Infinity, true))].join('\n');

/** The file that would have been made on a day, of what was known then. */
export const cutCsv = (deals: readonly DatedDeal[], day: string): string =>
  [
    HEADER,
    ...deals
      .filter(({ created }) => created <= dayOf(day))
      .map((deal) => line(deal, dayOf(day), false)),
  ].join('\n');
