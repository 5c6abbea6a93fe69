import type { Verdict } from '../domain/document/verdict.ts';
import { periodName } from './periodName.ts';

/** What is compared, for a button: `Q2 2024 vs Q1 2024`, with the measure and the clock where they are not the usual ones. */
export function comparisonName({
  before,
  after,
  measure,
  clock,
}: Pick<Verdict, 'before' | 'after' | 'measure' | 'clock'>): string {
  if (!before || !after) return 'No comparison';
  return [
    `${periodName(after.label)} vs ${periodName(before.label)}`,
    ...(measure === 'value' ? ['by value'] : []),
    ...(clock === 'created' ? ['by created date'] : []),
  ].join(', ');
}
