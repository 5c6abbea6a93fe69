import type { Interval } from '../domain/interval.ts';
import { counted, list } from './numbers.ts';

/** Levels by what a deal is worth and how often it is won. */
export type Quadrant = 'champion' | 'rising' | 'challenger' | 'fix';

export const quadrantNames: Record<Quadrant, string> = {
  champion: 'Champions',
  rising: 'Rising stars',
  challenger: 'Challengers',
  fix: 'To fix',
};

export const quadrantMeanings: Record<Quadrant, string> = {
  champion: 'worth more, won more often',
  rising: 'worth less, won more often',
  challenger: 'worth more, won less often',
  fix: 'worth less, won less often',
};

export interface QuadrantPoint {
  level: string;
  value: number;
  winRate: Interval;
}

export interface QuadrantThresholds {
  value: number;
  rate: number;
}

/** On a threshold counts as above it. */
export function quadrantOf(
  { value, winRate }: QuadrantPoint,
  thresholds: QuadrantThresholds,
): Quadrant {
  const worthMore = value >= thresholds.value;
  if (winRate.estimate >= thresholds.rate) return worthMore ? 'champion' : 'rising';
  return worthMore ? 'challenger' : 'fix';
}

/** The whole interval of the rate lies on one side of the threshold. */
export const isPlaced = ({ winRate }: QuadrantPoint, { rate }: QuadrantThresholds): boolean =>
  winRate.low >= rate || winRate.high < rate;

/**
 * Who stands where, counting only what is told apart from the threshold.
 * @param points those with enough deals to be read
 */
export function quadrantSentence(
  points: readonly QuadrantPoint[],
  thresholds: QuadrantThresholds,
): string {
  const placed = points.filter((point) => isPlaced(point, thresholds));
  const unsure = points.length - placed.length;
  if (points.length === 0) return 'No level has enough closed deals to be placed.';
  if (placed.length === 0) return 'No rate can be told from the threshold.';
  const open =
    unsure > 0 ? ` ${counted(unsure, 'level')} can’t be told from the threshold of the rate.` : '';
  const parts = (['champion', 'rising', 'challenger', 'fix'] as const).flatMap((quadrant) => {
    const names = placed
      .filter((point) => quadrantOf(point, thresholds) === quadrant)
      .map(({ level }) => level);
    if (names.length === 0) return [];
    const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
    return [`${quadrantNames[quadrant]}: ${list(shown)}.`];
  });
  return `${parts.join(' ')}${open}`;
}
