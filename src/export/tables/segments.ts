import type { Segment } from '../../domain/document/segments.ts';
import { lowEvidence } from '../../words/lowEvidence.ts';
import { withoutEmptyColumns, type Cell, type DataTable, type TableColumn } from '../table.ts';

const columns: TableColumn[] = [
  { key: 'level', label: 'Level', kind: 'text' },
  { key: 'deals', label: 'Deals', kind: 'count' },
  { key: 'won', label: 'Won', kind: 'count' },
  { key: 'lost', label: 'Lost', kind: 'count' },
  { key: 'open', label: 'Open', kind: 'count' },
  { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
  { key: 'shrunk', label: 'Shrunk', kind: 'rate' },
  { key: 'change', label: 'Change', kind: 'points', interval: true },
  { key: 'changeQ', label: 'q of change', kind: 'p' },
  { key: 'qValue', label: 'q of level', kind: 'p' },
  { key: 'amount', label: 'Amount', kind: 'money' },
  { key: 'meanWonAmount', label: 'Mean won deal', kind: 'money' },
  { key: 'meanCycleDays', label: 'Cycle', kind: 'days' },
  { key: 'velocityScore', label: 'Velocity score', kind: 'count' },
];

const row = (segment: Segment): Cell[] => [
  segment.level,
  segment.deals,
  segment.won,
  segment.lost,
  segment.open,
  segment.winRate,
  segment.shrunk,
  segment.change?.difference ?? null,
  segment.change?.qValue ?? null,
  segment.qValue,
  segment.amount,
  segment.meanWonAmount,
  segment.meanCycleDays,
  segment.velocityScore,
];

/** Every level of every field. */
export const segmentsTable = (segments: readonly Segment[]): DataTable => ({
  id: 'segments',
  title: 'Segments',
  columns: [{ key: 'field', label: 'Field', kind: 'text' }, ...columns],
  rows: segments.map((segment) => [segment.field, ...row(segment)]),
});

/** The levels of one field, best shrunk rate first: a level with few deals must not lead by luck. */
const ranked = (segments: readonly Segment[], field: string): Segment[] =>
  segments
    .filter((segment) => segment.field === field)
    .toSorted((a, b) => (b.shrunk ?? -1) - (a.shrunk ?? -1));

export const leaderboardTable = (segments: readonly Segment[], field: string): DataTable => ({
  id: `segments-${field}`,
  title: field,
  columns: columns.map((column) => (column.key === 'level' ? { ...column, label: field } : column)),
  rows: ranked(segments, field).map(row),
});

/** The leaderboard as a page has room for it: closed deals only, and why a level can’t be read. */
export const shortLeaderboard = (segments: readonly Segment[], field: string): DataTable =>
  withoutEmptyColumns({
    id: `segments-${field}`,
    title: `Leaderboard by ${field}`,
    columns: [
      { key: 'level', label: field, kind: 'text' },
      { key: 'closed', label: 'Closed deals', kind: 'count' },
      { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
      { key: 'shrunk', label: 'Shrunk', kind: 'rate' },
      { key: 'change', label: 'Change', kind: 'points', interval: true },
      { key: 'changeQ', label: 'q', kind: 'p' },
      { key: 'wonAmount', label: 'Won', kind: 'money' },
      { key: 'meanWonAmount', label: 'Won deal', kind: 'money' },
      { key: 'meanCycleDays', label: 'Cycle', kind: 'days' },
      { key: 'velocityScore', label: 'Velocity', kind: 'count' },
      { key: 'evidence', label: 'Evidence', kind: 'text' },
    ],
    rows: ranked(segments, field).map((segment) => [
      segment.level,
      segment.won + segment.lost,
      segment.winRate,
      segment.shrunk,
      segment.change?.difference ?? null,
      segment.change?.qValue ?? null,
      segment.wonAmount,
      segment.meanWonAmount,
      segment.meanCycleDays,
      segment.velocityScore,
      lowEvidence(segment.won + segment.lost) === null ? null : 'too few',
    ]),
  });
