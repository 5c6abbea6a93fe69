import { counted, pointsSize } from './numbers.ts';
import { LONGEST_WEEKS } from './recommendTrial.ts';

export interface LookAgain {
  /** Whether there are deals enough to have seen a change worth acting on. */
  enough: boolean;
  /** The smallest change that was likely to show, and the next finer one worth waiting for; null when there is none. */
  visible: number;
  step: number | null;
  weeks: number | null;
}

/** What to do where nothing is known to have moved. */
export function lookAgainWords({ enough, visible, step, weeks }: LookAgain): {
  title: string;
  action: string;
  forWhom: string;
} {
  const gap = enough ? 'this gap' : 'numbers as small as these';
  const seen = `Only a change of ${pointsSize(visible)} or more would have been likely to show.`;
  return {
    title: `Change nothing on the strength of ${gap}${when(weeks)}`,
    action: `${seen} ${until(step, weeks)} Until then spend the effort where something is known: trials on single steps, or columns this file lacks.`,
    forWhom: 'Whoever was about to act on it',
  };
}

const inTime = (weeks: number | null): weeks is number =>
  weeks !== null && weeks > 0 && weeks <= LONGEST_WEEKS;

const when = (weeks: number | null): string =>
  inTime(weeks) ? `; look again in ${counted(weeks, 'week')}` : '';

function until(step: number | null, weeks: number | null): string {
  if (step === null) return 'A finer look is not worth waiting for.';
  const size = pointsSize(step);
  if (inTime(weeks))
    return `At this pace one of ${size} would, in about ${counted(weeks, 'week')}.`;
  return weeks === null
    ? `One of ${size} takes more deals; the file does not say how long that is.`
    : `One of ${size} would take over two years of deals at this pace: ask a narrower question instead.`;
}
