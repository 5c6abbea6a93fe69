import type { ChartRow } from './chartOption.ts';

/** A level by what a deal of it is worth and how often it is won, with the interval of its rate. */
export interface QuadrantRow extends ChartRow {
  value: number;
  estimate: number;
  low: number;
  high: number;
  /** Its interval lies on one side of the threshold. */
  placed: boolean;
  /** Too few deals to be read. */
  faint: boolean;
}

export interface Thresholds {
  value: number;
  rate: number;
}

export interface Extent {
  value: readonly [number, number];
  rate: readonly [number, number];
  /** The values’ axis is. */
  logarithmic: boolean;
}

/** Values this many times each other are put on a logarithmic scale: else all but the largest lie in one corner. */
const FAR_APART = 20;

/** Ends of the axes: all points with their intervals, both thresholds, and a little air; values at least 20% either way. */
export function quadrantExtent(rows: readonly QuadrantRow[], { value, rate }: Thresholds): Extent {
  const values = [value, ...rows.map((row) => row.value)];
  const read = rows.filter(({ faint }) => !faint);
  const rates = [
    rate,
    ...rows.map(({ estimate }) => estimate),
    ...read.flatMap(({ low, high }) => [low, high]),
  ];
  return {
    ...valueExtent(Math.min(...values), Math.max(...values), value),
    rate: [Math.max(0, Math.min(...rates) - 0.02), Math.min(1, Math.max(...rates) + 0.02)],
  };
}

function valueExtent(least: number, most: number, threshold: number): Omit<Extent, 'rate'> {
  if (least > 0 && most / least > FAR_APART)
    return { value: [least / 1.5, most * 1.5], logarithmic: true };
  const air = 0.08 * (most - least || Math.abs(most) || 1);
  // Values have no interval here: what differs little must look as if it did.
  const span = 0.2 * Math.abs(threshold);
  return {
    value: [
      Math.max(0, Math.min(least - air, threshold - span)),
      Math.max(most + air, threshold + span),
    ],
    logarithmic: false,
  };
}
