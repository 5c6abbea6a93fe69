import type { OutcomeValues } from '../../domain/outcome.ts';
import { plainName } from '../../domain/leakNames.ts';
import type { ListedStage, StageRow } from '../../sql/funnelHistory.ts';

/** Words of a stage that says how a deal ended. */
const ENDS = /\bwon\b|\blost\b|\bclosed\b|\bdead\b|\bcancel+ed\b|\bdisqualified\b/;
/** A stage without such a name is an end where so much of it falls on the closing day, to deals that ended alike. */
const ON_CLOSING_DAY = 0.9;
const ALIKE = 0.99;
const FEWEST_ROWS = 20;
/** More than these would be no stages; the rarest are left out. */
export const MOST_STAGES = 15;

/** Rows of a history that tell its stages well enough. */
export const ROWS_LOOKED_AT = 200_000;

export interface StageKinds {
  /** Those that deals are worked in. */
  stages: string[];
  /** Those that say how a deal ended. */
  ends: string[];
  /** Too rare, or too many of them. */
  left: string[];
}

/** Whether the name of a stage says how a deal ended: a value of the outcome column, or one of the words. */
const isNamedEnd = (stage: string, { won, lost }: OutcomeValues): boolean =>
  won.includes(stage) || lost.includes(stage) || ENDS.test(plainName(stage));

/** Whether deals get to a stage only as they close, and all of them end alike. */
const closesDeals = ({ rows, won, lost, closing }: StageRow): boolean =>
  rows >= FEWEST_ROWS && closing >= ON_CLOSING_DAY * rows && Math.max(won, lost) >= ALIKE * rows;

/** Tells stages that deals are worked in from those that only say how they ended. @param listed the commonest first */
export function stageKinds(
  listed: readonly ListedStage[],
  outcomes: OutcomeValues,
  ended: readonly StageRow[],
): StageKinds {
  const closing = new Set(ended.filter(closesDeals).map(({ stage }) => stage));
  const isEnd = (stage: string): boolean => isNamedEnd(stage, outcomes) || closing.has(stage);
  const names = listed.map(({ stage }) => stage);
  const worked = names.filter((stage) => !isEnd(stage));
  return {
    stages: worked.slice(0, MOST_STAGES),
    ends: names.filter(isEnd),
    left: worked.slice(MOST_STAGES),
  };
}

/** Without a stage whose name is an end the dates have to tell. */
export const needsDates = (listed: readonly ListedStage[], outcomes: OutcomeValues): boolean =>
  !listed.some(({ stage }) => isNamedEnd(stage, outcomes));
