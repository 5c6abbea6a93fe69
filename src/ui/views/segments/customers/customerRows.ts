import type { Segment } from '../../../../domain/document/segments.ts';
import { findCustomerType, type CustomerType } from '../../../../domain/customerType.ts';
import { FEWEST_DEALS } from '../../../../domain/slices.ts';
import { withoutEmptyColumns, type DataTable } from '../../../../export/table.ts';
import { shortLeaderboard } from '../../../../export/tables/segments.ts';
import { customerNames, type CustomerRate } from '../../../../words/customerSentence.ts';

/** The segments of the field that says who the customer is, kind by kind, each kind's largest level first. */
export interface Customers {
  type: CustomerType;
  segments: Segment[];
  /** The largest level of each kind, where it can be read. */
  rates: CustomerRate[];
}

export function customersOf(segments: readonly Segment[]): Customers | null {
  const fields = [...new Set(segments.map(({ field }) => field))];
  const type = findCustomerType(
    fields.map((field) => ({ field, levels: segments.filter((one) => one.field === field) })),
  );
  if (!type) return null;
  const own = segments
    .filter(({ field }) => field === type.field)
    .toSorted((a, b) => b.won + b.lost - a.won - a.lost);
  const ofKinds = type.kinds.map(({ kind, levels }) => ({
    kind,
    segments: own.filter(({ level }) => levels.includes(level)),
  }));
  return {
    type,
    segments: [
      ...ofKinds.flatMap((one) => one.segments),
      ...own.filter(({ level }) => type.unknown.includes(level)),
    ],
    rates: ofKinds.flatMap(({ kind, segments: [largest] }) =>
      largest?.winRate && largest.won + largest.lost >= FEWEST_DEALS
        ? [{ kind, winRate: largest.winRate }]
        : [],
    ),
  };
}

/** The leaderboard in the order of the kinds, each level with the kind it was taken for. */
export function customersTable({ type, segments }: Customers): DataTable {
  const all = shortLeaderboard(segments, type.field);
  const kindOf = (level: unknown): string => {
    const found = type.kinds.find(({ levels }) => levels.some((one) => one === level));
    return found ? customerNames[found.kind] : 'not known';
  };
  const places = segments.map(({ level }) => all.rows.findIndex((row) => row[0] === level));
  return withoutEmptyColumns({
    ...all,
    columns: [...all.columns.slice(0, 1), { key: 'kind', label: 'Taken for', kind: 'text' }].concat(
      all.columns.slice(1),
    ) as DataTable['columns'],
    rows: places.flatMap((place) => {
      const row = all.rows[place];
      return row ? [[row[0] ?? null, kindOf(row[0]), ...row.slice(1)]] : [];
    }),
  });
}
