import type { Rep, RepSpread } from '../../../domain/document/reps.ts';
import { counted, list } from '../../../words/numbers.ts';
import { plain, pValue } from '../../text/format.ts';

/** Whether reps differ at all, and with that, whether they may be ranked. */
export function spreadLine({ tellApart, pValue: p }: RepSpread): string {
  if (p === null) return 'Whether reps differ could not be tested, so they stand by name.';
  return tellApart
    ? `Reps differ by more than chance, their deals held equal (p\u00a0${pValue(p)}).`
    : `As a whole the reps can’t be told apart (p\u00a0${pValue(p)}): whoever is on top may be there by chance. So there are no ranks; they stand by name.`;
}

const few = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : list(names);

const about = (expected: number): string =>
  expected < 0.5 ? 'hardly any' : `about ${Math.round(expected)}`;

/** Who lies outside the funnel, beside how many would by chance. */
export function funnelLine(
  reps: readonly Rep[],
  { overdispersion, tellApart }: RepSpread,
): string | null {
  const judged = reps.filter(({ pValue: p }) => p !== null);
  if (judged.length === 0) return null;
  const outside = judged.filter((one) => one.outside !== null);
  const far = outside.filter((one) => one.outside === 99.8);
  // Where nobody can be told apart, nobody is pointed at.
  const names = tellApart && outside.length > 0 ? ` (${few(outside.map(({ rep }) => rep))})` : '';
  const farther = far.length > 0 ? `, ${few(far.map(({ rep }) => rep))} even outside 99.8%` : '';
  const widened =
    overdispersion !== null && overdispersion > 1.05
      ? ` The limits are widened, as reps spread or swing more than chance here (variance × ${plain(overdispersion, 1)}).`
      : '';
  const left = reps.length - judged.length;
  const rest = left > 0 ? ` ${counted(left, 'rep')} with too few deals can’t be judged.` : '';
  return `${outside.length > 0 ? outside.length : 'None'} of ${counted(judged.length, 'rep')} ${outside.length > 1 ? 'lie' : 'lies'} outside the 95% limits${names}${farther}; chance alone puts ${about(0.05 * judged.length)} there.${widened}${rest}`;
}

/** Whose results swing; silence says over how many. */
export function consistencyLines(reps: readonly Rep[]): string[] {
  const judged = reps.flatMap(({ consistency }) => (consistency ? [consistency] : []));
  const [first] = judged;
  const why = reps.find(({ consistencyReason }) => consistencyReason !== null)?.consistencyReason;
  if (!first) return why ? [`Whether results swing can’t be said. ${why}`] : [];
  const told = judged.flatMap(({ low, sentence }) => (low && sentence ? [sentence] : []));
  if (told.length > 0) return told;
  const left = reps.length - judged.length;
  const rest = left > 0 ? `; ${counted(left, 'rep')} closed too few deals to tell` : '';
  return [
    `No rep’s results swing from ${first.grain} to ${first.grain} beyond chance, the calendar and the mix of deals (${judged.length} judged${rest}).`,
  ];
}
