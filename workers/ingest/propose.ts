import type {
  ColumnPlan,
  Dialect,
  FileForm,
  IntakePlan,
  Question,
} from '../../src/domain/intakePlan.ts';
import { SINGLE_ROLES, type Role } from '../../src/domain/role.ts';
import { dateQuestions, settleDates } from './dates/dateProposal.ts';
import { dateRolesByContent } from './dates/dateRoles.ts';
import { headerText } from './roles/headerWords.ts';
import { CLOSED_FLAG } from './outcomes/outcomeColumn.ts';
import { isFlag, flagOutcome } from './outcomes/outcomeWords.ts';
import type { OutcomeChoice } from './outcomes/outcomeChoice.ts';
import { outcomeDates } from './outcomes/outcomeDates.ts';
import type { ColumnProfile } from './profile.ts';
import { currencyQuestions } from './numbers/currencyColumn.ts';
import { decimalQuestions, settleDecimals } from './numbers/decimalDoubt.ts';
import { columnPlan, type Guess, namedGuesses, plainGuess } from './roles/roles.ts';

/** Every column's role: the special ones once each, best guess first, the others by what they hold. */
function guessRoles(
  profiles: readonly ColumnProfile[],
  outcome: OutcomeChoice,
  rows: readonly (readonly string[])[],
): Map<number, Guess> {
  const guesses = new Map<number, Guess>();
  const taken = new Set<Role>(['outcome']);
  if (outcome.column !== null) guesses.set(outcome.column, outcome.guess);
  const take = (found: readonly { profile: ColumnProfile; guess: Guess }[]) => {
    for (const { profile, guess } of found) {
      if (taken.has(guess.role) || guesses.has(profile.index)) continue;
      guesses.set(profile.index, guess);
      if (SINGLE_ROLES.includes(guess.role)) taken.add(guess.role);
    }
  };
  take(namedGuesses(profiles));
  // It reads every date of the sample, so it is asked only where names leave something open.
  if (!taken.has('createdDate') || !taken.has('closedDate'))
    take(dateRolesByContent(profiles, rows));
  for (const profile of profiles) {
    if (!guesses.has(profile.index)) guesses.set(profile.index, plainGuess(profile));
  }
  return guesses;
}

/** “Is closed” beside “is won”, or a deal without a closing date: what makes a flag’s “no” an open deal. */
function openWhen(profiles: readonly ColumnProfile[], columns: readonly ColumnPlan[]) {
  const outcome = columns.find(({ role }) => role === 'outcome');
  const values = outcome && profiles[outcome.index]?.values;
  if (!values || !isFlag(values.keys())) return {};
  const flag = profiles.find(({ name }) => CLOSED_FLAG.test(headerText(name)));
  const no = [...(flag?.values.keys() ?? [])].filter((value) => flagOutcome(value) === 'lost');
  if (flag && no.length > 0) return { openWhen: { column: flag.index, values: no } };
  const closed = columns.find(({ role }) => role === 'closedDate');
  return closed && closed.blankShare > 0
    ? { openWhen: { column: closed.index, values: [''] } }
    : {};
}

/** “Lost time” beside “Won time”: together they are the closing date. */
function closedDateElse(columns: readonly ColumnPlan[]) {
  const closed = columns.find(({ role }) => role === 'closedDate');
  const match =
    closed && /^(.*)\b(won|lost)((?: (?:time|date|on|at))?)$/.exec(headerText(closed.name));
  if (!match) return {};
  const other = `${match[1]}${match[2] === 'won' ? 'lost' : 'won'}${match[3]}`;
  const twin = columns.find((c) => c.type === 'date' && headerText(c.name) === other);
  return twin ? { closedDateElse: twin.index } : {};
}

/** The plan for a file, and what has to be asked before it can be followed. */
export function propose(
  form: FileForm,
  dialect: Dialect,
  profiles: readonly ColumnProfile[],
  outcome: OutcomeChoice,
  rows: readonly (readonly string[])[],
): { plan: IntakePlan; questions: Question[] } {
  const guesses = guessRoles(profiles, outcome, rows);
  const guessed = profiles.map((p) => columnPlan(p, guesses.get(p.index) ?? plainGuess(p)));
  const columns = settleDecimals(settleDates(guessed, profiles), profiles);
  const questions = [...outcome.questions, ...dateQuestions(columns, profiles)];
  questions.push(...decimalQuestions(columns, profiles), ...currencyQuestions(columns, profiles));
  const endDates = outcomeDates(columns);
  const plan: IntakePlan = {
    file: 0,
    form,
    dialect,
    columns,
    outcomeValues: outcome.values,
    unknownOutcomes: outcome.unknown,
    ...openWhen(profiles, columns),
    ...closedDateElse(columns),
    ...(outcome.column === null && endDates ? { outcomeDates: endDates } : {}),
    merges: [],
    linked: [],
  };
  return { plan, questions };
}
