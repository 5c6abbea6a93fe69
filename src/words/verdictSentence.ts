import type { Verdict } from '../domain/document/verdict.ts';
import { howOften } from './chance.ts';
import { changeSize, pointsSize, ratePercent } from './numbers.ts';
import { periodName } from './periodName.ts';

/** The verdict in a sentence or three that a board member can repeat. Everything in it is in the document. */
export function verdictSentence(verdict: Omit<Verdict, 'sentence'>): string {
  const { before, after, change, pValue } = verdict;
  if (!before || !after || !change || pValue === null)
    return `There are no two periods to compare. ${verdict.reason ?? ''}`.trim();
  const names = { before: periodName(before.label), after: periodName(after.label) };
  const rates = `from ${ratePercent(before.winRate)} to ${ratePercent(after.winRate)}`;
  const moved = verdict.kind === 'declined' || verdict.kind === 'improved';
  if (moved) {
    const verb = verdict.kind === 'declined' ? 'fell' : 'rose';
    return [
      `Win rate ${verb} ${changeSize(change)} in ${names.after}, ${rates}.`,
      `If nothing had changed, a gap this large would appear in ${howOften(pValue)}.`,
      ...usual(verdict),
    ].join(' ');
  }
  const size = verdict.smallestDetectable;
  const visible =
    size === null
      ? ''
      : ` Only a change of ${pointsSize(size)} or more would have been likely to show.`;
  if (verdict.kind === 'too-few-deals')
    return `There are too few deals to tell whether the win rate moved between ${names.before} and ${names.after}: it reads ${rates}.${visible}`;
  if (change.low > 0 || change.high < 0)
    return `Win rate moved by ${changeSize(change)} between ${names.before} and ${names.after}, ${rates}: real, but too small to act on.`;
  return `Nothing in this file shows that the win rate moved between ${names.before} and ${names.after}: ${rates} is a gap that would appear in ${howOften(pValue)} if nothing had changed.${visible}`;
}

/** A change can be real and still be what this business does every quarter. */
function usual({ unusual }: Pick<Verdict, 'unusual'>): string[] {
  if (!unusual || unusual.pValue < 0.05) return [];
  return ['It is within the usual movement from quarter to quarter of this business.'];
}
