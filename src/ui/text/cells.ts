import { isInterval, type Cell, type CellKind, type TableColumn } from '../../export/table.ts';
import {
  count,
  days,
  money,
  NONE,
  percent,
  plain,
  points,
  pointsRange,
  pointsValue,
  pValue,
} from './format.ts';
import { rate, rateRange } from './format.ts';
import { periodName } from '../../words/periodName.ts';
import { day } from './dates.ts';
import type { Interval } from '../../domain/interval.ts';

const ofInterval = (cell: Interval, kind: CellKind): string =>
  kind === 'points'
    ? `${points(cell)} (${pointsRange(cell)})`
    : `${rate(cell)} (${rateRange(cell)})`;

function ofNumber(value: number, kind: CellKind, currency: string | null): string {
  switch (kind) {
    case 'rate':
      return percent(value, 1);
    case 'points':
      return pointsValue(value);
    case 'money':
      return money(value, currency);
    case 'days':
      return days(value);
    case 'p':
      return pValue(value);
    case 'number':
      return plain(value, Math.abs(value) < 1 ? 3 : 2);
    default:
      return count(value);
  }
}

/** A cell as it stands on the page. */
export function cellText(cell: Cell | undefined, kind: CellKind, currency: string | null): string {
  if (cell === null || cell === undefined || cell === '') return NONE;
  if (isInterval(cell)) return ofInterval(cell, kind);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return ofNumber(cell, kind, currency);
  if (kind === 'period') return periodName(cell);
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}/.test(cell) ? day(cell) : cell;
}

/** Differences say their unit in the header, so that the cells can stay bare. */
export const headerText = ({ label, kind }: TableColumn): string =>
  kind === 'points' ? `${label}, points` : label;

export const isNumeric = (kind: CellKind): boolean =>
  !['text', 'period', 'date', 'yesNo'].includes(kind);
