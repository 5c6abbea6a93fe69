import type { Outcome } from './outcome.ts';
import type { ColumnPlan, IntakePlan } from './intakePlan.ts';

export const RECIPE_SCHEMA = 'plumbline.recipe/1';

/** The parts of a column's plan that somebody can decide. Absent and null mean the same. */
export const DECIDED = [
  'role',
  'type',
  'dateFormat',
  'dateOrder',
  'decimalMark',
  'decimalDoubt',
  'lever',
] as const;

export type Decided = Pick<ColumnPlan, 'role' | 'type' | 'dateFormat' | 'decimalMark'> & {
  dateOrder: NonNullable<ColumnPlan['dateOrder']> | null;
  decimalDoubt: NonNullable<ColumnPlan['decimalDoubt']> | null;
  lever: boolean | null;
};

export const decidedOf = (column: ColumnPlan): Decided => ({
  role: column.role,
  type: column.type,
  dateFormat: column.dateFormat,
  decimalMark: column.decimalMark,
  dateOrder: column.dateOrder ?? null,
  decimalDoubt: column.decimalDoubt ?? null,
  lever: column.lever ?? null,
});

/** What was proposed for a column, and what it was changed to; only the parts that differ. */
export interface ColumnDecision {
  name: string;
  /** Which of the columns with this name, from 0. */
  nth: number;
  was: Partial<Decided>;
  now: Partial<Decided>;
}

/** Columns that are looked at beside the outcome's or the closing date's own. */
export const DROPPED_PARTS = ['openWhen', 'closedDateElse', 'outcomeDates'] as const;
export type DroppedPart = (typeof DROPPED_PARTS)[number];

/**
 * What a person decided about a file, to be done again with next month's. It holds names of columns, files and sheets,
 * and those values that were decided about; nothing else of the file.
 */
export interface Recipe {
  schema: typeof RECIPE_SCHEMA;
  /** `YYYY-MM-DD`. */
  savedOn: string;
  /** The file it was made with. */
  file: string;
  /** The names of that file's columns, in their order. */
  header: string[];
  /** The sheet that was chosen, and the columns of the one that would have been read instead. */
  sheet: { name: string; insteadOf: string[] } | null;
  /** The same for workbooks that were dropped with the deals. */
  otherSheets: { file: string; name: string; insteadOf: string[] }[];
  /** `label` is what the person chose by; the question itself may quote cells, and is not kept. */
  answers: { id: string; value: string; label: string }[];
  columns: ColumnDecision[];
  outcomes: {
    /** None of the proposed meanings was kept. */
    afresh: boolean;
    meanings: { value: string; meaning: Outcome }[];
  };
  /** Of those columns the ones that were proposed and are no longer looked at. */
  dropped: DroppedPart[];
  /** Of several currencies the one that counts, and the column that names it; null when the amounts do themselves. */
  currency: { column: string | null; keep: string } | null;
  merges: { column: string; from: string[]; into: string }[];
  /** Other files' joins that were declined or taken up; `column` and `key` are names. */
  joins: { file: string; column: string; key: string; accepted: boolean }[];
}

/** A place where a recipe no longer fits the file, and what was done there instead, in one sentence. */
export interface Misfit {
  kind:
    | 'column-missing'
    | 'reads-otherwise'
    | 'values-unknown'
    | 'not-merged'
    | 'join-missing'
    | 'sheet-missing';
  /** The column, file or sheet. */
  subject: string;
  sentence: string;
}

/** The names of the file's own columns. */
export const headerOf = (plan: IntakePlan): string[] =>
  plan.columns.filter(({ from }) => from === undefined).map(({ name }) => name);

/** Nobody decided anything. */
export const decidesNothing = (recipe: Recipe): boolean =>
  recipe.sheet === null &&
  recipe.otherSheets.length === 0 &&
  recipe.currency === null &&
  recipe.answers.length === 0 &&
  recipe.columns.length === 0 &&
  recipe.outcomes.meanings.length === 0 &&
  !recipe.outcomes.afresh &&
  recipe.dropped.length === 0 &&
  recipe.merges.length === 0 &&
  recipe.joins.length === 0;

/** The same decisions, whenever and with whatever file they were made. */
export const sameDecisions = (a: Recipe, b: Recipe): boolean => {
  const about = { savedOn: '', file: '', header: [] };
  return JSON.stringify({ ...a, ...about }) === JSON.stringify({ ...b, ...about });
};

/** Names of what ties a linked file to the one it is joined to; null when nothing does. */
export function joinNames(
  plan: IntakePlan,
  linked: IntakePlan['linked'][number],
): { column: string; key: string } | null {
  if (!linked.join) return null;
  const { to, column, key } = linked.join;
  const columns =
    to === plan.file ? plan.columns : plan.linked.find(({ file }) => file === to)?.columns;
  const named = (all: readonly ColumnPlan[] | undefined, index: number): string =>
    all?.find((one) => one.index === index)?.name ?? '';
  return { column: named(columns, column), key: named(linked.columns, key) };
}

/** The same column of two plans for the same files, whichever files are joined in them. */
export const sameColumn = (a: ColumnPlan, b: ColumnPlan): boolean =>
  a.from || b.from
    ? a.from?.file === b.from?.file && a.from?.index === b.from?.index
    : a.index === b.index;

/** Where a column stands among those with its name. */
export const nthOf = (columns: readonly ColumnPlan[], column: ColumnPlan): number =>
  columns.filter(({ name }) => name === column.name).indexOf(column);

export const columnNamed = (
  columns: readonly ColumnPlan[],
  name: string,
  nth = 0,
): ColumnPlan | undefined => columns.filter((column) => column.name === name)[nth];
