import type { Combination } from '../../domain/document/combinations.ts';
import type { DataTable } from '../table.ts';

const questions = { combination: 'more than its parts', change: 'moved unlike the rest' };

/** Segments that were looked at, in the order of the document: what is told comes first. */
export const combinationsTable = (combinations: readonly Combination[]): DataTable => ({
  id: 'combinations',
  title: 'Combinations looked at',
  columns: [
    { key: 'segment', label: 'Segment', kind: 'text' },
    { key: 'fields', label: 'Fields', kind: 'text' },
    { key: 'aspect', label: 'Question', kind: 'text' },
    { key: 'told', label: 'Told', kind: 'yesNo' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'expected', label: 'Expected', kind: 'rate' },
    { key: 'difference', label: 'Difference', kind: 'points', interval: true },
    { key: 'shrunkDifference', label: 'Shrunk difference', kind: 'points' },
    { key: 'pValueFamilywise', label: 'p, of all looks', kind: 'p' },
    { key: 'qValue', label: 'q', kind: 'p' },
  ],
  rows: combinations.map((one) => [
    one.levels.map(({ level }) => level).join(' × '),
    one.levels.map(({ field }) => field).join(' × '),
    questions[one.aspect],
    one.told,
    one.deals,
    one.won,
    one.winRate,
    one.expected,
    one.difference,
    one.shrunkDifference,
    one.pValueFamilywise,
    one.qValue,
  ]),
});
