import type { Trial } from '../domain/document/recommendations.ts';
import { counted, pointsSize, sharePercent } from './numbers.ts';

/** Why no trial is named. */
export const trialNotes = {
  worse: 'No trial: it looks worse than things are.',
  tooSmall: 'No trial: what is left of the effect is too small for one.',
  value:
    'No trial by win rate: it is the value of its deals that rose. Look again after a quarter.',
  mix: 'No trial: nobody can draw lots for a mix. Watch the bridge next quarter.',
  days: 'No trial by win rate: watch the days of the next deals.',
  question: 'No trial: it is a question to ask, not a change to make.',
  counted: 'Nothing to try: it is counted, and the count will show it.',
  data: 'Nothing to try: the next export shows it.',
  fineEnough: 'A change of little more than 1 point would have been likely to show already.',
  tooRare: 'So few deals are won that no smaller change can be waited for.',
} as const;

/** Beyond two years nobody keeps two arms apart, nor puts a date into a calendar. */
export const LONGEST_WEEKS = 104;

/** What would prove it, in a sentence or two. */
export function trialSentence({ deals, arms, weeks, from, to }: Trial): string {
  const size = pointsSize(to - from);
  if (arms === 1) return lookAgainSentence(deals, weeks, size);
  const rates = `${sharePercent(from)} against ${sharePercent(to)}`;
  const what = `Every second deal the new way: ${counted(deals, 'closed deal')} in each half would show ${size} (${rates}) in 4 of 5 trials.`;
  if (weeks === null) return `${what} The file does not say how long that takes.`;
  return weeks > LONGEST_WEEKS
    ? `${what} At this pace that takes over two years: try a larger step, or a larger group.`
    : `${what} At this pace about ${counted(weeks, 'week')}, until nine in ten of them are decided.`;
}

function lookAgainSentence(deals: number, weeks: number | null, size: string): string {
  const what = `${counted(deals, 'closed deal')} in each of two periods would show a change of ${size} in 4 of 5 cases`;
  if (weeks === null) return `${what}.`;
  return weeks > LONGEST_WEEKS
    ? `${what}; at this pace in over two years.`
    : `${what}; at this pace in about ${counted(weeks, 'week')}.`;
}
