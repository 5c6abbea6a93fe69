import type { Calendar, SeasonEffect } from '../../domain/document/calendar.ts';
import type { DataTable } from '../table.ts';

/** Deals by month of the quarter, or month of the year. */
export const seasonsTable = ({ kind, seasons }: SeasonEffect): DataTable => ({
  id: kind,
  title: kind === 'month-of-quarter' ? 'By month of the quarter' : 'By month of the year',
  columns: [
    { key: 'label', label: 'Season', kind: 'text' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'points', label: 'Against the average', kind: 'points', interval: true },
  ],
  rows: seasons.map(({ label, deals, won, winRate, points }) => [
    label,
    deals,
    won,
    winRate,
    points,
  ]),
});

/** How far the mix of each field moved between the compared periods. */
export const driftTable = ({ drift }: Pick<Calendar, 'drift'>): DataTable => ({
  id: 'drift',
  title: 'Drift of the mix',
  columns: [
    { key: 'field', label: 'Field', kind: 'text' },
    { key: 'told', label: 'Told', kind: 'yesNo' },
    { key: 'moved', label: 'Deals at another level', kind: 'rate' },
    { key: 'index', label: 'Stability index', kind: 'number' },
    { key: 'pValue', label: 'p', kind: 'p' },
    { key: 'qValue', label: 'q', kind: 'p' },
  ],
  rows: drift.map(({ field, told, moved, index, pValue, qValue }) => [
    field,
    told,
    moved,
    index,
    pValue,
    qValue,
  ]),
});
