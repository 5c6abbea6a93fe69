import type { Recommendation } from '../../domain/document/recommendations.ts';
import type { DataTable } from '../table.ts';

export const recommendationsTable = (list: readonly Recommendation[]): DataTable => ({
  id: 'actions',
  title: 'What to do',
  columns: [
    { key: 'title', label: 'Action', kind: 'text' },
    { key: 'action', label: 'How', kind: 'text' },
    { key: 'forWhom', label: 'Who', kind: 'text' },
    { key: 'horizon', label: 'By when', kind: 'text' },
    { key: 'money', label: 'At stake a quarter', kind: 'money' },
    { key: 'moneyLow', label: 'At least', kind: 'money' },
    { key: 'moneyHigh', label: 'At most', kind: 'money' },
    { key: 'moneyNote', label: 'Of the money', kind: 'text' },
    { key: 'deals', label: 'Deals of a trial, each half', kind: 'count' },
    { key: 'weeks', label: 'Weeks', kind: 'count' },
    { key: 'because', label: 'Rests on', kind: 'text' },
    { key: 'caveat', label: 'Caveat', kind: 'text' },
  ],
  rows: list.map((one) => [
    one.title,
    one.action,
    one.forWhom,
    one.horizon,
    one.money?.estimate ?? null,
    one.money?.low ?? null,
    one.money?.high ?? null,
    one.moneyNote,
    one.test?.deals ?? null,
    one.test?.weeks ?? null,
    one.because.join('; '),
    one.caveat,
  ]),
});
