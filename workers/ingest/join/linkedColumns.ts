import type { ColumnPlan } from '../../../src/domain/intakePlan.ts';
import { SINGLE_ROLES, type Role } from '../../../src/domain/role.ts';
import type { Examined } from '../inspect.ts';
import { chooseOutcome } from '../outcomes/outcomeChoice.ts';
import { type ColumnProfile, profileColumn } from '../profile.ts';
import { leaveUndecided } from '../dates/dateProposal.ts';
import { propose } from '../propose.ts';
import { plainGuess } from '../roles/roles.ts';
import type { Link } from './findLinks.ts';

/** For each row of the deals' sample its row of a linked file; null where none was found. */
export type FoundRows = (readonly string[] | null)[];

/** A deal's own roles are not to be had from another file: its date of creation is not the deal's. */
const plainly = (column: ColumnPlan, profile: ColumnProfile): ColumnPlan => {
  const { role, confidence, reason } = plainGuess(profile);
  return leaveUndecided(
    SINGLE_ROLES.includes(column.role) ? { ...column, role, confidence, reason } : column,
  );
};

/** The plan of a linked file as if it were alone. */
function planAlone(file: Examined, profiles: readonly ColumnProfile[], rows: string[][]) {
  const outcome = chooseOutcome([], []);
  return propose(file.opened.form, file.dialect, profiles, outcome, rows).plan;
}

/** The columns of a file that no deal gets anything from. */
const plainColumns = (file: Examined): ColumnPlan[] =>
  planAlone(file, file.profiles, file.rows).columns.map((column, i) => {
    const profile = file.profiles[i];
    return profile ? plainly(column, profile) : column;
  });

/** The columns of a lookup as the deals see them: profiled over the deals of the sample that have a row there. */
export function lookupColumns(file: Examined, found: FoundRows): ColumnPlan[] {
  // What a part of a large file does not have may be in the rest.
  const rows = found.filter((row) => row !== null || file.share === 1);
  const profiles = file.profiles.map(({ index, name }) =>
    profileColumn(
      index,
      name,
      rows.map((row) => row?.[index] ?? ''),
    ),
  );
  const matched = found.filter((row) => row !== null).map((row) => [...row]);
  return planAlone(file, profiles, matched).columns.map((column, i) => {
    const profile = profiles[i];
    return profile ? plainly(column, profile) : column;
  });
}

const withRole = (columns: ColumnPlan[], index: number | null, role: Role): ColumnPlan[] =>
  columns.map((column) => {
    if (column.index === index) return { ...column, role };
    return column.role === role ? { ...column, role: 'ignored' } : column;
  });

/** The columns of a history or a quota, with the roles that say which is which. */
export function detailColumns(file: Examined, link: Link): ColumnPlan[] {
  let columns = plainColumns(file);
  if (link.kind === 'history') {
    columns = withRole(columns, link.pair.key, 'dealId');
    columns = withRole(columns, link.columns.stage, 'stage');
    columns = withRole(columns, link.columns.amount, 'amount');
    columns = withRole(columns, link.columns.changed, 'createdDate');
  }
  if (link.kind === 'quota') {
    columns = withRole(columns, link.pair.key, 'rep');
    columns = withRole(columns, link.columns.amount, 'amount');
    columns = withRole(columns, link.columns.period, 'createdDate');
  }
  return columns;
}

/** The deals' row of each lookup, by its key; through another lookup where it hangs on that. */
export function foundRows(file: Examined, key: number, column: number, from: FoundRows): FoundRows {
  const byKey = new Map(file.rows.map((row) => [(row[key] ?? '').trim(), row]));
  byKey.delete('');
  return from.map((row) => (row ? (byKey.get((row[column] ?? '').trim()) ?? null) : null));
}

/** A column that is looked up elsewhere is a name, whatever its cells look like. */
export const asReference = (
  columns: readonly ColumnPlan[],
  index: number,
  file: string,
): ColumnPlan[] =>
  columns.map((column): ColumnPlan => {
    if (column.index !== index || column.type === 'text') return column;
    const measures = column.role === 'measure';
    const reason = measures ? `It is looked up in “${file}”.` : column.reason;
    const role = measures ? 'ignored' : column.role;
    return { ...column, role, type: 'text', decimalMark: null, reason };
  });
