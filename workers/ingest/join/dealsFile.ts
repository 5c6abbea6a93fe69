import { SINGLE_ROLES } from '../../../src/domain/role.ts';
import { headerMatches, type HeaderMatch } from '../roles/headers.ts';
import type { Examined } from '../inspect.ts';
import { namedGuesses } from '../roles/roles.ts';
import { keyPairs } from './keyPairs.ts';

const hasOutcome = ({ outcome: { column, values } }: Examined): boolean =>
  column !== null && values.won.length > 0 && values.lost.length > 0;

/** How many of the things that make a deal the file has a column for. */
function dealLikeness({ profiles, outcome }: Examined): number {
  const roles = new Set(namedGuesses(profiles).map(({ guess }) => guess.role));
  const known = SINGLE_ROLES.filter((role) => roles.has(role)).length;
  return known + outcome.guess.confidence;
}

/** Whether many rows of `file` speak of one row of `other`: the stages a deal went through, and not deals. */
function isDetailOf(file: Examined, other: Examined): boolean {
  // Deals refer to accounts and reps in the same way.
  const ofDeals = ({ role }: HeaderMatch) => role !== 'account' && role !== 'rep';
  return keyPairs(file, other, new Set()).some(
    ({ column, columnIsUnique, keyIsUnique, likeness }) =>
      !columnIsUnique &&
      keyIsUnique &&
      likeness > 0 &&
      headerMatches(file.profiles[column]?.name ?? '').every(ofDeals),
  );
}

/**
 * The place of the file whose rows are deals: it says what was won and what lost, nothing else with an outcome has its
 * rows as a detail, and it has the most of what a deal has. Its size says nothing.
 */
export function dealsFileAmong(files: readonly (Examined | null)[]): number | null {
  const there = files.flatMap((file, place) => (file ? [{ file, place }] : []));
  const withOutcome = there.filter(({ file }) => hasOutcome(file));
  const candidates = withOutcome.length > 0 ? withOutcome : there;
  const whole = candidates.filter(
    (one) => !candidates.some((other) => other !== one && isDetailOf(one.file, other.file)),
  );
  const ranked = (whole.length > 0 ? whole : candidates)
    .map(({ file, place }) => ({ place, likeness: dealLikeness(file), rows: file.rows.length }))
    .sort((a, b) => b.likeness - a.likeness || b.rows - a.rows || a.place - b.place);
  return ranked[0]?.place ?? null;
}
