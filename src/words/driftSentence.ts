import type { Drift } from '../domain/document/calendar.ts';
import { howOften } from './chance.ts';
import { sharePercent } from './numbers.ts';
import { periodName } from './periodName.ts';

/** By custom: under 0.1 small, over 0.25 a shift. */
const sizeOf = (index: number): string =>
  index < 0.1 ? 'small' : index <= 0.25 ? 'noticeable' : 'large';

/** A drift of the mix in two sentences; it says nothing of the win rate. */
export const driftSentence = (
  {
    field,
    index,
    moved,
    pValue,
    designEffect,
  }: Pick<Drift, 'field' | 'index' | 'moved' | 'pValue' | 'designEffect'>,
  before: string,
  after: string,
): string =>
  `The mix of deals by ${field} is not what it was: ${sharePercent(moved)} of the deals of ${periodName(after)} would need another value for it to be that of ${periodName(before)} (stability index ${index.toFixed(2)}, a ${sizeOf(index)} drift). ` +
  `If only chance were at work${designEffect === undefined ? '' : ', and deals came by account as they do'}, so much would move in ${howOften(pValue)}.`;
