import type { SegmentLevel } from '../domain/document/combinations.ts';
import type { RecommendationRule } from '../domain/document/recommendations.ts';
import type { Interval } from '../domain/interval.ts';
import { segmentName } from './alertSentence.ts';
import { changeSize, counted, list } from './numbers.ts';
import { lookAgainWords, type LookAgain } from './recommendLookAgain.ts';

/** An action in words: a line, how to go about it, and who is asked. */
export interface ActionWords {
  title: string;
  action: string;
  forWhom: string;
}

interface Levels {
  levels: readonly SegmentLevel[];
}

/** Fields that say where a deal came from: theirs is a matter of marketing, too. */
const ORIGIN = /source|channel|campaign|lead|origin|medium|referr/i;

const whoseSegment = (levels: readonly SegmentLevel[]): string =>
  levels.some(({ field }) => ORIGIN.test(field))
    ? 'Marketing and sales, together'
    : 'Head of sales';

/** The words of each rule. They say what to do and never why something is so: association is no cause. */
export const actionWords = {
  'segment-drop': ({
    levels,
    periods,
  }: Levels & { periods: { before: string; after: string } }): ActionWords => ({
    title: `Find out what is different in ${segmentName(levels)} now`,
    action: `Read 20 deals it lost in ${periods.after} beside 20 it won in ${periods.before}: who came, what was offered, how fast they were answered. Then change one thing back, for every second new deal.`,
    forWhom: whoseSegment(levels),
  }),
  'losing-combination': ({ levels }: Levels): ActionWords => ({
    title: `Sell ${segmentName(levels)} another way, for half of it`,
    action:
      'Give every second new deal another offer or another team, and let the others run as before. Its parts do better apart than together.',
    forWhom: whoseSegment(levels),
  }),
  'weak-segment': ({
    level,
    points,
    others,
  }: {
    level: SegmentLevel;
    points: Interval;
    /** Levels of the same field that are weak, too. */
    others: readonly string[];
  }): ActionWords => ({
    title: `Qualify deals of ${segmentName([level])} sooner, for half of them`,
    action: `Hold every second new deal against what won ones there had in common before work goes into it; let the others run as before. It wins ${changeSize(points)} less than the average deal, all else equal.${also(others)}`,
    forWhom: whoseSegment([level]),
  }),
  'mix-shift': ({
    field,
    mix,
    more,
    fewer,
  }: {
    field: string;
    mix: Interval;
    more: readonly string[];
    fewer: readonly string[];
  }): ActionWords => ({
    title: `Decide whether the new mix by ${field} is wanted`,
    action: `${moved(more, fewer)}, such as campaigns, lists or territories. The mix alone goes with ${changeSize(mix)} of the fall.`,
    forWhom: 'Marketing and sales, together',
  }),
  'emerging-segment': ({ levels }: Levels): ActionWords => ({
    title: `Give ${segmentName(levels)} a little more of the next deals`,
    action:
      'Raise its share by a step that can be taken back, and look after a quarter whether the added deals bring as much. Its closed deals bring more than they did.',
    forWhom: whoseSegment(levels),
  }),
  'cycle-longer': ({ sentence }: { sentence: string }): ActionWords => ({
    title: 'Find the step at which deals wait',
    action: `Take ten slow deals and write down what each is waiting for; give the step most of them name an owner and a date. ${sentence}`,
    forWhom: 'Sales operations',
  }),
  'rep-question': ({
    side,
    reps,
    others,
  }: {
    side: 'below' | 'above';
    reps: readonly string[];
    others: number;
  }): ActionWords => {
    const names = list([...reps, ...(others > 0 ? [counted(others, 'other')] : [])]);
    return side === 'below'
      ? {
          title: `Ask ${names} what was different about their deals`,
          action:
            'Go through five lost deals together: a question, not a judgement. The file does not know territory, leave or handed-over deals. They won less than the deals they were given would have brought others.',
          forWhom: 'Their managers, as coaches',
        }
      : {
          title: `Ask ${names} what others could try`,
          action:
            'Sit in on a few calls, and let two colleagues try what is different. They won more than the deals they were given would have brought others.',
          forWhom: 'Their managers, as coaches',
        };
  },
  'quarter-end': ({ better }: { better: boolean }): ActionWords =>
    better
      ? {
          title: 'Try the last month’s ways in the other two',
          action:
            'Give every second deal of the other months what those of the last one get: reviews, offers, attention. Compare like months: deals that close in the last month of a quarter are won more often.',
          forWhom: 'Head of sales',
        }
      : {
          title: 'Let every second deal wait for its own time',
          action:
            'Leave every second deal that would be pushed to close at its own pace. Compare like months: deals that close in the last month of a quarter are won less often.',
          forWhom: 'Head of sales',
        },
  'stalled-deals': ({ deals }: { deals: number }): ActionWords => ({
    title: `Give ${counted(deals, 'stalled deal')} a date, or close ${deals === 1 ? 'it' : 'them'}`,
    action:
      'Within two weeks each gets a next step with a date, or is closed as lost. What stays open without one makes the pipeline look larger than it is.',
    forWhom: 'Every rep, with their manager',
  }),
  'pipeline-skewed': ({ deals }: { deals: number }): ActionWords => ({
    title: 'Weigh the pipeline at the rates of its segments',
    action: `Plan each segment with its own win rate, and open more deals where deals are won. Most of the pipeline’s value lies in ${counted(deals, 'open deal')} of a kind that is seldom won.`,
    forWhom: 'Whoever makes the forecast',
  }),
  'value-concentrated': ({ deals }: { deals: number }): ActionWords => ({
    title: `Plan for losing one of the ${counted(deals, 'largest deal')}`,
    action:
      'Give each a second person who knows it, and say what the quarter looks like without it.',
    forWhom: 'Head of sales',
  }),
  'fill-column': ({
    columns,
    answers,
    there,
  }: {
    columns: readonly string[];
    answers: readonly string[];
    there: boolean;
  }): ActionWords => ({
    title: `${there ? 'Fill' : 'Export'} the ${list(columns)}`,
    action: there
      ? `It is blank where it counts, so ${list(answers)} are withheld. Fill it for the last four quarters first.`
      : `Without ${columns.length === 1 ? 'it' : 'them'} this cannot be answered: ${list(answers)}. Add ${columns.length === 1 ? 'the column' : 'the columns'} to the next export.`,
    forWhom: 'Sales operations',
  }),
  'look-again': (about: LookAgain): ActionWords => lookAgainWords(about),
} satisfies Record<RecommendationRule, (about: never) => ActionWords>;

/** Up to what is to be looked at. */
function moved(more: readonly string[], fewer: readonly string[]): string {
  const sides = [
    ...(more.length > 0 ? [`More deals of ${list(more)}`] : []),
    ...(fewer.length > 0 ? [`${more.length > 0 ? 'fewer' : 'Fewer deals'} of ${list(fewer)}`] : []),
  ].join(', ');
  return sides === ''
    ? 'If nobody chose it, look at what brings deals in'
    : `${sides}: if nobody chose that, look at what brings them in`;
}

/** Against an average several levels are easily weak together: one strong one is enough for that. */
const also = (others: readonly string[]): string =>
  others.length === 0
    ? ''
    : ` ${list(others)} ${others.length === 1 ? 'is' : 'are'} below the average, too: begin with one.`;
