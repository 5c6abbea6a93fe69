import type { ChangePoint } from '../domain/document/calendar.ts';
import { howOften } from './chance.ts';
import { ratePercent } from './numbers.ts';
import { periodName } from './periodName.ts';

/** A step of the win rate in two sentences. */
export function changePointSentence({
  at,
  before,
  after,
  pValue,
}: Pick<ChangePoint, 'at' | 'before' | 'after' | 'pValue'>): string {
  const verb = after.estimate < before.estimate ? 'lower' : 'higher';
  return (
    `Win rate has been ${verb} since about ${periodName(at)}: ${ratePercent(before)} before, ${ratePercent(after)} from then on. ` +
    `If nothing had changed, a step this large, wherever it fell, would appear in ${howOften(pValue)}.`
  );
}
