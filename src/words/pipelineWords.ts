import type { FitBandName, Pipeline, ScoreFactor } from '../domain/document/pipeline.ts';
import type { Verdict } from '../domain/document/verdict.ts';
import { counted, sharePercent, signedPoints } from './numbers.ts';

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
