import type { Analysis } from '../../../domain/analysis.ts';
import type { Rep } from '../../../domain/document/reps.ts';
import type { BranchSlice } from '../../../domain/slices.ts';
import type { DataTable } from '../../../export/table.ts';

/** Fields that a rep's deals can be split by: those the driver model knows, as only they are tested. */
export const mixFields = ({ drivers, segments }: Analysis, repField: string): string[] => {
  const known = new Set(segments.map(({ field }) => field));
  return (drivers?.fields ?? [])
    .map(({ field }) => field)
    .filter((field) => field !== repField && known.has(field));
};

/** What a rep's closed deals are made of by one field, beside everybody's. */
export function mixTable(
  { segments }: Pick<Analysis, 'segments'>,
  { rep, specialities }: Pick<Rep, 'rep' | 'specialities'>,
  branch: BranchSlice,
  field: string,
): DataTable {
  const levels = branch.fields.find((one) => one.field === field)?.levels ?? [];
  const all = segments.filter((one) => one.field === field);
  const closed = all.reduce((sum, { won, lost }) => sum + won + lost, 0);
  const own = levels.reduce((sum, { deals }) => sum + deals, 0);
  return {
    id: 'rep-mix',
    title: `Deals of ${rep} by ${field}`,
    columns: [
      { key: 'level', label: field, kind: 'text' },
      { key: 'deals', label: 'Closed deals', kind: 'count' },
      { key: 'share', label: 'Share of theirs', kind: 'rate' },
      { key: 'shareOfAll', label: 'Share of everybody’s', kind: 'rate' },
      { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
      { key: 'allRate', label: 'Everybody’s', kind: 'rate' },
      { key: 'told', label: 'Beyond their own level', kind: 'points', interval: true },
    ],
    rows: levels.map(({ level, deals, winRate }) => {
      const everybody = all.find((one) => one.level === level);
      const told = specialities.find((one) => one.field === field && one.level === level);
      return [
        level,
        deals,
        own > 0 ? deals / own : null,
        everybody && closed > 0 ? (everybody.won + everybody.lost) / closed : null,
        winRate,
        everybody?.winRate?.estimate ?? null,
        told?.difference ?? null,
      ];
    }),
  };
}
