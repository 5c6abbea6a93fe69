import type {
  FitBandName,
  Pipeline,
  RepFollowUp,
  ScoreFactor,
  ScoreReplays,
  StalledShare,
} from '../domain/document/pipeline.ts';
import type { Verdict } from '../domain/document/verdict.ts';
import { counted, list, pointsSize, sharePercent, signedPoints } from './numbers.ts';

const NAMES: Record<FitBandName, string> = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Not scored',
};

/** `High, from 50%`: a band with the cut-offs that make it. */
export function fitName(band: FitBandName, cutOffs: Pipeline['cutOffs']): string {
  const name = NAMES[band];
  if (!cutOffs || band === 'unknown') return name;
  const [low, high] = [sharePercent(cutOffs.low), sharePercent(cutOffs.high)];
  if (band === 'high') return `${name}, from ${high}`;
  return band === 'low' ? `${name}, under ${low}` : `${name}, ${low.replace('%', '')}–${high}`;
}

/** Less than this many points, as a fraction, is no reason. */
const WORTH_TELLING = 0.0005;

/** `Region APAC −8.1, age +2.0`: what speaks for a deal and against it, in points. @param most of them; all by default */
export const factorsText = (factors: readonly ScoreFactor[], most = Infinity): string =>
  factors
    .filter(({ points }) => Math.abs(points) >= WORTH_TELLING)
    .slice(0, most)
    .map(({ field, level, points }) =>
      field === 'age'
        ? `age ${signedPoints(points, 1)}`
        : `${field} ${level} ${signedPoints(points, 1)}`,
    )
    .join(', ');

/** What the win rate really is, if stalled deals are lost or won; null where there are none. */
export function boundsSentence(bounds: Pipeline['bounds']): string | null {
  if (!bounds || bounds.stalled === 0) return null;
  const { asRecorded, stalledLost, stalledWon, stalled } = bounds;
  const apart = stalledWon - stalledLost;
  const both = `${sharePercent(stalledLost)} if ${stalled === 1 ? 'it is' : 'all of them are'} lost, ${sharePercent(stalledWon)} if won`;
  return apart < 0.005
    ? `What becomes of the ${counted(stalled, 'stalled deal')} hardly moves the win rate of ${sharePercent(asRecorded)}.`
    : `The win rate as recorded is ${sharePercent(asRecorded)}. With the ${counted(stalled, 'stalled deal')} it is ${both}.`;
}

/** Whether what the scores say comes true, beside what that was tried on. */
export function checkSentence(check: Pipeline['check']): string {
  if (check?.auc === null || check?.auc === undefined) return 'It could not be tried.';
  const picks = `Given one won and one lost deal, the fields pick the won one ${sharePercent(check.auc)} of the time.`;
  return check.drawnIn
    ? `${picks} They set deals a little too far apart (slope ${(check.slope ?? 1).toFixed(2)}), so every score is drawn in by as much.`
    : picks;
}

/** Scores rest on all closed deals: what has just changed is in them only in part. Null where nothing has. */
export const movedNote = ({ kind }: Pick<Verdict, 'kind'>): string | null =>
  kind === 'declined' || kind === 'improved'
    ? `The win rate has ${kind === 'declined' ? 'fallen' : 'risen'} lately (see the Brief). Scores rest on all closed deals, so where that lasts they are too ${kind === 'declined' ? 'high' : 'low'}.`
    : null;

/** Where stalled deals gather, beyond what chance gives; null where they do nowhere. */
export function stalledInSentence(levels: readonly StalledShare[]): string | null {
  const told = levels.filter((one) => one.told);
  if (told.length === 0) return null;
  const said = told.map(
    ({ field, level, share, rest }) =>
      `${field} ${level} (${sharePercent(share.estimate)} of its open deals, ${sharePercent(rest)} of the others)`,
  );
  return `Stalled deals gather in ${list(said)}.`;
}

/** What an hour is worth with one rep, or with the one where it is worth most. @param money formats an amount */
export function followUpSentence(
  reps: readonly RepFollowUp[],
  money: (amount: number) => string,
): string {
  const [first] = reps;
  if (!first) return '';
  const { rep, open, recoverable, deals } = first;
  const inFive = deals.reduce((sum, one) => sum + (one.recoverable ?? 0), 0);
  const whose = reps.length > 1 ? `Most is to be gained with ${rep}: ` : `${rep}: `;
  const all = `${counted(open, 'open deal')} with a score`;
  if (recoverable === null || recoverable <= 0) return `${whose}${all}.`;
  const named =
    deals.length < open
      ? `, ${money(inFive)} (${sharePercent(inFive / recoverable)}) of it in the ${counted(deals.length, 'deal')} below`
      : '';
  return `${whose}${money(recoverable)} recoverable in ${all}${named}.`;
}

/** Whether scores of earlier quarter ends came true. @param replays null where none can be told */
export function replaysSentence(replays: ScoreReplays | null): string | null {
  if (!replays || replays.quarters.length === 0) return null;
  const { quarters, deals, bandsFit, openShare } = replays;
  const expected = quarters.reduce((sum, one) => sum + one.deals * one.expected, 0) / deals;
  const won = quarters.reduce((sum, one) => sum + one.deals * one.won.estimate, 0) / deals;
  const gap =
    bandsFit.meanGap === null
      ? ''
      : ` Group by group it was ${pointsSize(bandsFit.meanGap, 1)} off on average.`;
  const open =
    openShare < 0.005
      ? ''
      : ` ${sharePercent(openShare)} of them are still open and count in neither.`;
  const ends =
    quarters.length === 1 ? 'an earlier quarter end' : `${quarters.length} earlier quarter ends`;
  return `Scored as of ${ends}, by what was known then, ${sharePercent(expected)} of the deals then open were to be won; ${sharePercent(won)} were.${gap}${open}`;
}
