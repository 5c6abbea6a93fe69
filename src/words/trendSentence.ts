import type { Trend } from '../domain/document/calendar.ts';
import { howOften } from './chance.ts';
import { pointsSize } from './numbers.ts';
import { periodName } from './periodName.ts';

/** A trend in two sentences. @param from label of the first quarter   @param to label of the last */
export function trendSentence(
  { pointsPerPeriod, pValue }: Pick<Trend, 'pointsPerPeriod' | 'pValue'>,
  from: string,
  to: string,
): string {
  const { estimate, low, high } = pointsPerPeriod;
  const verb = estimate < 0 ? 'fell' : 'rose';
  const [least, most] = [Math.min(Math.abs(low), Math.abs(high)), Math.max(-low, high)];
  const size = `${pointsSize(estimate, 1)} a quarter (${points(least)} to ${points(most)})`;
  return (
    `Win rate ${verb} steadily from ${periodName(from)} to ${periodName(to)}, by about ${size}. ` +
    `If it had stood still, a slope this steep would appear in ${howOften(pValue)}.`
  );
}

const points = (size: number): string => (size * 100).toFixed(1);
