import type {
  ColumnPlan,
  Dialect,
  FileForm,
  IntakePlan,
  Question,
} from '../../src/domain/intakePlan.ts';
import { SINGLE_ROLES, type Role } from '../../src/domain/role.ts';
import { dateOf, orderOf, withOrder } from './dateOrder.ts';
import { dateRolesByContent } from './dateRoles.ts';
import { headerText } from './headerWords.ts';
import { CLOSED_FLAG } from './outcomeColumn.ts';
import { isFlag, flagOutcome } from './outcomeWords.ts';
import type { OutcomeChoice } from './outcomeChoice.ts';
import type { ColumnProfile } from './profile.ts';
import { dateOrderQuestion, decimalMarkQuestion } from './questions.ts';
import { columnPlan, type Guess, namedGuesses, plainGuess } from './roles.ts';

/** Every column's role: the special ones once each, best guess first, the others by what they hold. */
function guessRoles(
  profiles: readonly ColumnProfile[],
  outcome: OutcomeChoice,
  rows: readonly (readonly string[])[],
): Map<number, Guess> {
  const guesses = new Map<number, Guess>();
  const taken = new Set<Role>(['outcome']);
  if (outcome.column !== null) guesses.set(outcome.column, outcome.guess);
  for (const { profile, guess } of [
    ...namedGuesses(profiles),
    ...dateRolesByContent(profiles, rows),
  ]) {
    if (taken.has(guess.role) || guesses.has(profile.index)) continue;
    guesses.set(profile.index, guess);
    if (SINGLE_ROLES.includes(guess.role)) taken.add(guess.role);
  }
  for (const profile of profiles) {
    if (!guesses.has(profile.index)) guesses.set(profile.index, plainGuess(profile));
  }
  return guesses;
}

/** A date column of the same make that proves its order speaks for the others: one program wrote them all. */
function settleOrder(column: ColumnPlan, columns: readonly ColumnPlan[]): ColumnPlan {
  if (column.dateOrder !== 'ambiguous' || !column.dateFormat) return column;
  const format = column.dateFormat;
  const twin = columns.find(
    (c) =>
      c.dateOrder === undefined &&
      c.dateFormat !== null &&
      orderOf(c.dateFormat) !== null &&
      dateOf(withOrder(c.dateFormat, 'dmy')) === dateOf(format),
  );
  const order = twin?.dateFormat ? orderOf(twin.dateFormat) : null;
  if (!twin || !order) return column;
  const { dateOrder: _, ...settled } = column;
  const reason = `${column.reason} Its day and month stand as in “${twin.name}”.`;
  return { ...settled, dateFormat: withOrder(format, order), reason };
}

const isKeyDate = (role: Role) => role === 'createdDate' || role === 'closedDate';

/** A date nobody asks for, in an order nobody knows, stays the text it is. */
const leaveUndecided = (column: ColumnPlan): ColumnPlan => {
  if (column.dateOrder === undefined || isKeyDate(column.role)) return column;
  const { dateOrder: _, ...rest } = column;
  const reason = 'Its dates do not show whether the day or the month comes first.';
  return { ...rest, role: 'ignored', type: 'text', dateFormat: null, reason };
};

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
  const match = closed && /^(.*)\b(won|lost)( (?:time|date|on))$/.exec(headerText(closed.name));
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
  const columns = guessed.map((c) => leaveUndecided(settleOrder(c, guessed)));
  const questions = [...outcome.questions];
  for (const column of columns) {
    const profile = profiles[column.index];
    if (profile?.date && column.dateOrder) {
      const where = `in the sample of ${profile.rows.toLocaleString('en-US')} rows`;
      questions.push(dateOrderQuestion(column, profile.date, profile.values.keys(), where));
    }
    const decimal = profile?.number?.decimal;
    if (column.role === 'amount' && decimal?.mark === ',' && !decimal.sure) {
      questions.push(decimalMarkQuestion(column));
    }
  }
  const plan: IntakePlan = {
    file: 0,
    form,
    dialect,
    columns,
    outcomeValues: outcome.values,
    unknownOutcomes: outcome.unknown,
    ...openWhen(profiles, columns),
    ...closedDateElse(columns),
    merges: [],
    linked: [],
  };
  return { plan, questions };
}
