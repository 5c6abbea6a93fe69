import type {
  ForecastBand,
  ForecastMethod,
  ForecastRecord,
  ForecastWithheld,
  QuarterForecast,
} from '../domain/document/forecast.ts';
import { compactMoney } from './compactMoney.ts';
import { count, counted, sharePercent } from './numbers.ts';
import { periodName } from './periodName.ts';

/** What sums of a forecast are in. */
export interface ForecastUnit {
  measure: 'amount' | 'deals';
  currency: string | null;
}

/** Why there is no forecast, and what would change that. @param replayed quarters that could be replayed */
export function forecastWithheld(
  why: ForecastWithheld,
  replayed: number,
  filtered: boolean,
): string {
  switch (why) {
    case 'no-open-deals':
      return filtered
        ? 'The filters leave no open deals, so there is nothing to forecast from.'
        : 'The file holds closed deals only: what will be won next is not in it.';
    case 'no-created-date':
      return 'Without created dates it is not known how old open deals are, nor how many new ones come.';
    case 'close-dates-missing':
      return 'Closed dates are missing, for all deals or for one outcome more than for the other, so when deals close is not known.';
    case 'too-few-quarters':
      return `A forecast is told only where it can be tried on at least 3 earlier quarters of this ${filtered ? 'look at the file' : 'file'}; ${replayed === 0 ? 'none' : `only ${count(replayed)}`} of them had enough behind ${replayed === 1 ? 'it' : 'them'} (half a year of deals, 30 won).`;
  }
}

/** A sum in its unit: `$4.1M`, `37 deals`. */
export const forecastSum = (value: number, { measure, currency }: ForecastUnit): string =>
  measure === 'deals' ? counted(value, 'won deal') : compactMoney(value, currency);

/** Both ends of a range: `$3.6M and $4.7M`. */
const ends = ({ p10, p90 }: ForecastBand, { measure, currency }: ForecastUnit): string =>
  measure === 'deals'
    ? `${count(p10)} and ${counted(p90, 'won deal')}`
    : `${compactMoney(p10, currency)} and ${compactMoney(p90, currency)}`;

/** What a quarter will come to, in a sentence. */
export const forecastSentence = (forecast: QuarterForecast, unit: ForecastUnit): string =>
  `${periodName(forecast.label)} will most likely end at about ${forecastSum(forecast.p50, unit)}; eight chances in ten between ${ends(forecast, unit)}.`;

/** What there is a chance of. @param chance that the quarter reaches the target, 0–1 */
export function targetSentence(
  target: number,
  chance: number,
  label: string,
  unit: ForecastUnit,
): string {
  const shown =
    chance < 0.01
      ? 'less than 1 in 100'
      : chance > 0.99
        ? 'more than 99 in 100'
        : sharePercent(chance);
  return `The chance that ${periodName(label)} reaches ${forecastSum(target, unit)} is ${shown}.`;
}

const LAST_YEAR = 'the same quarter of the year before';

/** The forecast that most companies make by hand. */
const weightedName = (by: ForecastRecord['weightedBy']): string =>
  by === 'stages'
    ? 'the open value of each stage times the share of it that is won'
    : 'open value times the share that is won';

/** Which forecast is used, where it is not the one made deal by deal; else null. */
export const methodNote = (
  method: ForecastMethod,
  periods: number,
  weightedBy: ForecastRecord['weightedBy'],
): string | null =>
  method === 'model'
    ? null
    : `Over the last ${counted(periods, 'quarter')} a simpler forecast did better here and is used: ${method === 'weighted' ? weightedName(weightedBy) : LAST_YEAR}, with the error it has had so far.`;

/** Sums closer than this are not told apart in words. */
const SAME = 0.05;

/** What the forecast takes for granted or leaves out, one sentence each. */
export function forecastNotes(facts: {
  method: ForecastMethod;
  periods: number;
  weightedBy: ForecastRecord['weightedBy'];
  measureReason: string | null;
  ageUnknown: number;
  /** What the open deals bring this quarter by their scores, null without, and by the forecast. */
  byScores: number | null;
  existing: number;
  /** All of the quarter by the forecast made deal by deal. */
  expected: number;
  unit: ForecastUnit;
}): string[] {
  const { method, periods, weightedBy, measureReason, ageUnknown, byScores, existing } = facts;
  const { expected, unit } = facts;
  return [
    methodNote(method, periods, weightedBy),
    method === 'model'
      ? null
      : `What the quarter is made of, its months and the deals that decide it are still told deal by deal, by which it would come to ${forecastSum(expected, unit)}.`,
    byScores === null || Math.abs(byScores - existing) <= SAME * existing
      ? null
      : `By their scores the open deals would bring ${forecastSum(byScores, unit)} this quarter, here they are counted on for ${forecastSum(existing, unit)}: the forecast goes by the last year more than by all years, and by what earlier forecasts missed by.`,
    measureReason === null ? null : `Wins are forecast and not money. ${measureReason}`,
    measureReason === null
      ? 'Earlier quarters are forecast with the amounts deals have in this file: what they were worth on the day is not known, so their record may look a little too good.'
      : null,
    ageUnknown > 0
      ? `${counted(ageUnknown, 'open deal')} of unknown age ${ageUnknown === 1 ? 'is' : 'are'} not in it.`
      : null,
    'It takes for granted that deals close at the pace of the last year or so, and that as many are created as of late.',
  ].filter((note) => note !== null);
}

/** Loss of the forecast over the quarters that a simpler one could be replayed for, too. */
export interface SharedLoss {
  stageWeighted: number;
  lastYear: number;
}

/**
 * Whether earlier forecasts came true: `Of the last 6 quarters 5 ended inside their range.`
 * @param shared where simpler ones have fewer quarters
 */
export function recordSentence(
  facts: Omit<ForecastRecord, 'sentence'>,
  method: ForecastMethod,
  unit: ForecastUnit,
  shared: SharedLoss = { stageWeighted: facts.pinball, lastYear: facts.pinball },
): string {
  const { replays, medianAbsoluteError } = facts;
  const inside = replays.filter((one) => one.inside).length;
  const n = replays.length;
  if (n === 0) return 'No earlier quarter could be forecast, so nobody knows how good this is.';
  const hit =
    n === 1
      ? `The one earlier quarter that can be replayed ended ${inside === 1 ? 'inside' : 'outside'} its range`
      : `Of the last ${count(n)} quarters, forecast from what was known at the same point, ${inside === n ? 'all' : inside === 0 ? 'none' : count(inside)} ended inside their range (8 in 10 should)`;
  const off = `half of them missed by ${forecastSum(medianAbsoluteError, unit)} or less`;
  return `${hit}; ${n === 1 ? `it missed by ${forecastSum(medianAbsoluteError, unit)}` : off}. ${against(facts, method, shared)}`.trim();
}

/** How the forecast did beside simpler ones, by their pinball loss. */
function against(
  { stageWeighted: weighted, lastYear, weightedBy }: Omit<ForecastRecord, 'sentence'>,
  method: ForecastMethod,
  shared: SharedLoss,
): string {
  if (method !== 'model') return '';
  const beaten = [
    ...(weighted && shared.stageWeighted < weighted.pinball ? [weightedName(weightedBy)] : []),
    ...(lastYear && shared.lastYear < lastYear.pinball ? [LAST_YEAR] : []),
  ];
  if (beaten.length === 0) return '';
  return `It came closer than ${beaten.join(' and than ')}${beaten.length === 1 ? ', with the error that has had' : ', each with the error it has had'}.`;
}

/** How many wins that is; null where wins are what is forecast. */
export function winsNote({ wins }: QuarterForecast, { measure }: ForecastUnit): string | null {
  if (measure === 'deals') return null;
  const { soFar, p10, p50, p90 } = wins;
  return `In deals: about ${counted(p50, 'win')}, between ${count(p10)} and ${count(p90)}; ${count(soFar)} so far.`;
}

/** What the list of deciding deals shows. @param isTarget of a target, not of the middle of the forecast */
export const decidingLead = (sum: number, isTarget: boolean, unit: ForecastUnit): string =>
  `How many points more likely the quarter reaches ${forecastSum(sum, unit)}${isTarget ? '' : ' (the middle of its range)'} if the deal is won before it ends than if it is not. The ten that move it most.`;
