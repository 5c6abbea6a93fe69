import type { DealScore, FitBand, Pipeline } from '../../domain/document/pipeline.ts';
import { factorsText, fitName } from '../../words/pipelineWords.ts';
import type { DataTable } from '../table.ts';

/** The open deals with most value at risk, all that is known of each. */
export const scoresTable = (scores: readonly DealScore[]): DataTable => ({
  id: 'open-deals',
  title: 'Open deals with most value at risk',
  columns: [
    { key: 'deal', label: 'Deal', kind: 'text' },
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
  rows: scores.map((one) => [
    one.deal,
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
    factorsText(one.factors),
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
