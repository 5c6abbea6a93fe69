import type { Analysis } from '../../../domain/analysis.ts';
import type { Attainment } from '../../../domain/document/attainment.ts';
import type { Rep, RepGrouping, RepSpread } from '../../../domain/document/reps.ts';
import { counted, list } from '../../../words/numbers.ts';
import { periodName } from '../../../words/periodName.ts';
import {
  percent,
  plain,
  points,
  pointsRange,
  pointsSized,
  pValue,
  rate,
} from '../../text/format.ts';

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
  const who = tellApart ? few(far.map(({ rep }) => rep)) : String(far.length);
  const farther = far.length > 0 ? `, ${who} even outside 99.8%` : '';
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

/** The column that names reps. */
export const repFieldOf = ({ columns }: Pick<Analysis, 'columns'>): string =>
  columns.find(({ role }) => role === 'rep')?.name ?? '';

/** Off their book by a test that counted everybody; nobody where reps can't be told apart. */
const isOff = ({ outside, qValue }: Rep): boolean => outside !== null && (qValue ?? 1) < 0.1;

/** The answer of the page first: can reps be told apart, and who stands out; then what reps are held against. */
export function repsLead(reps: readonly Rep[], spread: RepSpread): string[] {
  const off = spread.tellApart ? reps.filter(isOff) : [];
  const side = (sign: number) =>
    off.filter(({ difference }) => Math.sign(difference?.estimate ?? 0) === sign);
  const [above, below] = [side(1), side(-1)].map((some) => some.map(({ rep }) => rep));
  const who = [
    ...(above && above.length > 0 ? [`${few(above)} won more`] : []),
    ...(below && below.length > 0 ? [`${few(below)} won less`] : []),
  ];
  const told =
    who.length > 0
      ? ` ${who.join('; ')} than the deals they were given would have brought.`
      : spread.tellApart
        ? ' Which of them differ can’t be said of any single rep.'
        : '';
  const within =
    spread.within.length > 0
      ? [
          `Expected is what the same deals would have brought anyone of the same ${list(spread.within)}. How those differ stands below.`,
        ]
      : [];
  return [`${spreadLine(spread)}${told}`, ...within];
}

/** In which order reps stand. */
export const orderLine = ({ tellApart }: RepSpread, opens: boolean): string =>
  `${tellApart ? 'The surest above expectation first, the surest below it last.' : 'By name: there is no rank to give.'} Consistency: 100 swings no more than chance.${opens ? ' A name opens the rep.' : ''}`;

/** Who moves up or down, or over how many that was looked for. */
export function trendLines(reps: readonly Rep[], { tests }: RepSpread): string[] {
  if (tests.trends === 0)
    return ['Whether a rep moves up or down can’t be said: too few quarters, or too few deals.'];
  const told = reps.flatMap(({ rep, trend }) =>
    trend?.told
      ? [
          `${rep} ${trend.pointsPerQuarter.estimate > 0 ? 'rises' : 'falls'} by ${points(trend.pointsPerQuarter).replace(/^[+−]/, '')} points a quarter (${pointsRange(trend.pointsPerQuarter)}) beyond what all reps moved.`,
        ]
      : [],
  );
  return told.length > 0
    ? told
    : [
        `No rep moves steadily up or down beyond chance (${counted(tests.trends, 'rep')} tested): the trends in the table may be chance.`,
      ];
}

/** What the notes were chosen from. */
export function testedLine(reps: number, { tests }: RepSpread): string {
  const parts = [
    `${counted(reps, 'rep')} against their book`,
    ...(tests.trends > 0 ? [`${counted(tests.trends, 'trend')}`] : []),
    ...(tests.specialities > 0
      ? [
          `${counted(tests.specialities, 'pair of rep and kind of deal', 'pairs of rep and kind of deal')}`,
        ]
      : []),
    ...(tests.stages > 0
      ? [`${counted(tests.stages, 'pair of rep and stage', 'pairs of rep and stage')}`]
      : []),
  ];
  return `Only what held in a test is here, after looking at ${list(parts)}. Of each kind about one note in ten may be chance.`;
}

/** Whether groups of reps differ. */
export function groupLine({ groups, tellApart, pValue: p, kind }: RepGrouping): string {
  const what = kind === 'level' ? 'levels' : 'teams';
  if (p === null) return `Whether these ${what} differ could not be tested.`;
  const off = groups.filter(({ outside }) => outside !== null);
  const names = off.map(({ level, difference }) => `${level} (${pointsSized(difference)})`);
  if (!tellApart)
    return `These ${what} can’t be told apart, their deals held equal (p\u00a0${pValue(p)}); they stand by name.`;
  return `These ${what} differ by more than chance, their deals held equal (p\u00a0${pValue(p)})${names.length > 0 ? `: ${list(names)}` : ''}.`;
}

/** What attainment leaves out. */
export function attainmentNotes({ periods, unpriced }: Attainment): string[] {
  const cut = periods
    .filter(({ status }) => status === 'cut')
    .map(({ label }) => periodName(label));
  return [
    ...(cut.length > 0
      ? [
          `${list(cut)} ${cut.length === 1 ? 'is' : 'are'} cut by the edges of the file: shown, and not counted.`,
        ]
      : []),
    ...(unpriced > 0
      ? [
          `${counted(unpriced, 'won deal')} without an amount ${unpriced === 1 ? 'counts' : 'count'} as nothing.`,
        ]
      : []),
  ];
}

/** One rep in a sentence. */
export function repLead(
  { deals, winRate, expected, difference, ...rep }: Rep,
  spread: RepSpread | null,
): string {
  if (!winRate) return 'No deal of theirs has closed.';
  const own = `Won ${rate(winRate)} of ${counted(deals, 'closed deal')}`;
  if (expected === null || !difference)
    return `${own}. There is no expectation to hold that against.`;
  const against = `${own}; the same deals would have brought ${percent(expected)}.`;
  const off = spread?.tellApart === true && isOff({ deals, winRate, expected, difference, ...rep });
  return off
    ? `${against} That is ${difference.estimate < 0 ? 'below' : 'above'} what chance allows.`
    : `${against} The difference may be chance.`;
}

/** What is told of kinds of deals, over how many that were looked at. */
export function specialitiesLine({ specialities }: Rep, spread: RepSpread | null): string {
  const over = `${counted(spread?.tests.specialities ?? 0, 'pair of rep and kind of deal', 'pairs of rep and kind of deal')} were tested together`;
  if (specialities.length === 0)
    return `No kind of deal in which this rep is better or worse than in the rest is told (${over}).`;
  const names = specialities.map(
    ({ field, level, difference }) => `${field} ${level} (${pointsSized(difference)})`,
  );
  return `Better or worse than in the rest of their deals: ${list(names)}; ${over}.`;
}
