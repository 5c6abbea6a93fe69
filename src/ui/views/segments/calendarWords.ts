import type {
  Calendar,
  ChangePoint,
  SeasonEffect,
  Trend,
} from '../../../domain/document/calendar.ts';
import type { Verdict } from '../../../domain/document/verdict.ts';
import { list } from '../../../words/numbers.ts';
import { figures } from '../../../words/method/figures.ts';
import type { MethodId } from '../../../words/method/ids.ts';
import { periodName } from '../../../words/periodName.ts';
import { pointsRange, pointsSized, pValue, rate } from '../../text/format.ts';

export const kindLabels: Record<SeasonEffect['kind'], string> = {
  'month-of-quarter': 'Month of the quarter',
  'month-of-year': 'Month of the year',
};

/** A sentence that goes on after a colon; names of files and figures keep their capitals. */
const lowered = (text: string): string =>
  text.replace(/^(It|The|There|Some|Too)\b/, (word) => word.toLowerCase());

/** What is known of a season, in a sentence. */
export function effectLine(effect: SeasonEffect): string {
  const { kind, told, sentence, reason, pValue: p, qValue, cycles } = effect;
  const name = kindLabels[kind].toLowerCase();
  if (told && sentence) return sentence;
  if (p === null) return `${kindLabels[kind]}: ${lowered(reason ?? 'could not be tested.')}`;
  if (qValue !== null && qValue < figures.calendarQ)
    return `The win rate differs a little by ${name} (p ${pValue(p)}), too little to act on.`;
  const over = kind === 'month-of-quarter' ? 'quarters' : 'years';
  return `The win rate does not follow the ${name}, as far as ${cycles} ${over} can tell (p ${pValue(p)}).`;
}

/** Sure, and not told all the same: too small to act on, or the other of the two explains the history better. */
const sureWithoutBeingTold = ({ told, qValue }: { told: boolean; qValue: number }): boolean =>
  !told && qValue < figures.calendarQ;

const trendLine = (trend: Trend): string => {
  if (trend.told && trend.sentence) return trend.sentence;
  const line = `${pointsSized(trend.pointsPerPeriod)} a quarter (${pointsRange(trend.pointsPerPeriod)}), p\u00a0${pValue(trend.pValue)}`;
  return sureWithoutBeingTold(trend)
    ? `A line through ${trend.periods} quarters moves by ${line}: too little to act on, or one step explains it better.`
    : `No steady trend over ${trend.periods} quarters: ${line}.`;
};

const changeLine = (change: ChangePoint): string => {
  if (change.told && change.sentence) return change.sentence;
  const split = `at ${periodName(change.at)}, reads ${rate(change.before)} before and ${rate(change.after)} from then on, p\u00a0${pValue(change.pValue)} as the best of all splits`;
  return sureWithoutBeingTold(change)
    ? `The best split, ${split}: too small a step to act on, or a steady trend explains it better.`
    : `The order of these quarters alone singles out no moment: the best split, ${split}.`;
};

export interface CalendarLine {
  id: MethodId;
  about: string;
  text: string;
  told: boolean;
}

const NAMED = 4;
const fieldsOf = (fields: readonly string[]): string =>
  fields.length > NAMED ? `any of ${fields.length} fields` : list(fields);

/** Trend, change point and drift, a line each; those that were not looked for are left out. */
export function calendarLines({ trend, changePoint, drift }: Calendar): CalendarLine[] {
  const lines: CalendarLine[] = [];
  if (trend)
    lines.push({
      id: 'trend',
      about: 'the trend over the periods',
      told: trend.told,
      text: trendLine(trend),
    });
  if (changePoint)
    lines.push({
      id: 'change-point',
      about: 'the change point',
      told: changePoint.told,
      text: changeLine(changePoint),
    });
  if (drift.length > 0) {
    const told = drift.filter((one) => one.told);
    lines.push({
      id: 'drift',
      about: 'drift of the mix',
      told: told.length > 0,
      text:
        told.length > 0
          ? told.map(({ sentence, field }) => sentence ?? `The mix of ${field} shifted.`).join(' ')
          : `The mix of deals did not shift beyond chance, by ${fieldsOf(drift.map(({ field }) => field))}.`,
    });
  }
  return lines;
}

/** Why nothing is said of the mix of deals; null where it is, or where no two periods are compared. */
export const noDriftNote = (
  { drift }: Pick<Calendar, 'drift'>,
  { clock, after }: Pick<Verdict, 'clock' | 'after'>,
): string | null =>
  drift.length === 0 && after !== null && clock === 'created'
    ? 'How the mix of deals moved is told of periods by closed date only; these are by created date.'
    : null;
