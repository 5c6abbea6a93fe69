import type { Verdict } from '../domain/document/verdict.ts';
import { howOften } from './chance.ts';
import { changeSize, pointsSize } from './numbers.ts';
import { periodKind, periodName } from './periodName.ts';
import { ratePair } from './ratePair.ts';

/** The verdict in a sentence or three that a board member can repeat. Everything in it is in the document. */
export function verdictSentence(verdict: Omit<Verdict, 'sentence'>): string {
  const { before, after, change, pValue } = verdict;
  if (!before || !after || !change || pValue === null)
    return `There are no two periods to compare. ${verdict.reason ?? ''}`.trim();
  const names = { before: periodName(before.label), after: periodName(after.label) };
  const pair = ratePair(verdict);
  const rates = `from ${pair.before} to ${pair.after}`;
  const rate = verdict.measure === 'value' ? 'win rate by value' : 'win rate';
  const created = verdict.clock === 'created';
  const moved = verdict.kind === 'declined' || verdict.kind === 'improved';
  if (moved) {
    const verb = verdict.kind === 'declined' ? 'fell' : 'rose';
    const when = created ? `for deals created in ${names.after}` : `in ${names.after}`;
    return [
      `${capital(rate)} ${verb} ${changeSize(change)} ${when}, ${rates}.`,
      `If nothing had changed, a gap this large would appear in ${howOften(pValue)}.`,
      ...usual(verdict),
    ].join(' ');
  }
  const size = verdict.smallestDetectable;
  const visible =
    size === null
      ? ''
      : ` Only a change of ${pointsSize(size)} or more would have been likely to show.`;
  const between = `between ${created ? 'deals created in ' : ''}${names.before} and ${names.after}`;
  if (verdict.kind === 'too-few-deals')
    return `There are too few deals to tell whether the ${rate} moved ${between}: it reads ${rates}.${visible}`;
  if (change.low > 0 || change.high < 0)
    return `${capital(rate)} moved by ${changeSize(change)} ${between}, ${rates}: real, but too small to act on.`;
  return `Nothing in this file shows that the ${rate} moved ${between}: ${rates} is a gap that would appear in ${howOften(pValue)} if nothing had changed.${visible}`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A change can be real and still be what this business does every quarter. */
function usual({ unusual, after }: Pick<Verdict, 'unusual' | 'after'>): string[] {
  if (!unusual || unusual.pValue < 0.05) return [];
  const kind = periodKind(after?.label ?? '') ?? 'quarter';
  return [`It is within the usual movement from ${kind} to ${kind} of this business.`];
}
