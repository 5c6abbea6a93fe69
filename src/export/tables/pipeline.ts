import type {
  DealScore,
  FitBand,
  Pipeline,
  RepFollowUp,
  ScoreReplays,
} from '../../domain/document/pipeline.ts';
import type { ScoredDeal } from '../../domain/slices.ts';
import { factorsText, fitName } from '../../words/pipelineWords.ts';
import type { DataTable } from '../table.ts';

type Listed = Omit<ScoredDeal, 'reasons'>;

/** All that is known of open deals. @param reasons what speaks for each and against it */
const listOf = <Deal extends Listed>(
  deals: readonly Deal[],
  reasons: (deal: Deal) => string,
  { id, title }: Pick<DataTable, 'id' | 'title'>,
): DataTable => ({
  id,
  title,
  columns: [
    { key: 'deal', label: 'Deal', kind: 'text' },
    { key: 'rep', label: 'Rep', kind: 'text' },
    { key: 'amount', label: 'Amount', kind: 'money' },
    { key: 'probability', label: 'Chance to be won', kind: 'rate', interval: true },
    { key: 'thisQuarter', label: 'This quarter', kind: 'rate' },
    { key: 'band', label: 'Fit', kind: 'text' },
    { key: 'valueAtRisk', label: 'Value at risk', kind: 'money' },
    { key: 'recoverable', label: 'Recoverable', kind: 'money' },
    { key: 'createdOn', label: 'Created', kind: 'date' },
    { key: 'ageDays', label: 'Age', kind: 'days' },
    { key: 'limitDays', label: 'Nine in ten won by', kind: 'days' },
    { key: 'stalled', label: 'Stalled', kind: 'yesNo' },
    { key: 'factors', label: 'What speaks for it and against it, points', kind: 'text' },
  ],
  rows: deals.map((one) => [
    one.deal,
    one.rep,
    one.amount,
    one.probability,
    one.thisQuarter,
    one.band,
    one.valueAtRisk,
    one.recoverable,
    one.createdOn,
    one.ageDays,
    one.limitDays,
    one.stalled,
    reasons(one),
  ]),
});

/** The open deals with most value at risk. */
export const scoresTable = (scores: readonly DealScore[]): DataTable =>
  listOf(scores, ({ factors }) => factorsText(factors), {
    id: 'open-deals',
    title: 'Open deals with most value at risk',
  });

/** Every open deal. */
export const allScoresTable = (deals: readonly ScoredDeal[]): DataTable =>
  listOf(deals, ({ reasons }) => reasons, {
    id: 'open-deal-scores',
    title: 'Scores of all open deals',
  });

/** The deals each rep should look at first, rep by rep. */
export const followUpTable = (reps: readonly RepFollowUp[]): DataTable => ({
  id: 'follow-up',
  title: 'Where an hour changes most, by rep',
  columns: [
    { key: 'rep', label: 'Rep', kind: 'text' },
    { key: 'deal', label: 'Deal', kind: 'text' },
    { key: 'recoverable', label: 'Recoverable', kind: 'money' },
    { key: 'probability', label: 'Chance to be won', kind: 'rate', interval: true },
    { key: 'thisQuarter', label: 'This quarter', kind: 'rate' },
    { key: 'amount', label: 'Amount', kind: 'money' },
    { key: 'ageDays', label: 'Age', kind: 'days' },
    { key: 'stalled', label: 'Stalled', kind: 'yesNo' },
    { key: 'factors', label: 'For and against, points', kind: 'text' },
  ],
  rows: reps.flatMap(({ rep, deals }) =>
    deals.map((one) => [
      rep,
      one.deal,
      one.recoverable,
      one.probability,
      one.thisQuarter,
      one.amount,
      one.ageDays,
      one.stalled ? true : null,
      factorsText(one.factors, 3),
    ]),
  ),
});

/** Where stalled deals gather. */
export const stalledInTable = (levels: Pipeline['stalledIn']): DataTable => ({
  id: 'stalled-in',
  title: 'Where stalled deals gather',
  columns: [
    { key: 'field', label: 'Field', kind: 'text' },
    { key: 'level', label: 'Level', kind: 'text' },
    { key: 'share', label: 'Stalled', kind: 'rate', interval: true },
    { key: 'rest', label: 'Of the other deals', kind: 'rate' },
    { key: 'stalled', label: 'Stalled deals', kind: 'count' },
    { key: 'open', label: 'Open', kind: 'count' },
    { key: 'amount', label: 'Their amount', kind: 'money' },
    { key: 'pValue', label: 'p', kind: 'p' },
    { key: 'qValue', label: 'q', kind: 'p' },
    { key: 'told', label: 'Told', kind: 'yesNo' },
  ],
  rows: levels.map((one) => [
    one.field,
    one.level,
    one.share,
    one.rest,
    one.deals,
    one.open,
    one.amount,
    one.pValue,
    one.qValue,
    one.told,
  ]),
});

/** What scores of earlier quarter ends said, and what became of the deals. */
export const scoreReplaysTable = (replays: ScoreReplays | null): DataTable => ({
  id: 'score-replays',
  title: 'Scores of earlier quarter ends against what came',
  columns: [
    { key: 'label', label: 'As of the end of', kind: 'period' },
    { key: 'deals', label: 'Deals then open, closed since', kind: 'count' },
    { key: 'open', label: 'Still open', kind: 'count' },
    { key: 'expected', label: 'Said', kind: 'rate' },
    { key: 'won', label: 'Were won', kind: 'rate', interval: true },
    { key: 'saidNext', label: 'Said, for the next quarter', kind: 'rate' },
    { key: 'wonNext', label: 'Were won in it', kind: 'rate', interval: true },
  ],
  rows: (replays?.quarters ?? []).map((one) => [
    one.label,
    one.deals,
    one.open,
    one.expected,
    one.won,
    one.nextQuarter.expected,
    one.nextQuarter.won,
  ]),
});

/** The same for a page: what one looks at, in as few columns as it takes. */
export const shortScoresTable = (
  scores: readonly DealScore[],
  order: 'risk' | 'push',
): DataTable => ({
  id: order === 'risk' ? 'open-deals' : 'early-warnings',
  title:
    order === 'risk'
      ? 'Open deals with most value at risk'
      : 'Open deals where a push is worth most',
  columns: [
    { key: 'deal', label: 'Deal', kind: 'text' },
    { key: 'probability', label: 'Chance to be won', kind: 'rate', interval: true },
    { key: 'thisQuarter', label: 'This quarter', kind: 'rate' },
    { key: 'amount', label: 'Amount', kind: 'money' },
    order === 'risk'
      ? { key: 'valueAtRisk', label: 'Value at risk', kind: 'money' }
      : { key: 'recoverable', label: 'Recoverable', kind: 'money' },
    { key: 'ageDays', label: 'Age', kind: 'days' },
    { key: 'limitDays', label: 'Nine in ten won by', kind: 'days' },
    { key: 'stalled', label: 'Stalled', kind: 'yesNo' },
    { key: 'factors', label: 'For and against, points', kind: 'text' },
  ],
  rows: scores.map((one) => [
    one.deal,
    one.probability,
    one.thisQuarter,
    one.amount,
    order === 'risk' ? one.valueAtRisk : one.recoverable,
    one.ageDays,
    one.limitDays,
    one.stalled ? true : null,
    factorsText(one.factors, 3),
  ]),
});

export const fitTable = (fit: readonly FitBand[], cutOffs: Pipeline['cutOffs']): DataTable => ({
  id: 'pipeline-fit',
  title: 'Open deals by fit',
  columns: [
    { key: 'band', label: 'Fit', kind: 'text' },
    { key: 'deals', label: 'Open deals', kind: 'count' },
    { key: 'amount', label: 'Amount', kind: 'money' },
    { key: 'share', label: 'Share', kind: 'rate' },
    { key: 'expectedWon', label: 'Wins expected', kind: 'count' },
    { key: 'expectedAmount', label: 'Amount expected', kind: 'money' },
  ],
  rows: fit.map((one) => [
    fitName(one.band, cutOffs),
    one.deals,
    one.amount,
    one.share,
    one.expectedWon,
    one.expectedAmount,
  ]),
});

export const stalledTable = ({
  stalled,
  stalledBy,
}: Pick<Pipeline, 'stalled' | 'stalledBy'>): DataTable => ({
  id: 'stalled-deals',
  title: 'Stalled deals by segment',
  columns: [
    { key: 'segment', label: stalledBy ?? 'Segment', kind: 'text' },
    { key: 'open', label: 'Open', kind: 'count' },
    { key: 'stalled', label: 'Stalled', kind: 'count' },
    { key: 'amount', label: 'Their amount', kind: 'money' },
    { key: 'limitDays', label: 'Stalled beyond', kind: 'days' },
    { key: 'ownDays', label: 'Nine in ten won by', kind: 'days' },
    { key: 'won', label: 'Won deals behind it', kind: 'count' },
  ],
  rows: stalled.map((one) => [
    one.segment ?? (stalledBy === null ? 'All deals' : 'Other'),
    one.open,
    one.deals,
    one.amount,
    one.limitDays,
    // One limit for all is nobody’s own.
    stalledBy === null ? null : one.ownDays,
    one.won,
  ]),
});
