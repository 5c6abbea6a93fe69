import { applyAnswers, UNNAMED_CURRENCY } from './applyAnswers.ts';
import { columnsAsDecided } from './applyColumnDecisions.ts';
import { changeOutcomeValue } from './changeOutcomeValue.ts';
import type { ColumnPlan, IntakePlan, Question } from './intakePlan.ts';
import { orderOf } from './dateFormats.ts';
import { acceptJoin } from './joins.ts';
import { notAValue, unmergeable } from './mergeProblem.ts';
import type { Outcome } from './outcome.ts';
import { columnNamed, joinNames, type Misfit, type Recipe } from './recipe.ts';

export interface Applied {
  plan: IntakePlan;
  /** What is left to ask. */
  questions: Question[];
  /** What the recipe answered. */
  answered: Question[];
  misfits: Misfit[];
}

/** The currency that was chosen, though it was asked in other words then. */
function currencyAnswer({ id }: Question, { currency }: Recipe) {
  if (!currency || !/^currency(?::|$)/.test(id)) return null;
  return { value: currency.keep === '' ? UNNAMED_CURRENCY : currency.keep, label: '' };
}

/** Columns are answered by their place, which may be another one this time: then the name counts. */
function answerOf(question: Question, recipe: Recipe): string | null {
  const kept =
    recipe.answers.find(({ id }) => id === question.id) ?? currencyAnswer(question, recipe);
  if (!kept) return null;
  const byPlace = /^\d+$/.test(kept.value);
  const choice = question.choices.find(({ value, label }) =>
    byPlace ? label === kept.label : value === kept.value,
  );
  return choice?.value ?? null;
}

/** The questions that a recipe answers, with their answers, and those it does not. */
export function answerByRecipe(
  questions: readonly Question[],
  recipe: Recipe,
): { answered: Question[]; left: Question[] } {
  const all = questions.map((question) => ({ ...question, answer: answerOf(question, recipe) }));
  return {
    answered: all.filter(({ answer }) => answer !== null),
    left: all.filter(({ answer }) => answer === null),
  };
}

const OUTCOME_VALUE = 'outcome-value:';

const isOutcome = (value: string): value is Outcome => ['won', 'lost', 'open'].includes(value);

/** What a column's values prove, as an answer to the question that is asked when they don't. */
function proven(kind: string, column: ColumnPlan | undefined): string | null {
  const open = ['ambiguous', 'mixed'];
  if (!column || open.includes(column.dateOrder ?? '') || open.includes(column.decimalDoubt ?? ''))
    return null;
  if (kind === 'decimal-mark') return column.decimalMark;
  const order = kind === 'date-order' ? orderOf(column.dateFormat ?? '') : null;
  return order === 'ymd' ? null : order;
}

/** Answers that are not asked for any more because this file decides otherwise by itself. */
const overtaken = (plan: IntakePlan, recipe: Recipe, asked: readonly Question[]): Misfit[] =>
  recipe.answers.flatMap(({ id, value }) => {
    const name = id.slice(id.indexOf(':') + 1);
    const now = proven(id.slice(0, id.indexOf(':')), columnNamed(plan.columns, name));
    if (now === null || now === value || asked.some((question) => question.id === id)) return [];
    const sentence = `The values of “${name}” now prove how they are to be read, and it is not what you chose last time.`;
    return [{ kind: 'reads-otherwise' as const, subject: name, sentence }];
  });

/** Meanings that were asked for last time hold for values the sample did not show this time. */
function withMeanings(plan: IntakePlan, recipe: Recipe): IntakePlan {
  const chosen = recipe.columns.find(({ now }) => now.role === 'outcome')?.name;
  const outcome = plan.columns.find(({ role }) => role === 'outcome')?.name;
  // The column they belong to is not there to be chosen again.
  if (chosen !== undefined && chosen !== outcome) return plan;
  const { afresh, meanings } = recipe.outcomes;
  const none = { won: [], lost: [], open: [] };
  const start = afresh ? { ...plan, outcomeValues: none, unknownOutcomes: [] } : plan;
  const known = new Set(Object.values(plan.outcomeValues).flat());
  const asked = recipe.answers.flatMap(({ id, value }) => {
    const subject = id.slice(OUTCOME_VALUE.length);
    const holds = id.startsWith(OUTCOME_VALUE) && isOutcome(value) && !known.has(subject);
    return holds && !afresh ? [{ value: subject, meaning: value }] : [];
  });
  return [...asked, ...meanings].reduce(
    (so, { value, meaning }) => changeOutcomeValue(so, value, meaning),
    start,
  );
}

/** The currency that counts, which a sample of this file may not show to be one of several. */
function withCurrency(plan: IntakePlan, { currency }: Recipe, misfits: Misfit[]): IntakePlan {
  if (!currency || plan.currency) return plan;
  const { column: name, keep } = currency;
  if (name === null) return { ...plan, currency: { column: null, keep } };
  const column = columnNamed(plan.columns, name);
  if (column) return { ...plan, currency: { column: column.index, keep } };
  const sentence = `There is no column “${name}” to name the currency of each amount.`;
  misfits.push({ kind: 'column-missing', subject: name, sentence });
  return plan;
}

function withMerges(plan: IntakePlan, recipe: Recipe, misfits: Misfit[]): IntakePlan {
  const merges = recipe.merges.flatMap(({ column: name, from, into }) => {
    const column = columnNamed(plan.columns, name);
    const why = column && (unmergeable(column) ?? notAValue(into));
    if (column && why === null) return [{ column: column.index, from, into }];
    if (column) {
      const sentence = `No values of “${name}” were merged: ${why}.`;
      misfits.push({ kind: 'not-merged', subject: name, sentence });
    } else {
      const sentence = `There is no column “${name}” whose values could be merged.`;
      misfits.push({ kind: 'column-missing', subject: name, sentence });
    }
    return [];
  });
  return { ...plan, merges };
}

function withJoins(plan: IntakePlan, recipe: Recipe, misfits: Misfit[]): IntakePlan {
  return recipe.joins.reduce((so, { file, column, key, accepted }) => {
    const linked = so.linked.find((one) => {
      const names = joinNames(so, one);
      return names?.column === column && names.key === key;
    });
    if (linked) return acceptJoin(so, linked.file, accepted);
    const sentence = `No file could be joined as “${file}” was.`;
    if (accepted) misfits.push({ kind: 'join-missing', subject: file, sentence });
    return so;
  }, plan);
}

/** Sheets that were chosen, and that no workbook is read by. */
function missingSheets({ form, linked }: IntakePlan, { sheet, otherSheets }: Recipe): Misfit[] {
  const others = otherSheets.filter(({ name }) => !linked.some((one) => one.form.sheet === name));
  const own = sheet && sheet.name !== form.sheet ? [sheet] : [];
  return [...own, ...others].map(({ name }) => ({
    kind: 'sheet-missing',
    subject: name,
    sentence: `There is no sheet “${name}” to read.`,
  }));
}

/**
 * Decides about a proposal as was decided last time. What no longer fits is left as proposed and told; questions the
 * recipe has no answer to stay.
 */
export function applyRecipe(
  proposed: IntakePlan,
  questions: readonly Question[],
  recipe: Recipe,
): Applied {
  const { answered, left } = answerByRecipe(questions, recipe);
  const misfits = overtaken(proposed, recipe, questions);
  const before = withJoins(applyAnswers(proposed, answered), recipe, misfits);
  const columns = columnsAsDecided(before.columns, recipe, misfits);
  const dropped = Object.fromEntries(recipe.dropped.map((part) => [part, undefined]));
  const decided = withMeanings({ ...before, ...dropped, columns }, recipe);
  const plan = withMerges(withCurrency(decided, recipe, misfits), recipe, misfits);
  misfits.push(...missingSheets(plan, recipe));
  for (const { id } of left.filter((question) => question.id.startsWith(OUTCOME_VALUE))) {
    const subject = id.slice(OUTCOME_VALUE.length);
    const sentence = `“${subject}” was not decided about last time.`;
    misfits.push({ kind: 'values-unknown', subject, sentence });
  }
  return { plan, questions: left, answered, misfits };
}
