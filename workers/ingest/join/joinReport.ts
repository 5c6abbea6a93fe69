import type { JoinReport, MergeOffer } from '../../../src/domain/dataset.ts';
import type { ColumnPlan, IntakePlan } from '../../../src/domain/intakePlan.ts';
import { neededType } from '../../../src/domain/neededType.ts';
import {
  countMatches,
  keyValues,
  type MatchRow,
  repeatedKeys,
  type TableColumn,
  unmatchedValues,
  type ValueRow,
} from '../../../src/sql/load/joinMatches.ts';
import { linkedTable } from '../../../src/sql/load/joinTables.ts';
import { dealRows, type StoredColumn } from '../../../src/sql/load/storage.ts';
import { ident } from '../../../src/sql/sql.ts';
import { headerText } from '../roles/headerWords.ts';
import { nearDuplicates } from '../values/nearDuplicates.ts';
import { masked } from '../values/personal.ts';
import type { LoadPort } from '../port.ts';
import type { LinkedRead } from './readLinked.ts';

/** Values that are told, and values that are held against the keys. */
const TOLD = 10;
const COMPARED = 1_000;
const KEYS = 20_000;

const count = (n: number) => n.toLocaleString('en-US');

/** The deals as they were read, before anything is joined. */
export interface DealsRead {
  plan: IntakePlan;
  columns: readonly StoredColumn[];
  rows: number;
}

/** Where the column that a file hangs on stands, and what it is. */
function baseOf(
  { plan, columns }: DealsRead,
  { link: { join } }: LinkedRead,
  reads: readonly LinkedRead[],
): { at: TableColumn; column: ColumnPlan } | null {
  if (!join) return null;
  if (join.to === plan.file) {
    const stored = columns.find(({ index }) => index === join.column);
    const column = plan.columns[join.column];
    return stored && column ? { at: { table: dealRows, column: stored.column }, column } : null;
  }
  const parent = reads.find(({ link }) => link.file === join.to)?.columns;
  const stored = parent?.columns.find(({ index }) => index === join.column);
  const column = parent?.plan.columns[join.column];
  if (!stored || !column) return null;
  return { at: { table: linkedTable(join.to), column: stored.column }, column };
}

/** Where the key stands; null when its file was not kept. */
function keyOf({ link, columns, failure }: LinkedRead): TableColumn | null {
  if (!link.join || !columns || failure !== null) return null;
  if (link.kind === 'lookup') {
    const key = columns.columns.find(({ index }) => index === link.join?.key);
    return key ? { table: linkedTable(link.file), column: key.column } : null;
  }
  if (!link.accepted) return null;
  return link.kind === 'history'
    ? { table: ident('stage_history'), column: 'deal_id' }
    : { table: ident('quota'), column: 'rep' };
}

/** Two exports of the same kind: only one of them was read as deals. */
function asAnotherExport({ columns }: IntakePlan, { link }: LinkedRead): string | null {
  const names = (all: readonly ColumnPlan[]) => all.map(({ name }) => headerText(name)).sort();
  const own = columns.filter(({ from }) => from === undefined);
  if (names(own).join('\n') !== names(link.columns).join('\n')) return null;
  return 'It has the same columns as the file of the deals. Only one file of deals is read: put their rows into one file to have both.';
}

async function repeated(
  port: LoadPort,
  key: TableColumn,
  name: string,
  personal: boolean,
): Promise<string | null> {
  const [first] = await port.query<ValueRow>(repeatedKeys(key, 1));
  if (!first) return null;
  const value = personal ? 'a value' : `“${first.value.slice(0, 100)}”`;
  return `“${name}” is not unique: ${value} stands in ${count(first.rows)} rows, and joining them would count deals more than once.`;
}

/** What became of one file, and what could be merged so that more of it is found. */
export async function reportJoin(
  port: LoadPort,
  deals: DealsRead,
  read: LinkedRead,
  reads: readonly LinkedRead[],
): Promise<{ report: JoinReport; offers: MergeOffer[] }> {
  const { link, failure } = read;
  const { file, name, kind, accepted } = link;
  const base = baseOf(deals, read, reads);
  const keyColumn = link.join ? link.columns[link.join.key] : undefined;
  const keyName = keyColumn?.name ?? null;
  const personal = base?.column.personal !== undefined || keyColumn?.personal !== undefined;
  const report: JoinReport = {
    file,
    name,
    kind,
    column: base?.column.name ?? null,
    key: keyName,
    accepted,
    rows: deals.rows,
    filled: 0,
    matched: 0,
    unmatched: [],
    ...(personal && { personal: true as const }),
    refused: failure ?? (link.join ? null : asAnotherExport(deals.plan, read)),
  };
  const key = keyOf(read);
  if (!base || !key || keyName === null) return { report, offers: [] };
  if (neededType(base.column) !== 'text') {
    const refused = `“${base.column.name}” is read as a ${neededType(base.column)}; only a column of text can be looked up.`;
    return { report: { ...report, refused }, offers: [] };
  }
  const refused = kind === 'lookup' ? await repeated(port, key, keyName, personal) : null;
  const [match] = await port.query<MatchRow>(countMatches(base.at, key));
  const { rows = 0, filled = 0, matched = 0 } = match ?? {};
  const counted = { ...report, rows: rows ?? 0, filled, matched, refused };
  if (filled === matched) return { report: counted, offers: [] };
  const open = await port.query<ValueRow>(unmatchedValues(base.at, key, COMPARED));
  const shown = (value: string) => (personal ? masked(value) : value).slice(0, 100);
  const unmatched = open.slice(0, TOLD).map((one) => ({ ...one, value: shown(one.value) }));
  const offered = kind === 'lookup' && refused === null && link.join?.to === deals.plan.file;
  const offers = offered ? await offersFor(port, base.column, open, key) : [];
  const told = personal ? offers.map((one) => ({ ...one, personal: true as const })) : offers;
  return { report: { ...counted, unmatched }, offers: told };
}

/** Values that are not found and look like one key, gathered by that key. */
async function offersFor(
  port: LoadPort,
  { index, name, role }: ColumnPlan,
  open: readonly ValueRow[],
  key: TableColumn,
): Promise<MergeOffer[]> {
  const keys = await port.query<ValueRow>(keyValues(key, KEYS + 1));
  // A letter more or less makes another person.
  const near = keys.length <= KEYS ? nearDuplicates(open, keys, role !== 'rep') : [];
  const offers = new Map<string, MergeOffer>();
  for (const { from, into, reason } of near) {
    const offer = offers.get(into) ?? { column: index, name, into, from: [], reason };
    offer.from.push(from);
    offers.set(into, offer);
  }
  return [...offers.values()];
}
