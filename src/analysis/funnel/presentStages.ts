import type { FunnelStage, StageOrder } from '../../domain/document/funnel.ts';
import { plainName } from '../../domain/leakNames.ts';
import type { OutcomeValues } from '../../domain/outcome.ts';
import { usualPlace } from '../../domain/stageNames.ts';
import type { PresentStageRow } from '../../sql/funnelCurrent.ts';
import { wilson } from '../../stats/wilson.ts';
import type { Contradiction } from '../../words/funnelSentence.ts';

const WON = /\bwon\b|\bclosed\b/;
const LOST = /\blost\b|\bdead\b|\bcancel+ed\b|\bdisqualified\b/;
/** More of the closed or of the open deals than this in a stage that says otherwise is a contradiction. */
export const MOST_CONTRADICTING = 0.01;
/** A stage without a telling name is an end where nothing is open and so many deals ended alike. */
const ALIKE = 0.99;
const FEWEST = 20;

export type StageMeaning = 'won' | 'lost' | 'closed' | 'worked';

/** What a stage says of its deals. @param anyOpen whether the file has open deals at all */
export function meaningOf(
  row: PresentStageRow,
  outcomes: OutcomeValues,
  anyOpen: boolean,
): StageMeaning {
  const { stage, won, lost, open } = row;
  if (outcomes.won.includes(stage)) return 'won';
  if (outcomes.lost.includes(stage)) return 'lost';
  const name = plainName(stage);
  if (LOST.test(name)) return 'lost';
  if (WON.test(name)) return name.includes('won') ? 'won' : 'closed';
  const deals = won + lost + open;
  if (anyOpen && open === 0 && deals >= FEWEST && won >= ALIKE * deals) return 'won';
  return 'worked';
}

/** Whether lost deals keep the stage they were lost in, and the deals whose stage says something else than their outcome. */
export interface Agreement {
  keepsLast: boolean;
  /** Null where hardly any does. */
  contradiction: Contradiction | null;
}

/** The stages that deals of an outcome can’t stand in. */
const WRONG: Readonly<Record<Contradiction['outcome'], readonly StageMeaning[]>> = {
  won: ['worked', 'lost'],
  lost: ['worked', 'won'],
  open: ['won', 'lost', 'closed'],
};

export function agreementOf(
  rows: readonly PresentStageRow[],
  meaning: (row: PresentStageRow) => StageMeaning,
): Agreement {
  const sum = (outcome: Contradiction['outcome'], of: (says: StageMeaning) => boolean): number =>
    rows.reduce((total, row) => total + (of(meaning(row)) ? row[outcome] : 0), 0);
  const all = (outcome: Contradiction['outcome']): number => sum(outcome, () => true);
  const worked = sum('lost', (says) => says === 'worked');
  const keepsLast = all('lost') > 0 && worked >= (1 - MOST_CONTRADICTING) * all('lost');
  const isWrong = (outcome: Contradiction['outcome'], says: StageMeaning): boolean =>
    WRONG[outcome].includes(says) && !(keepsLast && outcome === 'lost' && says === 'worked');
  const wrong = (outcome: Contradiction['outcome']): number =>
    sum(outcome, (says) => isWrong(outcome, says));
  const shares = {
    closed: shareOf(wrong('won') + wrong('lost'), all('won') + all('lost')),
    open: shareOf(wrong('open'), all('open')),
  };
  const share = Math.max(shares.closed, shares.open);
  if (share <= MOST_CONTRADICTING) return { keepsLast, contradiction: null };
  // A won deal in an early stage shows it best.
  const outcomes = shares.open > shares.closed ? (['open'] as const) : (['won', 'lost'] as const);
  const groups = outcomes.map((outcome) =>
    rows
      .filter((row) => row[outcome] > 0 && isWrong(outcome, meaning(row)))
      .map((row) => ({ share, deals: row[outcome], outcome, stage: row.stage }))
      .sort((one, other) => other.deals - one.deals),
  );
  const largest = groups.flat()[0];
  return { keepsLast, contradiction: largest ?? null };
}

const shareOf = (part: number, all: number): number => (all > 0 ? part / all : 0);

/** Stages in the order of their names where all are known, else by the age of their open deals, else by size. */
export function presentOrder(rows: readonly PresentStageRow[]): {
  rows: PresentStageRow[];
  from: StageOrder['from'];
} {
  const places = new Map(rows.map((row) => [row, usualPlace(row.stage)]));
  const known = [...places.values()].filter((place) => place !== null);
  if (known.length === rows.length && new Set(known).size === rows.length)
    return { rows: byKey(rows, (row) => places.get(row) ?? 0), from: 'names' };
  if (rows.every(({ age }) => age !== null))
    return { rows: byKey(rows, ({ age }) => age ?? 0), from: 'age' };
  return { rows: byKey(rows, ({ open, lost }) => -(open + lost)), from: 'deals' };
}

const byKey = (
  rows: readonly PresentStageRow[],
  key: (row: PresentStageRow) => number,
): PresentStageRow[] => [...rows].sort((a, b) => key(a) - key(b));

/** @param rows in the order of the funnel   @param won deals, which have passed all of them */
export function presentFunnel(
  rows: readonly PresentStageRow[],
  won: number,
  keepsLast: boolean,
  hasAmount: boolean,
): FunnelStage[] {
  let beyond = won;
  const stages: FunnelStage[] = [];
  for (const { stage, lost, open, open_amount: amount } of [...rows].reverse()) {
    const here = open + (keepsLast ? lost : 0);
    stages.push({
      stage,
      entered: beyond + here,
      advanced: beyond,
      lost: keepsLast ? lost : null,
      open,
      openAmount: hasAmount ? (amount ?? 0) : null,
      skipped: null,
      returned: null,
      conversion: keepsLast ? wilson(beyond, beyond + lost) : null,
      medianDays: null,
      medianDaysAdvanced: null,
      medianDaysLost: null,
      wonAfter: null,
      change: null,
    });
    beyond += here;
  }
  return stages.reverse();
}
