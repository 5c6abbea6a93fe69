import type { MergeOffer } from '../../../domain/dataset.ts';
import type { IntakePlan, Merge } from '../../../domain/intakePlan.ts';

export interface MergeRow {
  merge: Merge;
  column: string;
  /** Rows with each of the values that would go; null for a merge that was made already. */
  rows: { value: string; rows: number | null }[];
  reason: string | null;
  merged: boolean;
}

const keyOf = ({ column, into }: Pick<Merge, 'column' | 'into'>): string => `${column}\n${into}`;

/** What is offered and what was merged, each once; a loaded merge is offered no more. */
export function mergeRows(plan: IntakePlan, offers: readonly MergeOffer[]): MergeRow[] {
  const merged = new Map(plan.merges.map((merge) => [keyOf(merge), merge]));
  const nameOf = (index: number) => plan.columns.find((one) => one.index === index)?.name ?? '';
  const offered = offers.map((offer): MergeRow => {
    const { column, name, into, from, reason } = offer;
    const merge = { column, into, from: from.map(({ value }) => value) };
    return { merge, column: name, rows: from, reason, merged: merged.has(keyOf(offer)) };
  });
  const known = new Set(offers.map(keyOf));
  const others = plan.merges
    .filter((merge) => !known.has(keyOf(merge)))
    .map((merge): MergeRow => ({
      merge,
      column: nameOf(merge.column),
      rows: merge.from.map((value) => ({ value, rows: null })),
      reason: null,
      merged: true,
    }));
  return [...offered, ...others];
}
