import type { Rep } from '../../domain/document/reps.ts';
import type { DataTable } from '../table.ts';

/** Each rep against the book they were given, in the order given. */
export const repsTable = (reps: readonly Rep[]): DataTable => ({
  id: 'reps',
  title: 'Reps against the book they were given',
  columns: [
    { key: 'rep', label: 'Rep', kind: 'text' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'expected', label: 'Expected', kind: 'rate' },
    { key: 'difference', label: 'Difference', kind: 'points', interval: true },
    { key: 'outside', label: 'Outside limits', kind: 'text' },
    { key: 'pValue', label: 'p', kind: 'p' },
    { key: 'qValue', label: 'q', kind: 'p' },
    { key: 'index', label: 'Consistency', kind: 'count' },
    { key: 'spreadPoints', label: 'Swing', kind: 'points', interval: true },
    { key: 'consistencyQ', label: 'q of swing', kind: 'p' },
    { key: 'wonAmount', label: 'Won amount', kind: 'money' },
    { key: 'consistencyReason', label: 'Why no consistency', kind: 'text' },
  ],
  rows: reps.map((rep) => [
    rep.rep,
    rep.deals,
    rep.won,
    rep.winRate,
    rep.expected,
    rep.difference,
    rep.outside === null ? null : `${rep.outside}%`,
    rep.pValue,
    rep.qValue,
    rep.consistency?.index ?? null,
    rep.consistency?.spreadPoints ?? null,
    rep.consistency?.qValue ?? null,
    rep.wonAmount,
    rep.consistencyReason,
  ]),
});
