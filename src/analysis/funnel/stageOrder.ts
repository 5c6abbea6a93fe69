import type { OrderRow } from '../../sql/funnelHistory.ts';

/** Stages in the order in which deals first enter them. */
export interface FoundOrder {
  /** Places in the list that was asked for. */
  order: number[];
  /** Of pairs of stages that one deal entered on different days, the share that stands in this order; null without any. */
  agreement: number | null;
}

/** With fewer pairs of stages in one order there is none: deals wander. */
export const LEAST_AGREEMENT = 0.7;

/**
 * Orders stages by pairs: one stands before another where most deals that entered both entered it first. Most such
 * wins come first (Copeland’s method), then the shortest way from a deal’s first change. Where a deal stands among the
 * stages it entered would not do: skipping stages moves all later ones forward.
 * @param row `before_<i>_<j>` and `lag_<i>` of `stageOrderCounts`
 * @see Copeland 1951
 */
export function stageOrder(row: OrderRow, stages: number): FoundOrder {
  const before = (i: number, j: number): number => row[`before_${i}_${j}`] ?? 0;
  const places = Array.from({ length: stages }, (_, i) => i);
  const wins = places.map((i) =>
    places.reduce((sum, j) => sum + (i === j ? 0 : Math.sign(before(i, j) - before(j, i))), 0),
  );
  const lag = (i: number): number => row[`lag_${i}`] ?? 0;
  const order = [...places].sort(
    (a, b) => (wins[b] ?? 0) - (wins[a] ?? 0) || lag(a) - lag(b) || a - b,
  );
  let [agreeing, all] = [0, 0];
  order.forEach((i, at) => {
    for (const j of order.slice(at + 1)) {
      agreeing += before(i, j);
      all += before(i, j) + before(j, i);
    }
  });
  return { order, agreement: all > 0 ? agreeing / all : null };
}
