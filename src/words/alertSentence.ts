import type { AlertKind } from '../domain/document/alerts.ts';
import type { SegmentLevel } from '../domain/document/combinations.ts';
import type { Interval } from '../domain/interval.ts';
import { figures } from './method/figures.ts';
import { changeSize, count, counted, pointsSize, ratePercent, sharePercent } from './numbers.ts';
import { sentenceStart } from './sentenceStart.ts';

/** `Region EMEA`, `Region EMEA with Source Partner`. */
export const segmentName = (levels: readonly SegmentLevel[]): string =>
  levels.map(({ field, level }) => `${field} ${level}`).join(' with ');

/** A segment that fell, to less than had it moved as the others did. @param rates won before and after, 0–1 */
export const dropSentence = (
  levels: readonly SegmentLevel[],
  rates: { before: number; after: number },
  difference: Interval,
  after: string,
): string =>
  sentenceStart(
    `${segmentName(levels)} fell from ${sharePercent(rates.before)} to ${sharePercent(rates.after)} in ${after}, ${changeSize(difference)} below where it would be had it moved as the other deals did.`,
  );

/** A level that wins less than the average, all else the same. */
export const weakSentence = (level: SegmentLevel, points: Interval): string =>
  sentenceStart(
    `${segmentName([level])} wins ${changeSize(points)} less than the average deal, with the other fields held equal.`,
  );

/** A combination that wins less than its parts imply. */
export const losingSentence = (
  levels: readonly SegmentLevel[],
  winRate: Interval,
  difference: Interval,
): string =>
  sentenceStart(
    `${segmentName(levels)} wins ${ratePercent(winRate)}, ${changeSize(difference)} less than its parts imply.`,
  );

/**
 * A segment whose closed deals bring more than they did.
 * @param times value of a closed deal against before; null where it was nothing   @param names of both quarters
 */
export const emergingSentence = (
  level: SegmentLevel,
  times: number | null,
  names: { before: string; after: string },
): string =>
  times === null
    ? `Closed deals of ${segmentName([level])} brought nothing in ${names.before}, and money in ${names.after}.`
    : `A closed deal of ${segmentName([level])} brought ${times >= 10 ? 'over 10' : times.toFixed(1)} times as much in ${names.after} as in ${names.before}.`;

/** A rep whose results are not what the book they were given would have brought. */
export const repSentence = (rep: string, deals: number, difference: Interval): string =>
  sentenceStart(
    `${rep} won ${changeSize(difference)} ${difference.estimate < 0 ? 'less' : 'more'} than the ${counted(deals, 'deal')} they were given would have brought others.`,
  );

/** The deals of a field are spread over its levels otherwise than before. @param moved share of deals, 0–1 */
export const driftSentence = (field: string, moved: number, after: string): string =>
  `The mix of deals by ${field} shifted in ${after}: ${sharePercent(moved)} of them would have to move for it to be as before.`;

/** Days from created to closed became longer, at the median. @param names of the quarters the deals were created in */
export const cycleSentence = (days: Interval, names: { before: string; after: string }): string => {
  const longer = days.estimate < 0.5 ? 'under a day' : counted(days.estimate, 'day');
  return `Deals created in ${names.after} take ${longer} longer to close than those created in ${names.before}, open deals counted in.`;
};

/** Open value where few deals are won. */
export const skewSentence = (shareOfValue: number, shareOfDeals: number): string =>
  `${sharePercent(shareOfValue)} of the open value, but ${sharePercent(shareOfDeals)} of the open deals, is in segments that win clearly less than the average.`;

/** Open deals older than nearly all won ones were. */
export const stalledSentence = (stalled: number, open: number, limitDays: number): string =>
  `${count(stalled)} of ${counted(open, 'open deal')} ${stalled === 1 ? 'is' : 'are'} older than ${counted(limitDays, 'day')}, by when nine in ten won deals had closed.`;

/** Value in few hands. */
export const concentratedSentence = (top: number, share: number): string =>
  `The largest ${counted(top, 'open deal')} hold ${sharePercent(share)} of the open value.`;

/** What the naive rule would have raised. */
export const naiveSentence = (alerts: number): string =>
  `A rule that fires on every fall of more than ${pointsSize(figures.naiveFall)} would have raised ${counted(alerts, 'alert')}.`;

/** Of an analysis under filters. */
export const FILTERED_BUDGET =
  'These are alerts of the filtered deals. Every set of filters has the whole budget anew, so looking under many of them raises the chance of a false alert.';

/** What alerts of a kind are about. */
export const alertTopic: Record<AlertKind, string> = {
  'segment-drop': 'segments that fell',
  'weak-segment': 'weak segments',
  'losing-combination': 'losing combinations',
  'emerging-segment': 'segments on the rise',
  'cycle-longer': 'longer cycles',
  'rep-off-expectation': 'reps off expectation',
  drift: 'shifts of the mix',
  'pipeline-skewed': 'a skewed pipeline',
  'stalled-deals': 'stalled deals',
  'value-concentrated': 'concentrated value',
  'data-quality': 'data quality',
};
