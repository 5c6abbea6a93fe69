import type { Dataset } from '../domain/dataset.ts';
import type { ExcludedColumn } from '../domain/document/drivers.ts';
import type { ColumnReport } from '../domain/document/source.ts';
import type { Field } from '../domain/field.ts';
import { numberByOutcome, textByOutcome, type ValueOutcomeRow } from '../sql/columnByOutcome.ts';
import type { LevelRow } from '../sql/levelCounts.ts';
import { outcomeGaps, type GapRow } from '../sql/outcomeGaps.ts';
import { seeded } from '../stats/random.ts';
import { singleFieldAuc } from '../stats/singleFieldAuc.ts';
import type { FileCounts } from './fileCounts.ts';
import { leakOf, unusable } from './exclusions.ts';
import type { AnalysisPort } from './port.ts';

export interface DriverFields {
  fields: Field[];
  excluded: ExcludedColumn[];
}

/** One column of the file and what is known of it. */
interface Candidate {
  column: ColumnReport;
  /** Its name in `deals`. */
  name: string;
  field: Field | undefined;
  /** Closed deals and wins by level; empty for a column that is no field. */
  levels: { deals: number; won: number }[];
}

/** Above so many values a column is no field, and what it would buy is not worth the query. */
const MOST_VALUES = 500;

/**
 * Which fields may enter the model, and why the other columns may not.
 * @param putBack columns a person wants in all the same, knowingly
 */
export async function chooseDriverFields(
  port: AnalysisPort,
  dataset: Dataset,
  levels: readonly LevelRow[],
  putBack: readonly string[],
  counts: FileCounts,
  seed: number,
): Promise<DriverFields> {
  const candidates = dataset.columns.map((column, place) =>
    candidateOf(dataset, column, place, levels),
  );
  const gaps = await findGaps(port, candidates, counts);
  const chosen: Field[] = [];
  const excluded: ExcludedColumn[] = [];
  for (const candidate of candidates) {
    const { column, field } = candidate;
    const aucWith = await findAuc(port, candidate, seed);
    const leak = leakOf(column, aucWith, gaps.get(candidate.name));
    const why = leak ?? unusable(column, field !== undefined, candidate.levels.length);
    const canPutBack = field !== undefined && candidate.levels.length > 1;
    const wanted = putBack.includes(column.name) && canPutBack;
    if (field && (!why || wanted)) chosen.push(field);
    else if (why) excluded.push({ column: column.name, ...why, aucWith, canPutBack });
  }
  return { fields: chosen, excluded };
}

function candidateOf(
  dataset: Dataset,
  column: ColumnReport,
  place: number,
  levels: readonly LevelRow[],
): Candidate {
  const index = dataset.fields.findIndex((field) => field.name === column.name);
  const field = dataset.fields[index];
  const rows = levels
    .filter((row) => row.field === index && row.won + row.lost > 0)
    .map((row) => ({ deals: row.won + row.lost, won: row.won }));
  const name = field?.column ?? (column.role === 'stage' ? 'stage' : `c${place}`);
  return { column, name, field, levels: rows };
}

/** Columns that the outcome may have filled in: those with blanks, or with numbers that may be zero. */
async function findGaps(
  port: AnalysisPort,
  candidates: readonly Candidate[],
  counts: FileCounts,
): Promise<Map<string, GapRow>> {
  const asked = candidates.filter(
    ({ column, field }) =>
      ['field', 'measure', 'date'].includes(column.role) &&
      (column.blank > 0 || (column.type === 'number' && field?.kind === 'bands')),
  );
  const amount: GapRow = {
    column: 'amount',
    won: counts.won,
    lost: counts.lost,
    won_gaps: counts.wonWithoutAmount,
    lost_gaps: counts.lostWithoutAmount,
  };
  if (asked.length === 0) return new Map([['amount', amount]]);
  const columns = asked.map(({ name, column }) => ({ name, numeric: column.type === 'number' }));
  const rows = await port.rows<GapRow>('gaps', 'Blank or zero, by outcome', outcomeGaps(columns));
  return new Map([amount, ...rows].map((row) => [row.column, row]));
}

/** The AUC a column would have by itself; null for dates, keys and text that is different in every row. */
async function findAuc(
  port: AnalysisPort,
  { column, name, field, levels }: Candidate,
  seed: number,
): Promise<number | null> {
  if (field) return singleFieldAuc(levels, seeded(seed));
  const tellable =
    ['stage', 'field', 'measure'].includes(column.role) &&
    (column.type === 'number' || (column.distinct ?? Infinity) <= MOST_VALUES);
  if (!tellable || (column.distinct ?? Infinity) < 2) return null;
  const query = column.type === 'number' ? numberByOutcome(name) : textByOutcome(name);
  const rows = await port.rows<ValueOutcomeRow>(`auc-${name}`, `Wins by ${column.name}`, query);
  return singleFieldAuc(rows, seeded(seed));
}
