import type { RecordedVerdict, TrackRecord } from '../domain/document/trackRecord.ts';
import type { VerdictKind } from '../domain/document/verdict.ts';
import { dayName } from './asOfWords.ts';
import { changeSize, counted } from './numbers.ts';
import { periodName } from './periodName.ts';

/** What was said on a day, in half a sentence. */
function saidWords({ kind, change, before, after }: Omit<RecordedVerdict, 'sentence'>): string {
  const pair = `between ${periodName(before)} and ${periodName(after)}`;
  const size = change ? ` ${changeSize(change)}` : '';
  switch (kind) {
    case 'declined':
      return `it said the win rate fell${size} in ${periodName(after)}`;
    case 'improved':
      return `it said the win rate rose${size} in ${periodName(after)}`;
    case 'no-evidence':
      return `it said no change was shown ${pair}`;
    case 'too-few-deals':
      return `it said there were too few deals to tell ${pair}`;
  }
}

/** What the quarter after says of it. */
function laterWords(
  { kind, held, before, next }: Omit<RecordedVerdict, 'sentence'>,
  movedNext: VerdictKind | null,
): string {
  const fell = kind === 'declined';
  if (kind === 'too-few-deals') return 'There was nothing to hold it to.';
  if (held === 'too-early' || !next) return 'The quarter after is not complete yet.';
  const name = periodName(next.label);
  const first = periodName(before);
  switch (held) {
    case 'held':
      if (kind !== 'no-evidence')
        return `In ${name} it was still ${fell ? 'lower' : 'higher'} than in ${first}.`;
      return movedNext === 'declined' || movedNext === 'improved'
        ? `That held; the win rate ${movedNext === 'declined' ? 'fell' : 'rose'} only in ${name}.`
        : `${name} shows none either.`;
    case 'did-not-last':
      return `It did not last: in ${name} it was ${fell ? 'up' : 'down'} again.`;
    case 'missed': {
      const change = next.sinceBefore;
      const way = (change?.estimate ?? 0) < 0 ? 'fall' : 'rise';
      return `It missed the start of a ${way}: in ${name} it shows.`;
    }
    case 'undecided':
      return `${name} can’t settle it: too few deals for so small a difference.`;
  }
}

/** @param next how the quarter after moved from the later of the two compared; null while it is not complete */
export const recordedSentence = (
  recorded: Omit<RecordedVerdict, 'sentence'>,
  next: { sinceAfter: VerdictKind } | null,
): string =>
  `On ${dayName(recorded.day)} ${saidWords(recorded)}. ${laterWords(recorded, next?.sinceAfter ?? null)}`;

/** Of the drivers named on one day those that still hold; null where there is nothing to say. */
export function driversHeldWords(drivers: RecordedVerdict['drivers']): string | null {
  if (!drivers || drivers.named === 0) return null;
  if (drivers.named === 1)
    return `The one driver named then ${drivers.held === 1 ? 'still holds' : 'does not hold today'}.`;
  const of =
    drivers.held === drivers.named ? `All ${drivers.named}` : `${drivers.held} of ${drivers.named}`;
  return `${of} drivers named then still ${drivers.held === 1 ? 'holds' : 'hold'}.`;
}

/** Why drivers were not looked at on all days. @param fits on how many they were */
export const fewerFits = (fits: number): string =>
  fits === 0
    ? 'Drivers were not fitted anew for earlier days: of this many combinations of levels it would take too long.'
    : `Drivers were fitted anew at the last ${fits === 1 ? 'quarter end' : `${fits} quarter ends`} that can be checked only: of this many combinations of levels more would take too long.`;

function howMany(held: number, graded: number): string {
  if (held === graded) return graded === 2 ? 'both verdicts' : `all ${graded} verdicts`;
  return held === 0 ? 'no verdict' : counted(held, 'verdict');
}

/** How much of it were changes: where none is shown, the next quarter mostly shows none either. */
function changesWords({ told, held }: TrackRecord['changes'], graded: number): string {
  if (told === 0) return graded === 1 ? 'It told no change.' : 'None of them told a change.';
  if (graded === 1) return 'It told a change.';
  return `${told} of them told a change${held === told ? '' : `, and ${held === 0 ? 'none' : held} of these lasted`}.`;
}

/** The record in a few sentences. */
export function trackSentence({
  graded,
  held,
  changes,
  drivers,
}: Pick<TrackRecord, 'graded' | 'held' | 'changes' | 'drivers'>): string {
  const verdicts =
    graded === 1
      ? `Of the one quarter end that can be checked, the verdict ${held === 1 ? 'held' : 'did not hold'}.`
      : `Of the last ${graded} quarter ends that can be checked, ${howMany(held, graded)} held.`;
  const ends = `${verdicts} ${changesWords(changes, graded)}`;
  if (!drivers || drivers.named === 0) return ends;
  const where = drivers.quarterEnds === 1 ? 'on one' : `on ${drivers.quarterEnds}`;
  return `${ends} Of ${counted(drivers.named, 'driver')} named ${where} of these days, ${drivers.held} still ${drivers.held === 1 ? 'holds' : 'hold'} today.`;
}
