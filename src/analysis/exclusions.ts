import type { ExclusionReason } from '../domain/document/drivers.ts';
import type { ColumnReport } from '../domain/document/source.ts';
import { leakByName } from '../domain/leakNames.ts';
import type { GapRow } from '../sql/outcomeGaps.ts';
import { pointsSize, sharePercent } from '../words/numbers.ts';

/** A single field that sorts won from lost this well is more likely written after the fact than a cause. */
const SUSPICIOUS_AUC = 0.85;
/** Filled for won and lost at rates this far apart: the outcome decided whether it was filled. */
const SUSPICIOUS_GAP = 0.2;

export interface Exclusion {
  reason: ExclusionReason;
  note: string;
}

const leaks = (note: string): Exclusion => ({ reason: 'leaks-outcome', note });

/** The leakage guard, in order: by role, by name, by how it is filled, by what it knows. Null: nothing suspicious. */
export function leakOf(
  column: ColumnReport,
  auc: number | null,
  gap: GapRow | undefined,
): Exclusion | null {
  if (column.role === 'closedDate')
    return leaks('It is known only once the deal has closed; the closed quarter is adjusted for.');
  if (column.role === 'stage')
    return leaks('The last stage of a closed deal is its outcome in other words.');
  if (!['field', 'measure', 'date', 'amount', 'ignored'].includes(column.role)) return null;
  const byName = column.role === 'amount' ? null : leakByName(column.name);
  if (byName) return leaks(`Left out because ${byName}.`);
  if (gap && gap.won > 0 && gap.lost > 0) {
    const won = gap.won_gaps / gap.won;
    const lost = gap.lost_gaps / gap.lost;
    if (Math.abs(won - lost) > SUSPICIOUS_GAP)
      return leaks(
        `It is blank or 0 for ${sharePercent(lost)} of the lost and ${sharePercent(won)} of the won deals, ${pointsSize(won - lost)} apart: the outcome decides whether it is filled.`,
      );
  }
  if (auc !== null && auc > SUSPICIOUS_AUC)
    return leaks(
      'By itself it tells won from lost almost perfectly, as only something written after the fact does. If it is known beforehand, put it back.',
    );
  return null;
}

/** Why a harmless column is no field of the model; null when it is one. The outcome itself needs no excuse. */
export function unusable(column: ColumnReport, isField: boolean, levels: number): Exclusion | null {
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
    case 'createdDate':
    case 'date':
      return {
        reason: 'too-many-levels',
        note: 'A date has too many values to be a field; time is adjusted for by the closed quarter.',
      };
    default:
      break;
  }
  if ((column.distinct ?? Infinity) < 2 || (isField && levels < 2))
    return { reason: 'constant', note: 'It has one value only.' };
  if (isField) return null;
  return column.type === 'text'
    ? { reason: 'free-text', note: column.reason }
    : { reason: 'too-many-levels', note: column.reason };
}
