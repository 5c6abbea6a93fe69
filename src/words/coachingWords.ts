import type {
  CoachingNote,
  CoachingRule,
  Rep,
  Speciality,
  StageHabit,
} from '../domain/document/reps.ts';
import { changeSize, counted, pointsSize, ratePercent, sharePercent } from './numbers.ts';

const q = (value: number | null): string =>
  value === null ? '' : `, q ${value < 0.001 ? '< 0.001' : value.toFixed(3)}`;

type Note = Omit<CoachingNote, 'rule'>;

/** Off what the book would have brought. */
export const offBook = (
  { deals, winRate, expected, difference, qValue }: Rep,
  side: 'below-book' | 'above-book',
): Note | null => {
  if (!winRate || expected === null || !difference) return null;
  const below = side === 'below-book';
  return {
    note: `Wins ${changeSize(difference)} ${below ? 'less' : 'more'} than the same deals would have brought.`,
    evidence: `${ratePercent(winRate)} of ${counted(deals, 'closed deal')} against ${sharePercent(expected)} expected${q(qValue)}.`,
    action: below
      ? 'Read five lost deals together. Ask what the fields do not show: leads of another quality, accounts left behind by somebody, too many deals at once.'
      : 'Ask how they qualify and when they let go, and have them show it on live deals. Check first that they are not given the better leads.',
  };
};

/** Moving away from what was to be expected. */
export const drifting = ({ trend }: Rep, side: 'falling' | 'rising'): Note | null => {
  if (!trend) return null;
  const falling = side === 'falling';
  return {
    note: `${falling ? 'Falls' : 'Rises'} by about ${pointsSize(trend.pointsPerQuarter.estimate)} a quarter, beyond what all reps moved.`,
    evidence: `A straight line over ${counted(trend.quarters, 'quarter')} against expectation${q(trend.qValue)}.`,
    action: falling
      ? 'Ask what changed and when: territory, workload, product, a colleague who left. Look at the first quarter that fell.'
      : 'Ask what they do differently since it rose, and write it down while they remember.',
  };
};

/** Up and down from quarter to quarter. */
export const swinging = ({ consistency }: Rep): Note | null => {
  if (!consistency) return null;
  return {
    note: `Swings by about ${pointsSize(consistency.spreadPoints.estimate)} from ${consistency.grain} to ${consistency.grain}, beyond chance and the calendar.`,
    evidence: `${counted(consistency.periods, consistency.grain)} with enough deals${q(consistency.qValue)}.`,
    action:
      'Compare a good and a bad period: how many deals at once, how early they were qualified, what was going on.',
  };
};

/** A kind of deals in which the rep is better or worse than in the rest. */
export function inKind(
  { field, level, deals, won, expected, difference, qValue }: Speciality,
  side: 'strong-in' | 'weak-in',
  helper: string | null,
): Note {
  const strong = side === 'strong-in';
  return {
    note: `${strong ? 'Strong' : 'Weak'} in ${field} ${level}: ${changeSize(difference)} ${strong ? 'above' : 'below'} what is usual for them.`,
    evidence: `Won ${sharePercent(won / deals)} of ${counted(deals, 'deal')}; ${sharePercent(expected)} expected of this rep there${q(qValue)}.`,
    action: strong
      ? 'Give them more of these on trial, and let others sit in.'
      : helper === null
        ? 'Go through the last lost ones together: same objection, same competitor, same step?'
        : `Have ${helper}, who is strong there, sit in on the next ones.`,
  };
}

/** A stage at which the rep loses more, or fewer, than others. */
export function atStage(
  { stage, deals, passed, expected, difference, qValue }: StageHabit,
  side: 'stuck-at' | 'strong-at',
): Note {
  const stuck = side === 'stuck-at';
  return {
    note: `${stuck ? 'Loses more' : 'Loses fewer'} deals at ${stage} than is usual for them: ${changeSize(difference)} ${stuck ? 'fewer' : 'more'} get past it.`,
    evidence: `${sharePercent(passed / deals)} of ${counted(deals, 'deal')} got past it; ${sharePercent(expected)} expected of this rep${q(qValue)}.`,
    action: stuck
      ? `Prepare the next ${stage} together, and sit in on it.`
      : `Have them show how they handle ${stage}.`,
  };
}

/** The rules in the order in which their notes stand. */
export const COACHING_ORDER: readonly CoachingRule[] = [
  'below-book',
  'falling',
  'weak-in',
  'stuck-at',
  'swinging',
  'above-book',
  'rising',
  'strong-in',
  'strong-at',
];
