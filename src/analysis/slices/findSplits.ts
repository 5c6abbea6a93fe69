import type { Field } from '../../domain/field.ts';
import {
  FEWEST_DEALS,
  type BranchAspect,
  type BranchField,
  type BranchLevel,
  type Proposal,
  type SplitEvidence,
} from '../../domain/slices.ts';
import type { LevelRow } from '../../sql/levelCounts.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { heterogeneity } from '../../stats/heterogeneity.ts';
import type { LevelChange } from '../../stats/kitagawa.ts';
import { newcombe } from '../../stats/newcombe.ts';
import { rateHomogeneity } from '../../stats/rateHomogeneity.ts';
import { countsOf } from './levels.ts';
import { withoutThin } from './withoutThin.ts';

/** Among the fields with a smaller q, on average at most this share splits by chance alone. */
const MOST_Q = 0.1;

/**
 * Every field that still has two levels within a branch of `deals` closed deals, with the corrected evidence that its
 * levels' rates differ, and that they moved otherwise. Each q is over the fields of this branch; what is known only
 * when a deal is over (`late`) is not among them, as it would split every branch.
 */
export function findSplits(
  fields: readonly Field[],
  rows: readonly LevelRow[],
  { deals, compared, late }: { deals: number; compared: boolean; late: readonly string[] },
): BranchField[] {
  const byField = fields.map((field, i) => ({
    field,
    rows: rows.filter((row) => row.field === i && row.won + row.lost > 0),
  }));
  const splits = byField.filter((one) => one.rows.length > 1);
  const testable = ({ field }: (typeof splits)[number]): boolean =>
    deals >= FEWEST_DEALS && !late.includes(field.name);
  const rates = splits.map((one) =>
    testable(one)
      ? rateHomogeneity(one.rows.map(({ won, lost }) => ({ deals: won + lost, won })))
      : null,
  );
  const changes = splits.map((one) =>
    testable(one) && compared ? heterogeneity(withoutThin(one.rows.map(toLevelChange))) : null,
  );
  const [ofRates, ofChanges] = [evidenceOf(rates), evidenceOf(changes)];
  return splits.map((one, i) => ({
    field: one.field.name,
    late: late.includes(one.field.name),
    levels: levelsOf(one.field, one.rows, compared),
    evidence: { rate: ofRates[i] ?? null, change: ofChanges[i] ?? null },
  }));
}

/** The field with the best evidence, if that is good enough; the smaller p among equal q. */
export function propose(
  fields: readonly BranchField[],
  deals: number,
  aspect: BranchAspect,
): Proposal {
  const tested = fields
    .flatMap(({ field, evidence }) => {
      const of = evidence[aspect];
      return of ? [{ field, ...of }] : [];
    })
    .toSorted((a, b) => a.qValue - b.qValue || a.pValue - b.pValue);
  const nearest = tested[0] ?? null;
  const proposal = { field: null, looked: tested.length, nearest };
  if (fields.every(({ late }) => late)) return { ...proposal, reason: 'no-field' };
  if (!nearest || deals < FEWEST_DEALS) return { ...proposal, reason: 'too-few' };
  if (nearest.qValue >= MOST_Q) return { ...proposal, reason: 'nothing' };
  return { ...proposal, field: nearest.field, reason: null };
}

function evidenceOf(pValues: readonly (number | null)[]): (SplitEvidence | null)[] {
  const q = benjaminiHochberg(pValues);
  return pValues.map((pValue, i) => {
    const qValue = q[i] ?? null;
    return pValue === null || qValue === null ? null : { pValue, qValue };
  });
}

const toLevelChange = (row: LevelRow): LevelChange => ({
  level: String(row.level),
  dealsBefore: row.before_deals,
  wonBefore: row.before_won,
  dealsAfter: row.after_deals,
  wonAfter: row.after_won,
});

/** Bands in their order, other levels by their number of deals. */
function levelsOf(field: Field, rows: readonly LevelRow[], compared: boolean): BranchLevel[] {
  const bySize = (a: LevelRow, b: LevelRow): number =>
    b.won + b.lost - a.won - a.lost || a.level - b.level;
  const inOrder = field.kind === 'bands' ? rows : rows.toSorted(bySize);
  return inOrder.map((row) => {
    const before = { deals: row.before_deals, won: row.before_won };
    const after = { deals: row.after_deals, won: row.after_won };
    return {
      level: field.levels[row.level] ?? '',
      ...countsOf(row.won, row.lost),
      before: compared ? before : null,
      after: compared ? after : null,
      change: compared ? newcombe(before, after) : null,
    };
  });
}
