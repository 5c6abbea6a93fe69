import type { Attainment, TargetPace } from '../domain/document/attainment.ts';
import { count, counted, sharePercent } from './numbers.ts';
import { periodName } from './periodName.ts';

/** Why there is nothing to hold won money against. */
export const targetReasons = {
  none: 'The file holds no quota or target to hold the results against. Drop a file of quotas (rep, first day of the period, amount) with the deals.',
  noRep: 'The file has no column that says who worked a deal.',
  noAmount: 'Without amounts there is no won money to hold against a target.',
  noClosed: 'Without closed dates won money belongs to no period.',
  emptyFile: 'The file of quotas names no rep with a day and an amount.',
  otherCalendar: (name: string): string =>
    `The periods of ${name} start in other months than the calendar’s quarters and years do, and won money is only counted by those.`,
  noneShared: 'No rep with deals has a target for a whole quarter.',
  filtered:
    'A quota is for all deals of a rep, and the filters leave some of them out. Filter by reps only to see attainment.',
  notOne: (column: string): string =>
    `${column} differs between deals of one rep in one period, so it is no target of the rep.`,
  whichPeriod: (column: string): string =>
    `${column} never changes in two periods running, and nothing says whether it is for a month, a quarter or a year.`,
} as const;

/** What the window came to, in a sentence. */
export function attainmentSentence(
  window: NonNullable<Attainment['window']> | null,
  reached: { reps: number; all: number },
): string {
  if (!window) return 'No period with targets lies wholly inside the file yet.';
  const { from, to, periods, won, target } = window;
  const span = periods === 1 ? periodName(to) : `${periodName(from)} to ${periodName(to)}`;
  const who =
    reached.all > 0
      ? ` ${reached.reps === 0 ? 'None' : count(reached.reps)} of ${counted(reached.all, 'rep')} reached theirs.`
      : '';
  return `In ${span} ${sharePercent(won / target)} of the target was won.${who}`;
}

/** How the running period stands, beside how earlier ones stood by the same day. */
export function paceSentence({
  label,
  daysGone,
  days,
  won,
  target,
  usual,
  pace,
}: Omit<TargetPace, 'sentence'>): string {
  const head = `${periodName(label)}: ${daysGone} of ${days} days ${daysGone === 1 ? 'is' : 'are'} gone (${sharePercent(daysGone / days)}), and ${sharePercent(won / target)} of the target is won.`;
  if (!usual || !pace) return `${head} Too few earlier periods are whole to say where that leads.`;
  return `${head} By this day earlier periods had ${sharePercent(usual.middle)} of what they won in the end (${span(usual)}, ${usual.periods} periods). Were this one like them, it would end at ${sharePercent(pace.middle)} of its target (${span(pace)}).`;
}

/** `58–78%`. */
const span = ({ least, most }: { least: number; most: number }): string =>
  `${sharePercent(least).replace('%', '')}–${sharePercent(most)}`;
