import type { Interval } from '../domain/interval.ts';

/** Positions along one shared scale, 0–1. */
export interface DumbbellRow {
  low: number;
  estimate: number;
  high: number;
}

/** Two or more intervals on one scale with a little air at both ends. */
export function dumbbell(intervals: readonly Interval[]): DumbbellRow[] {
  const low = Math.min(...intervals.map((interval) => interval.low));
  const high = Math.max(...intervals.map((interval) => interval.high));
  const air = (high - low || 0.02) * 0.08;
  const place = (value: number) => (value - low + air) / (high - low + 2 * air || 1);
  return intervals.map((interval) => ({
    low: place(interval.low),
    estimate: place(interval.estimate),
    high: place(interval.high),
  }));
}
