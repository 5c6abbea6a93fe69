import type { Question } from '../../../src/domain/intakePlan.ts';
import type { OutcomeValues } from '../../../src/domain/outcome.ts';
import { agreement, outcomeCandidates, type OutcomeCandidate } from './outcomeColumn.ts';
import type { ColumnProfile } from '../profile.ts';
import { outcomeColumnQuestion, outcomeValueQuestions } from '../questions.ts';
import type { Guess } from '../roles/roles.ts';

/** Which column is the outcome, what its values mean, and what has to be asked about it. */
export interface OutcomeChoice {
  /** Null when no column could be it. */
  column: number | null;
  guess: Guess;
  values: OutcomeValues;
  unknown: string[];
  questions: Question[];
}

/** Unknown values that can be asked about one by one; with more, the column is not a status. */
export const MAX_ASKED_VALUES = 12;

const isClear = ({ values }: OutcomeCandidate) => values.won.length > 0 && values.lost.length > 0;

/** Candidates as good as the first one that do not tell the same story. */
function rivals(
  first: OutcomeCandidate,
  others: readonly OutcomeCandidate[],
  rows: readonly (readonly string[])[],
): OutcomeCandidate[] {
  return others.filter((other) => {
    if (!isClear(first)) return !isClear(other) && first.confidence - other.confidence < 0.03;
    if (!isClear(other) || first.confidence - other.confidence > 0.15) return false;
    return (agreement(first, other, rows) ?? 1) < 0.98;
  });
}

const NONE: OutcomeChoice = {
  column: null,
  guess: { role: 'outcome', confidence: 0, reason: '' },
  values: { won: [], lost: [], open: [] },
  unknown: [],
  questions: [],
};

export function chooseOutcome(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): OutcomeChoice {
  const [first, ...others] = outcomeCandidates(profiles);
  if (!first) return NONE;
  const { profile, values, unknown, confidence, reason } = first;
  const choice: OutcomeChoice = {
    column: profile.index,
    guess: { role: 'outcome', confidence, reason },
    values,
    unknown,
    questions: [],
  };
  const against = rivals(first, others, rows);
  if (against.length > 0) {
    const all = [first, ...against].map((c) => ({ ...c.profile, reason: c.reason }));
    const evidence = isClear(first)
      ? `${all.map(({ name }) => `“${name}”`).join(' and ')} disagree about some deals.`
      : 'None of them holds words like Won and Lost.';
    return { ...choice, questions: [outcomeColumnQuestion(all, evidence)] };
  }
  if (isClear(first) || unknown.length === 0) return choice;
  if (unknown.length > MAX_ASKED_VALUES)
    return values.won.length + values.lost.length === 0 ? NONE : choice;
  const asked = unknown.map((value) => ({ value, deals: profile.values.get(value) ?? 0 }));
  return { ...choice, questions: outcomeValueQuestions(profile.name, asked) };
}
