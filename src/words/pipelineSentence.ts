import type { Pipeline, ScoreCheck, ScoresWithheld } from '../domain/document/pipeline.ts';
import type { Filter } from '../domain/document/run.ts';
import { count, counted, sharePercent } from './numbers.ts';
import { periodName } from './periodName.ts';

/**
 * Why open deals have no scores, and what would change that.
 * @param check what the model was found to be worth   @param filters those that are set
 */
export function withheldReason(
  withheld: ScoresWithheld,
  check: ScoreCheck | null,
  filters: readonly Filter[] = [],
): string {
  switch (withheld) {
    case 'no-open-deals':
      return `${closedOnly(filters)}, so there is no open deal to score.`;
    case 'no-created-date':
      return 'Without created dates the age of open deals is not known, and a score that ignores age is wrong for old deals.';
    case 'close-dates-missing':
      return 'Closed dates are missing, for all deals or for one outcome more than for the other, so how the odds change with age is not known.';
    case 'too-few-followed':
      return 'Too few deals could be followed from created to closed to tell how the odds change with age.';
    case 'no-model':
      return 'There is no driver model to score by: no field can be used, or no deals are both won and lost.';
    case 'no-skill':
      return check?.skill === null || check?.skill === undefined
        ? 'Whether the fields tell won deals from lost ones could not be tried, so no deal is scored by them.'
        : `The fields of this file don’t tell won deals from lost ones: tried on deals it had not seen, the model ${check.skill <= 0 ? 'does no better than giving every deal the same chance' : 'does better than one chance for all by no more than luck would give'}. A score for single deals would be made up.`;
  }
}

/** Why there are no open deals. */
function closedOnly(filters: readonly Filter[]): string {
  if (filters.some(({ closed }) => closed))
    return 'Only deals that closed in the chosen quarters are looked at';
  return filters.length > 0
    ? 'The filters leave closed deals only'
    : 'The file holds closed deals only';
}

/** Why stalled deals can't be named. */
export const stalledReason = (withheld: ScoresWithheld | null): string =>
  withheld === 'no-open-deals' ||
  withheld === 'no-created-date' ||
  withheld === 'close-dates-missing'
    ? withheldReason(withheld, null)
    : 'Too few won deals have both a created and a closed date to say how long deals usually take.';

type Facts = Omit<Pipeline, 'sentence'>;

/** The open deals in a sentence or two: what is expected of them, and how many have gone quiet. */
export function pipelineSentence(facts: Facts, filters: readonly Filter[] = []): string {
  if (facts.open === 0)
    return filters.length > 0 ? 'The filters leave no open deals.' : 'This file has no open deals.';
  return [expectation(facts), stalled(facts)].filter(Boolean).join(' ');
}

function expectation({ open, expected, quarter, withheld, fit }: Facts): string {
  const all = counted(open, 'open deal');
  if (withheld !== null || !expected)
    return `${all} can’t be told apart by what has closed: no scores are given.`;
  const soon = quarter
    ? `, about ${about(expected.wonThisQuarter)} of them in what is left of ${periodName(quarter.label)}`
    : '';
  const old = fit.find(({ band }) => band === 'unknown')?.deals ?? 0;
  const left =
    old === 0
      ? ''
      : ` ${counted(old, 'deal')} ${old === 1 ? 'is' : 'are'} too old to be scored, or of unknown age.`;
  return `Of ${all} about ${about(expected.won)} should be won in the end${soon}.${left}`;
}

/** Two digits: more than that no sum of chances knows. */
const about = (deals: number): string => count(Number(deals.toPrecision(2)));

function stalled({ stalled: segments, stalledBy, open }: Facts): string {
  const deals = segments.reduce((sum, one) => sum + one.deals, 0);
  if (segments.length === 0) return '';
  if (deals === 0) return 'None is older than won deals usually get.';
  return `${counted(deals, 'deal')} (${sharePercent(deals / open)}) ${deals === 1 ? 'is' : 'are'} older than nine in ten won deals${stalledBy === null ? '' : ' of their kind'} were.`;
}

/** Where the money lies. @param value @param deals shares in low-fit deals, 0–1 */
export const skewFitSentence = (value: number, deals: number, told: boolean): string =>
  told
    ? `${sharePercent(value)} of the open value, but ${sharePercent(deals)} of the open deals, is a low fit: the pipeline looks larger than it is.`
    : `${sharePercent(value)} of the open value and ${sharePercent(deals)} of the open deals are a low fit: the money does not lean towards them.`;

/** Why no deals are named for each rep. */
export function followUpReason(why: 'no-scores' | 'no-reps' | 'too-many-reps'): string {
  switch (why) {
    case 'no-scores':
      return 'Open deals are not scored, so none can be named for a rep to work on first.';
    case 'no-reps':
      return 'The file does not say whose deal it is: a column with reps would.';
    case 'too-many-reps':
      return 'The file’s reps are not compared, as they are too many or each has too few deals.';
  }
}
