import { rangeLabel } from '../domain/comparisonChoice.ts';
import type { AsOf } from '../domain/document/asOf.ts';
import { counted, list } from './numbers.ts';

/** `2024-06-30` → `30 Jun 2024`. */
export const dayName = (day: string): string => rangeLabel({ from: day, to: day });

/** The line that stands over every page of a file as of a day. */
export const asOfSentence = (day: string): string =>
  `You see the file as it stood on ${dayName(day)}.`;

const isAre = (many: number): string => (Math.round(many) === 1 ? 'is' : 'are');

/** How the file of that day was made. */
export function asOfCounts({
  createdLater,
  closedLater,
}: Pick<AsOf, 'createdLater' | 'closedLater'>): string {
  const later = `${counted(createdLater, 'deal')} created later ${isAre(createdLater)} left out`;
  return closedLater === 0
    ? `${later}.`
    : `${later}, and ${counted(closedLater, 'deal')} closed later ${isAre(closedLater)} open here.`;
}

type Facts = Pick<AsOf, 'untold' | 'blanked'> & {
  hasCreated: boolean;
  /** The whole file has open deals. */
  hasOpen: boolean;
  hasAmount: boolean;
  hasRep: boolean;
};

const LONGEST = 4;

/** What a file made from dates can’t bring back, one sentence each. */
export function asOfNotes(facts: Facts): string[] {
  const { untold, blanked, hasCreated, hasOpen } = facts;
  const kept = [...(facts.hasAmount ? ['amounts'] : []), ...(facts.hasRep ? ['owners'] : [])];
  const changing = list([...kept, kept.length > 0 ? 'other columns' : 'columns']);
  const notes = [
    `${changing[0]?.toUpperCase() ?? ''}${changing.slice(1)} are as the file has them now: what was changed since can’t be told from one file.`,
  ];
  if (blanked.length > 0) notes.push(blankedNote(blanked));
  if (!hasCreated)
    notes.push(
      'The file has no created dates, so only deals closed by that day are known; who was open then can’t be told.',
    );
  else if (!hasOpen)
    notes.push(
      'The whole file holds closed deals only: a deal that was open then and has not closed since is missing.',
    );
  if (untold > 0 && hasCreated)
    notes.push(
      `${counted(untold, 'deal')} without the dates to tell how ${untold === 1 ? 'it' : 'they'} stood on that day ${isAre(untold)} left out.`,
    );
  return notes;
}

function blankedNote(blanked: readonly string[]): string {
  const more = blanked.length - LONGEST;
  const named = more > 1 ? [...blanked.slice(0, LONGEST), `${more} more columns`] : blanked;
  const [verb, why] =
    blanked.length === 1
      ? ['is', 'it changes as a deal moves or is filled when it ends']
      : ['are', 'they change as a deal moves or are filled when it ends'];
  return `${list(named)} ${verb} blank for open deals, as ${why}.`;
}

/** A quarter end in the list to choose from: `End of Q2 2024`. */
export function quarterEndName(day: string): string {
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
  return `End of Q${quarter} ${day.slice(0, 4)}`;
}
