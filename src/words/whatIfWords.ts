import { FEWEST_DEALS } from '../domain/slices.ts';
import type { NotOffered, WhatIfAnswer, WhatIfSlice } from '../domain/whatIf.ts';
import {
  changeSize,
  counted,
  list,
  pointsSize,
  ratePercent,
  rateRange,
  sharePercent,
  signedPoints,
} from './numbers.ts';

/** Said with every answer. */
export const whatIfCaveat =
  'This says what goes with winning, not what brings it about. Deals with these levels may differ in ways the file does not hold; giving the levels to others need not win them. A trial would tell.';

/** The answer, in a sentence. A difference whose interval holds 0 is not called one. */
export function whatIfSentence({ base, rate, change, factors }: WhatIfAnswer): string {
  const these = withPicked(factors.length);
  const expected = `${ratePercent(rate)} (${rateRange(rate)})`;
  if (change.low > 0 || change.high < 0) {
    const way = change.estimate > 0 ? 'more' : 'less';
    return `${these} the model expects ${expected} of such deals to be won, ${changeSize(change)} ${way} than the ${ratePercent(base)} as they are.`;
  }
  return `${these} the model expects ${expected} of such deals to be won, ${ratePercent(base)} as they are: no difference can be told. It may lie anywhere from ${signedPoints(change.low)} to ${signedPoints(change.high)} points.`;
}

/** As the last step of the way is called, too. */
export const withPicked = (levels: number): string =>
  levels === 1 ? 'With this level' : 'With these levels';

/** What a reader has to know before believing it; the gravest first. */
export function whatIfNotes(
  { alike, factors, leftOut, base }: WhatIfAnswer,
  own: number | null,
): string[] {
  const notes: string[] = [];
  if (alike.deals < FEWEST_DEALS) notes.push(fewAlike(alike, picked(factors.length)));
  const chance = factors.filter(({ driver }) => !driver).map(({ field }) => field);
  if (chance.length > 0) notes.push(notDrivers(chance, chance.length === factors.length));
  if (leftOut > 0)
    notes.push(
      `Left out: ${counted(leftOut, 'deal')} of which this can’t be told, as another field says partly the same.`,
    );
  if (own !== null && Math.abs(own - base.estimate) >= 0.01)
    notes.push(
      `Of these deals ${sharePercent(own)} were won; the model, which adds up fields, expects ${sharePercent(base.estimate)}. The difference of ${pointsSize(own - base.estimate)} is not in this answer.`,
    );
  if (alike.deals >= FEWEST_DEALS)
    notes.push(
      `${counted(alike.deals, 'closed deal')} of this kind ${alike.deals === 1 ? 'has' : 'have'} ${picked(factors.length)} already; ${sharePercent(alike.won / alike.deals)} of them were won.`,
    );
  return notes;
}

const picked = (levels: number): string => (levels === 1 ? 'this level' : 'all these levels');

function fewAlike({ deals, won }: WhatIfAnswer['alike'], these: string): string {
  const far =
    'The figure is put together from deals that have one level or the other, and may be far off.';
  return deals === 0
    ? `No closed deal of this kind has ${these}. ${far}`
    : `Only ${counted(deals, 'closed deal')} of this kind ${deals === 1 ? 'has' : 'have'} ${these} (${won} won). ${far}`;
}

function notDrivers(fields: readonly string[], all: boolean): string {
  const [are, add, a] =
    fields.length === 1 ? ['is', 'it adds', 'a driver'] : ['are', 'they add', 'drivers'];
  return all
    ? `${list(fields)} ${are} not ${a} in this file: what ${add} is no more than chance would give.`
    : `Of the picked fields, ${list(fields)} ${are} not ${a} in this file: what ${add} is no more than chance would give.`;
}

/** Why a level can't be picked, after its name. */
export const notOfferedWords: Record<NotOffered, string> = {
  'none-won': 'none was won, nothing to go by',
  'none-lost': 'none was lost, nothing to go by',
  'no-deals': 'no deals of this kind',
  'not-told-apart': 'can’t be told apart',
  'no-choice': 'nobody’s choice',
};

/** Why there is no answer. */
export function noAnswer(reason: NonNullable<WhatIfSlice['reason']>): string {
  switch (reason) {
    case 'no-model':
      return 'The model did not settle on numbers that could be asked.';
    case 'no-deals':
      return 'No closed deal is of this kind. Widen it.';
    case 'not-offered':
      return 'One of the picked levels can’t be given to deals like these; beside it stands why. Pick another.';
    case 'not-told-apart':
      return 'Of none of these deals it can be told: other fields say partly the same as the picked levels.';
  }
}
