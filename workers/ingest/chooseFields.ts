import type { StoredField } from '../../src/sql/load/createCells.ts';
import type { StoredColumn } from '../../src/sql/load/storage.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import type { Role } from '../../src/domain/role.ts';
import { categoryField } from './values/categoryField.ts';
import { countColumns } from './countColumns.ts';
import { MAX_FIELDS } from './limits.ts';
import { numberField } from './numbers/numberField.ts';
import type { LoadPort } from './port.ts';
import type { Usage } from './usage.ts';

const KEYS: readonly Role[] = [
  'dealId',
  'outcome',
  'stage',
  'createdDate',
  'closedDate',
  'account',
];

function firstUsage(plan: IntakePlan, { index, column, storage }: StoredColumn): Usage[] {
  const own = plan.columns[index];
  if (!own) return [];
  const { role, reason } = own;
  const usedAs = KEYS.includes(role)
    ? 'key'
    : role === 'amount' || role === 'measure'
      ? 'measure'
      : role === 'field' || role === 'rep'
        ? 'field'
        : 'ignored';
  return [{ plan: own, storage, column, usedAs, reason, field: null, counts: null }];
}

/** What each column is for by its role alone. */
export const firstUsages = (plan: IntakePlan, columns: readonly StoredColumn[]): Usage[] =>
  columns.flatMap((column) => firstUsage(plan, column));

/** Rep and amount first, as whole pages rest on them; then what the deals' own file says; then the fewest levels. */
const byUse = (a: Usage, b: Usage): number => {
  const special = ({ plan }: Usage) => (plan.role === 'rep' || plan.role === 'amount' ? 0 : 1);
  const joined = ({ plan }: Usage) => (plan.from ? 1 : 0);
  const levels = ({ field }: Usage) => field?.levels.length ?? 0;
  return (
    special(a) - special(b) ||
    joined(a) - joined(b) ||
    levels(a) - levels(b) ||
    a.plan.index - b.plan.index
  );
};

/**
 * What every column is used for, and which become fields of `cells`. `deal_rows` stands, in its own types and
 * with its outcomes.
 */
export async function chooseFields(
  port: LoadPort,
  plan: IntakePlan,
  columns: readonly StoredColumn[],
  deals: number,
): Promise<{ usages: Usage[]; fields: StoredField[] }> {
  const first = firstUsages(plan, columns);
  const looked: Usage[] = [];
  for (const usage of first) {
    looked.push(usage.usedAs === 'field' ? await categoryField(port, usage) : usage);
  }
  const counted = await countColumns(port, looked, deals);
  const usages: Usage[] = [];
  for (const usage of counted) {
    const filled = deals - (usage.counts?.blank ?? 0);
    usages.push(usage.usedAs === 'measure' ? await numberField(port, usage, deals, filled) : usage);
  }
  const candidates = usages.filter(({ field }) => field !== null).sort(byUse);
  const dropped = new Set(candidates.slice(MAX_FIELDS));
  const kept = usages.filter((u) => u.field !== null && !dropped.has(u));
  const fields = kept.flatMap(({ field, storage }, i): StoredField[] =>
    field ? [{ field: { key: `f${i}`, ...field }, storage }] : [],
  );
  const told = usages.map((usage): Usage => {
    if (!dropped.has(usage)) return usage;
    const reason = `Only ${MAX_FIELDS} fields are compared at once, those with the fewest levels first.`;
    return {
      ...usage,
      usedAs: usage.usedAs === 'measure' ? 'measure' : 'ignored',
      reason,
      field: null,
    };
  });
  return { usages: told, fields };
}
