import type { Segment } from '../../domain/document/segments.ts';

/** A fall of more than this raises an alert in many a dashboard. */
const NAIVE_FALL = 0.05;

/**
 * How many segments a rule without statistics would have raised: every level that fell by more than 5 points.
 * @param fields those that were searched
 */
export const naiveAlerts = (segments: readonly Segment[], fields: readonly string[]): number =>
  segments.filter(
    (one) => fields.includes(one.field) && (one.change?.difference.estimate ?? 0) < -NAIVE_FALL,
  ).length;
