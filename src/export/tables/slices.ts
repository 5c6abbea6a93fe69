import type { PairSlice, QuartersSlice } from '../../domain/slices.ts';
import { lowEvidence } from '../../words/lowEvidence.ts';
import { periodName } from '../../words/periodName.ts';
import type { DataTable } from '../table.ts';

/** Every level of one field with every level of another, in the order of the cells. */
export const pairTable = ({ fields, cells }: PairSlice): DataTable => ({
  id: 'pair',
  title: `${fields[0]} by ${fields[1]}`,
  columns: [
    { key: 'first', label: fields[0], kind: 'text' },
    { key: 'second', label: fields[1], kind: 'text' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'open', label: 'Open', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'shrunk', label: 'Shrunk', kind: 'rate' },
    { key: 'wonAmount', label: 'Won amount', kind: 'money' },
    { key: 'evidence', label: 'Too few to read', kind: 'text' },
  ],
  rows: cells.map((cell) => [
    ...cell.levels,
    cell.deals,
    cell.won,
    cell.open,
    cell.winRate,
    cell.shrunk,
    cell.wonAmount,
    lowEvidence(cell.deals),
  ]),
});

/** Every level in every quarter. @param quarterOf the quarter's label and, where it is masked, why, by its first day */
export const quartersTable = (
  { field, rows }: QuartersSlice,
  quarterOf: (start: string) => { label: string; why: string | null },
): DataTable => ({
  id: 'quarters',
  title: `${field} over time`,
  columns: [
    { key: 'level', label: field, kind: 'text' },
    { key: 'quarter', label: 'Closed in', kind: 'text' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'note', label: 'Not to be read', kind: 'text' },
  ],
  rows: rows.map(({ level, quarter, deals, won, winRate }) => {
    const { label, why } = quarterOf(quarter);
    return [level, periodName(label), deals, won, winRate, why ?? lowEvidence(deals)];
  }),
});
