import type { Outcome } from '../domain/outcome.ts';
import type { OutcomeQualityRow } from '../sql/qualityCounts.ts';

/** Counts of deals over the whole file that decide which parts of the analysis can be trusted. */
export interface FileCounts {
  deals: number;
  closed: number;
  won: number;
  lost: number;
  /** Over closed deals. */
  closedBeforeCreated: number;
  wonWithoutClose: number;
  lostWithoutClose: number;
  wonWithoutAmount: number;
  lostWithoutAmount: number;
  negativeAmounts: number;
}

const NONE: Omit<OutcomeQualityRow, 'outcome'> = {
  deals: 0,
  closed_before_created: 0,
  without_close: 0,
  without_created: 0,
  negative_amounts: 0,
  without_amount: 0,
};

export function toFileCounts(rows: readonly OutcomeQualityRow[]): FileCounts {
  const of = (outcome: Outcome): typeof NONE => rows.find((row) => row.outcome === outcome) ?? NONE;
  const [won, lost, open] = [of('won'), of('lost'), of('open')];
  return {
    deals: won.deals + lost.deals + open.deals,
    closed: won.deals + lost.deals,
    won: won.deals,
    lost: lost.deals,
    closedBeforeCreated: won.closed_before_created + lost.closed_before_created,
    wonWithoutClose: won.without_close,
    lostWithoutClose: lost.without_close,
    wonWithoutAmount: won.without_amount,
    lostWithoutAmount: lost.without_amount,
    negativeAmounts: won.negative_amounts + lost.negative_amounts + open.negative_amounts,
  };
}
