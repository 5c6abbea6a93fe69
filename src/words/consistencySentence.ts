import type { Consistency } from '../domain/document/reps.ts';
import { pointsSize } from './numbers.ts';

/** A rep whose results swing, in a sentence; a swing is neither good nor bad by itself. */
export function consistencySentence(
  rep: string,
  { spreadPoints, grain, periods }: Pick<Consistency, 'spreadPoints' | 'grain' | 'periods'>,
): string {
  const { estimate, low, high } = spreadPoints;
  const range = `${points(low)} to ${points(high)}`;
  return `The win rate of ${rep} swings by about ${pointsSize(estimate)} from ${grain} to ${grain} (${range}) beyond what chance, the calendar and the mix of deals explain, over ${periods} ${grain}s.`;
}

const points = (size: number): string => (size * 100).toFixed(0);
