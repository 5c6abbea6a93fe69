import type { Dataset } from '../domain/dataset.ts';
import type { ExcludedColumn, ExclusionReason } from '../domain/document/drivers.ts';
import type { ColumnReport } from '../domain/document/source.ts';
import type { Field } from '../domain/field.ts';
import { leakByName } from '../domain/leakNames.ts';
import type { LevelRow } from '../sql/levelCounts.ts';
import { numberByOutcome, textByOutcome, type ValueOutcomeRow } from '../sql/columnByOutcome.ts';
import { outcomeGaps, type GapRow } from '../sql/outcomeGaps.ts';
import { seeded } from '../stats/random.ts';
import { singleFieldAuc } from '../stats/singleFieldAuc.ts';
import { pointsSize, sharePercent } from '../words/numbers.ts';
import type { AnalysisPort } from './port.ts';

/** A single field that sorts won from lost this well is more likely written after the fact than a cause. */
const SUSPICIOUS_AUC = 0.85;
/** Filled for won and lost at rates this far apart: the outcome decided whether it was filled. */
const SUSPICIOUS_GAP = 0.2;

export interface DriverFields {
  fields: Field[];
  excluded: ExcludedColumn[];
}

/** Which fields may enter the model, and why the other columns may not. @param putBack columns a person wants in all the same */
export async function chooseDriverFields(
  port: AnalysisPort,
  dataset: Dataset,
  levels: readonly LevelRow[],
  putBack: readonly string[],
  seed: number,
): Promise<DriverFields> {
  const gaps = await findGaps(port, dataset);
  const chosen: Field[] = [];
  const excluded: ExcludedColumn[] = [];
  for (const [place, column] of dataset.columns.entries()) {
    const index = dataset.fields.findIndex((field) => field.name === column.name);
    const field = dataset.fields[index];
    const rows = levels.filter((row) => row.field === index && row.won + row.lost > 0);
    const verdict = field ? judge(field, rows, gaps.get(field.name), seed) : withoutField(column);
    if (field && (verdict === null || putBack.includes(column.name)) && rows.length > 1)
      chosen.push(field);
    else if (verdict) {
      const aucWith = field ? aucOf(rows, seed) : await aucOfColumn(port, column, place, seed);
      const canPutBack = field !== undefined && rows.length > 1;
      excluded.push({ column: column.name, ...verdict, aucWith, canPutBack });
    }
  }
  return { fields: chosen, excluded };
}

interface Exclusion {
  reason: ExclusionReason;
  note: string;
}

const aucOf = (rows: readonly LevelRow[], seed: number): number | null =>
  singleFieldAuc(
    rows.map((row) => ({ deals: row.won + row.lost, won: row.won })),
    seeded(seed),
  );

/** What a column that is no field would have bought; dates and names of single deals aside. */
async function aucOfColumn(
  port: AnalysisPort,
  column: ColumnReport,
  place: number,
  seed: number,
): Promise<number | null> {
  const tellable = ['stage', 'field', 'measure'].includes(column.role) && leakByName(column.name);
  if (!tellable) return null;
  const name = column.role === 'stage' ? 'stage' : `c${place}`;
  const query = column.type === 'number' ? numberByOutcome(name) : textByOutcome(name);
  const title = `Wins by ${column.name}`;
  const rows = await port.rows<ValueOutcomeRow>(`auc-${place}`, title, query);
  return singleFieldAuc(rows, seeded(seed));
}

function judge(
  field: Field,
  rows: readonly LevelRow[],
  gap: GapRow | undefined,
  seed: number,
): Exclusion | null {
  if (rows.length < 2) return { reason: 'constant', note: 'It has one value only.' };
  const leak = leakByName(field.name);
  if (leak && field.role !== 'rep')
    return { reason: 'leaks-outcome', note: `Left out because ${leak}.` };
  if (gap && gap.won > 0 && gap.lost > 0) {
    const won = gap.won_gaps / gap.won;
    const lost = gap.lost_gaps / gap.lost;
    if (Math.abs(won - lost) > SUSPICIOUS_GAP)
      return {
        reason: 'leaks-outcome',
        note: `It is blank or 0 for ${sharePercent(lost)} of the lost and ${sharePercent(won)} of the won deals, ${pointsSize(won - lost)} apart: the outcome decides whether it is filled.`,
      };
  }
  const auc = aucOf(rows, seed);
  if (auc !== null && auc > SUSPICIOUS_AUC)
    return {
      reason: 'leaks-outcome',
      note: 'By itself it tells won from lost almost perfectly, as only something written after the fact does. If it is known beforehand, put it back.',
    };
  return null;
}

/** Columns that never became a field. The outcome itself needs no excuse. */
function withoutField(column: ColumnReport): Exclusion | null {
  const leak = leakByName(column.name);
  switch (column.role) {
    case 'outcome':
      return null;
    case 'dealId':
      return { reason: 'identifier', note: 'It names single deals.' };
    case 'account':
      return {
        reason: 'identifier',
        note: 'It names single accounts; the intervals allow for deals of one account ending alike.',
      };
    case 'closedDate':
      return {
        reason: 'leaks-outcome',
        note: 'It is known only once the deal has closed; the closed quarter is adjusted for.',
      };
    case 'stage':
      return {
        reason: 'leaks-outcome',
        note: 'The last stage of a closed deal is its outcome in other words.',
      };
    case 'createdDate':
    case 'date':
      return leak
        ? { reason: 'leaks-outcome', note: `Left out because ${leak}.` }
        : {
            reason: 'too-many-levels',
            note: 'A date has too many values to be a field; time is adjusted for by the closed quarter.',
          };
    default:
      if (leak) return { reason: 'leaks-outcome', note: `Left out because ${leak}.` };
      if (column.distinct < 2) return { reason: 'constant', note: 'It has one value only.' };
      return column.type === 'text'
        ? { reason: 'free-text', note: column.reason }
        : { reason: 'too-many-levels', note: column.reason };
  }
}

async function findGaps(port: AnalysisPort, dataset: Dataset): Promise<Map<string, GapRow>> {
  const columns = dataset.fields.filter(
    (field) => field.role !== 'rep' && hasBlanks(dataset, field),
  );
  if (columns.length === 0) return new Map();
  const rows = await port.rows<GapRow>(
    'gaps',
    'Blank or zero, by outcome',
    outcomeGaps(columns.map((field) => ({ name: field.column, numeric: field.kind === 'bands' }))),
  );
  return new Map(
    columns.flatMap((field) => {
      const row = rows.find((one) => one.column === field.column);
      return row ? [[field.name, row] as const] : [];
    }),
  );
}

/** Only a field with blanks, or with numbers that may be zero, can be filled unevenly. */
const hasBlanks = (dataset: Dataset, field: Field): boolean =>
  field.kind === 'bands' ||
  (dataset.columns.find((one) => one.name === field.name)?.blank ?? 0) > 0;
