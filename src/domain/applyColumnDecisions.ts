import { roleByType } from './changeColumn.ts';
import type { ColumnPlan } from './intakePlan.ts';
import {
  type ColumnDecision,
  columnNamed,
  type Decided,
  decidedOf,
  type Misfit,
  type Recipe,
} from './recipe.ts';
import { SINGLE_ROLES } from './role.ts';

/** How a column is read, and what says whether its values prove that. */
const PROVEN = [
  ['dateFormat', 'dateOrder'],
  ['decimalMark', 'decimalDoubt'],
] as const;

/**
 * Whether the column still looks as it did when it was decided about: every part of how it is read is proposed as it
 * was then, or as it was decided. As text everything can be read; what a column means does not depend on its looks.
 */
function stillFits(proposed: Decided, { was, now }: ColumnDecision): boolean {
  if (now.type === 'text') return true;
  const reads = ['type', 'dateFormat', 'decimalMark'] as const;
  const asBefore = reads.every(
    (part) => !(part in now) || proposed[part] === was[part] || proposed[part] === now[part],
  );
  // It was open then; if this file proves something else, that counts.
  const provenOtherwise = PROVEN.some(
    ([part, doubt]) =>
      was[doubt] !== undefined &&
      was[doubt] !== null &&
      proposed[doubt] === null &&
      part in now &&
      proposed[part] !== now[part],
  );
  return asBefore && !provenOtherwise;
}

function decided(column: ColumnPlan, { now }: ColumnDecision): ColumnPlan {
  const all = { ...decidedOf(column), ...now };
  const { dateOrder: _order, decimalDoubt: _doubt, lever: _lever, ...rest } = column;
  const { dateOrder, decimalDoubt, lever, ...parts } = all;
  // What it is to be tried out for says nothing of how it is read.
  const onlyLever = Object.keys(now).every((part) => part === 'lever');
  return {
    ...rest,
    ...parts,
    ...(dateOrder && { dateOrder }),
    ...(decimalDoubt && { decimalDoubt }),
    ...(lever !== null && { lever }),
    ...(!onlyLever && { confidence: 1, reason: 'As you decided last time.' }),
  };
}

/** Roles that only one column can have stay with the column that was given them. */
function withSingleRoles(columns: ColumnPlan[], given: ReadonlySet<number>): ColumnPlan[] {
  const holder = new Map<string, number>();
  for (const column of [
    ...columns.filter(({ index }) => given.has(index)),
    ...columns.filter(({ index }) => !given.has(index)),
  ])
    if (!holder.has(column.role)) holder.set(column.role, column.index);
  return columns.map((column) =>
    !SINGLE_ROLES.includes(column.role) || holder.get(column.role) === column.index
      ? column
      : { ...column, role: roleByType[column.type], reason: 'Another column has its role now.' },
  );
}

/** The columns as the recipe has them; where it no longer fits, as they were, and told in `misfits`. */
export function columnsAsDecided(
  columns: readonly ColumnPlan[],
  recipe: Recipe,
  misfits: Misfit[],
): ColumnPlan[] {
  const decisions = new Map<number, ColumnDecision>();
  for (const decision of recipe.columns) {
    const { name, nth } = decision;
    const column = columnNamed(columns, name, nth);
    if (!column) {
      const sentence = `There is no column “${name}” in this file.`;
      misfits.push({ kind: 'column-missing', subject: name, sentence });
    } else if (!stillFits(decidedOf(column), decision)) {
      const sentence = `“${name}” is written in another way than last time: it is read as this file has it.`;
      misfits.push({ kind: 'reads-otherwise', subject: name, sentence });
    } else decisions.set(column.index, decision);
  }
  const changed = columns.map((column) => {
    const decision = decisions.get(column.index);
    return decision ? decided(column, decision) : column;
  });
  return withSingleRoles(changed, new Set(decisions.keys()));
}
