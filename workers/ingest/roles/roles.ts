import type { ColumnPlan } from '../../../src/domain/intakePlan.ts';
import type { Role } from '../../../src/domain/role.ts';
import { headerMatches } from './headers.ts';
import { headerText } from './headerWords.ts';
import { MAX_LEVELS, MAX_REPS } from '../limits.ts';
import { masked, personalKind } from '../values/personal.ts';
import type { NumberVerdict } from '../numbers/numberColumn.ts';
import type { ColumnProfile } from '../profile.ts';

/** A role with how sure we are of it and why. */
export interface Guess {
  role: Role;
  confidence: number;
  reason: string;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

const uniqueShare = ({ values, rows, blanks }: ColumnProfile): number =>
  values.size / Math.max(rows - blanks, 1);

/** Whether a column's content can play a role at all; null when it can't, else how much of our trust remains. */
function fits(role: Role, profile: ColumnProfile): number | null {
  const { type, values } = profile;
  if (values.size === 0) return null;
  if (role === 'createdDate' || role === 'closedDate') return type === 'date' ? 1 : null;
  if (role === 'amount') return type === 'number' ? 1 : null;
  if (type === 'date' || type === 'boolean') return null;
  if (role === 'dealId') return uniqueShare(profile) > 0.9 ? 1 : null;
  if (role === 'rep' || role === 'stage') return values.size <= 10 * MAX_REPS ? 1 : 0.5;
  return 1;
}

/** Candidates for the roles that only one column can have, the best first. */
export function namedGuesses(profiles: readonly ColumnProfile[]) {
  return profiles
    .flatMap((profile) =>
      headerMatches(profile.name).flatMap(({ role, source, confidence }) => {
        const trust = fits(role, profile);
        if (trust === null || (role !== 'rep' && personalKind(profile))) return [];
        const from = source === 'CRM' ? 'often means this' : `is ${source}’s name for it`;
        const reason = `“${profile.name}” ${from}.`;
        // Of two that could be it, the fuller one.
        const sure = confidence * trust * (1 - (profile.blanks / Math.max(profile.rows, 1)) * 0.2);
        return [{ profile, guess: { role, confidence: sure, reason } satisfies Guess }];
      }),
    )
    .sort((a, b) => b.guess.confidence - a.guess.confidence || a.profile.index - b.profile.index);
}

const IDENTIFIER = /(?:^| )(?:id|uuid|guid|key|number|no|code|email|phone|url|link)$/;
const FREE_TEXT =
  /(?:^| )(?:name|title|topic|description|notes?|comments?|next step|subject|reason)$/;

/** What a column is when it has none of the special roles. */
export function plainGuess(profile: ColumnProfile): Guess {
  const { type, values, name, rows, blanks } = profile;
  const header = headerText(name);
  const guess = (role: Role, confidence: number, reason: string) => ({ role, confidence, reason });
  if (values.size === 0) return guess('ignored', 0.95, 'Every cell is blank.');
  const personal = personalKind(profile);
  if (personal) return guess('ignored', 0.9, personal.reason);
  if (type === 'date') return guess('date', 0.9, 'Its values are dates.');
  const share = uniqueShare(profile);
  if (values.size === 1 && blanks === 0) {
    return guess('ignored', 0.9, 'Every cell holds the same value.');
  }
  if (type === 'number') {
    const whole = profile.number?.integers === true;
    if (IDENTIFIER.test(header) || (whole && share > 0.98 && rows > 50)) {
      return guess('ignored', 0.8, 'Its numbers identify something and measure nothing.');
    }
    return guess('measure', 0.9, 'Its values are numbers.');
  }
  if (values.size <= MAX_LEVELS && (share < 0.5 || type === 'boolean' || rows < 50)) {
    return guess('field', 0.9, `It has ${values.size} different values.`);
  }
  if (FREE_TEXT.test(header) || profile.meanLength > 60) {
    return guess('ignored', 0.8, 'It is free text, different in nearly every row.');
  }
  const different =
    share > 0.9
      ? `${percent(share)} of its values are different`
      : `${values.size} different values`;
  return guess('ignored', 0.8, `${different}: too many to compare.`);
}

function doubtOf({ order, point, comma }: NumberVerdict): ColumnPlan['decimalDoubt'] {
  if (order !== 'proven') return order;
  return point + comma === 0 ? 'unseen' : undefined;
}

/** A column of the plan: how to read it, and what it means. */
export function columnPlan(profile: ColumnProfile, guess: Guess): ColumnPlan {
  const { index, name, date, number, values, blanks, rows } = profile;
  const personal = guess.role === 'ignored' ? personalKind(profile) : null;
  // What is kept out is kept as it stands, whatever it looks like: a number may begin with a zero.
  const asItStands = personal || (guess.role === 'ignored' && profile.type === 'number');
  const type = asItStands ? 'text' : profile.type;
  const examples = [...values.keys()].slice(0, 5).map((value) => value.slice(0, 100));
  const doubt = type === 'number' && number ? doubtOf(number.verdict) : undefined;
  return {
    index,
    name,
    type,
    role: guess.role,
    dateFormat: date?.format ?? null,
    decimalMark: type === 'number' ? (number?.verdict.mark ?? null) : null,
    confidence: Math.round(guess.confidence * 100) / 100,
    reason: guess.reason,
    examples: personal ? examples.map(masked) : examples,
    blankShare: rows > 0 ? blanks / rows : 0,
    ...(date && date.order !== 'proven' && { dateOrder: date.order }),
    ...(doubt && { decimalDoubt: doubt }),
    ...(number?.currency && { currency: number.currency }),
    ...(personal && { personal: personal.kind }),
  };
}
