import type { RecordedVerdict, VerdictHeld } from '../../domain/document/trackRecord.ts';
import type { Verdict } from '../../domain/document/verdict.ts';

/** What is asked of the quarter after: did it move from the earlier one compared, and from the later one? */
export interface NextQuarter {
  label: string;
  sinceBefore: Verdict;
  sinceAfter: Verdict;
}

const hasMoved = ({ kind }: Pick<Verdict, 'kind'>): boolean =>
  kind === 'declined' || kind === 'improved';

const sign = ({ change }: Pick<Verdict, 'change'>): number => Math.sign(change?.estimate ?? 0);

/**
 * Whether the quarter after bears a verdict out. The deals of a quarter that is over stay as they are, so asking them
 * again would always agree: only deals that closed later can.
 *
 * A fall held when the quarter after is still shown to be below the one before the fall; it did not last when that is not
 * shown and the quarter after is shown to be above the one that fell. “No change shown” was wrong when the quarter after is
 * shown to have moved from the first quarter, and is shown not to have moved from the second, to which it is nearer: the
 * change had begun by then.
 */
export function heldVerdict(said: Verdict, next: NextQuarter | null): VerdictHeld {
  if (said.kind === 'too-few-deals') return 'undecided';
  if (!next) return 'too-early';
  const { sinceBefore, sinceAfter } = next;
  if (sinceBefore.change === null || sinceAfter.change === null) return 'undecided';
  if (hasMoved(said)) {
    if (sinceBefore.kind === said.kind) return 'held';
    const isBack = hasMoved(sinceAfter) && sign(sinceAfter) === -sign(said);
    return isBack ? 'did-not-last' : 'undecided';
  }
  if (sinceBefore.kind === 'too-few-deals') return 'undecided';
  const hadBegun =
    hasMoved(sinceBefore) &&
    !hasMoved(sinceAfter) &&
    sign(said) === sign(sinceBefore) &&
    Math.abs(sinceAfter.change.estimate) < Math.abs(said.change?.estimate ?? 0);
  return hadBegun ? 'missed' : 'held';
}

/** Verdicts that a later quarter settled. */
export const isGraded = ({ held }: Pick<RecordedVerdict, 'held'>): boolean =>
  held === 'held' || held === 'did-not-last' || held === 'missed';
