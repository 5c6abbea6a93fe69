import type { StageSide } from '../../domain/document/funnel.ts';
import type { StayRow } from '../../sql/funnelStays.ts';

/** What all stays of one stage add up to. */
export interface StageCounts {
  advanced: number;
  lost: number;
  open: number;
  openAmount: number;
  laterWon: number;
  laterLost: number;
  /** Won deals with an amount: how many, their sum, and the sum of squares. */
  priced: number;
  wonAmount: number;
  wonSquares: number;
  before: StageSide;
  after: StageSide;
  /** Stays that ended, by the first day of their quarter. */
  quarters: Map<string, StageSide>;
}

const nothing = (): StageCounts => ({
  advanced: 0,
  lost: 0,
  open: 0,
  openAmount: 0,
  laterWon: 0,
  laterLost: 0,
  priced: 0,
  wonAmount: 0,
  wonSquares: 0,
  before: { decided: 0, advanced: 0 },
  after: { decided: 0, advanced: 0 },
  quarters: new Map(),
});

const add = (side: StageSide, { advanced, lost }: StayRow): void => {
  side.decided += advanced + lost;
  side.advanced += advanced;
};

/** @returns one entry for each stage, in the order of the funnel */
export function stageCounts(rows: readonly StayRow[], stages: number): StageCounts[] {
  const counts = Array.from({ length: stages }, nothing);
  for (const row of rows) {
    const one = counts[row.stage];
    if (!one) continue;
    one.advanced += row.advanced;
    one.lost += row.lost;
    one.open += row.open;
    one.openAmount += row.open_amount ?? 0;
    one.laterWon += row.later_won;
    one.laterLost += row.later_lost;
    one.priced += row.won_priced;
    one.wonAmount += row.won_amount ?? 0;
    one.wonSquares += row.won_squares ?? 0;
    if (row.side === 1) add(one.before, row);
    if (row.side === 2) add(one.after, row);
    if (row.quarter === null) continue;
    const quarter = one.quarters.get(row.quarter) ?? { decided: 0, advanced: 0 };
    one.quarters.set(row.quarter, quarter);
    add(quarter, row);
  }
  return counts;
}
