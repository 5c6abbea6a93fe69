import type { Verdict } from '../domain/document/verdict.ts';
import { periodKind } from './periodName.ts';

type About = Pick<Verdict, 'measure' | 'clock'>;

/** `Win rate`, or `Win rate by value`. */
export const rateName = ({ measure }: About): string =>
  measure === 'value' ? 'Win rate by value' : 'Win rate';

/** How deals are counted and dated: `by closed date`, `by amount and created date`. */
export const byWhat = ({ measure, clock }: About): string =>
  measure === 'value' ? `by amount and ${clock} date` : `by ${clock} date`;

/**
 * What a part of the page says that counts deals whatever the comparison counts.
 * @returns null where the comparison counts deals, too
 */
export const byCountNote = ({ measure }: About, what: string): string | null =>
  measure === 'value' ? `${what} count deals, each once: they are not by value.` : null;

/** `quarters`, of the later side; `periods` of a free range. */
export function periodsName({ after }: Pick<Verdict, 'after'>): string {
  const kind = periodKind(after?.label ?? '');
  return kind === null ? 'periods' : `${kind}s`;
}
