import type { QuadrantRow } from '../../../../charts/quadrantExtent.ts';
import type { Segment } from '../../../../domain/document/segments.ts';
import type { Totals } from '../../../../domain/document/totals.ts';
import { FEWEST_DEALS } from '../../../../domain/slices.ts';
import type { DataTable } from '../../../../export/table.ts';
import { lowEvidence } from '../../../../words/lowEvidence.ts';
import { counted } from '../../../../words/numbers.ts';
import {
  isPlaced,
  quadrantNames,
  quadrantOf,
  type QuadrantPoint,
  type QuadrantThresholds,
} from '../../../../words/quadrant.ts';
import { count, money, rate, rateRange } from '../../../text/format.ts';

/** What a level is worth: a won deal of it on average, or all of them together. */
export type Worth = 'mean' | 'total';

export interface ValuePoint extends QuadrantPoint {
  closed: number;
}

/** Levels with a rate and an amount, those with most closed deals first: they choose first where their names go. */
export const valuePoints = (segments: readonly Segment[], worth: Worth): ValuePoint[] =>
  segments
    .flatMap(({ level, winRate, won, lost, meanWonAmount, wonAmount }) => {
      const value = worth === 'mean' ? meanWonAmount : wonAmount;
      return winRate && value !== null ? [{ level, winRate, value, closed: won + lost }] : [];
    })
    .toSorted((a, b) => b.closed - a.closed);

/** The rate of all deals; the mean won deal of all, or the mean of what the levels brought. */
export function usualThresholds(
  points: readonly ValuePoint[],
  { winRate, meanWonAmount }: Totals,
  worth: Worth,
): QuadrantThresholds {
  const sum = points.reduce((total, { value }) => total + value, 0);
  const mean = points.length > 0 ? sum / points.length : 0;
  return {
    rate: winRate?.estimate ?? 0.5,
    value: worth === 'mean' ? (meanWonAmount ?? mean) : mean,
  };
}

/** Money along an axis: in full where its ends lie so close that short numbers would repeat. */
export function axisMoney(
  [from, to]: readonly [number, number],
  currency: string | null,
): (value: number) => string {
  if (to < 1000 || (to - from) / to > 0.25) return (value) => money(value, currency);
  const sign = money(0, currency).replace('0', '');
  return (value) => `${sign}${count(value)}`;
}

export const readable = (points: readonly ValuePoint[]): ValuePoint[] =>
  points.filter(({ closed }) => closed >= FEWEST_DEALS);

export const quadrantRows = (
  points: readonly ValuePoint[],
  thresholds: QuadrantThresholds,
  currency: string | null,
): QuadrantRow[] =>
  points.map((point) => {
    const { level, value, winRate, closed } = point;
    const why = lowEvidence(closed);
    return {
      ...winRate,
      label: level,
      value,
      faint: why !== null,
      placed: why === null && isPlaced(point, thresholds),
      tip: `${level}: ${rate(winRate)} (${rateRange(winRate)})\n${money(value, currency)}\n${why ?? counted(closed, 'closed deal')}`,
    };
  });

/** The twin of the picture, in the order of its points. */
export const quadrantTable = (
  points: readonly ValuePoint[],
  thresholds: QuadrantThresholds,
  field: string,
  worth: Worth,
): DataTable => ({
  id: 'quadrant',
  title: `${field}, value and rate`,
  columns: [
    { key: 'level', label: field, kind: 'text' },
    { key: 'closed', label: 'Closed deals', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'value', label: worth === 'mean' ? 'Mean won deal' : 'Won in total', kind: 'money' },
    { key: 'quadrant', label: 'Quadrant', kind: 'text' },
    { key: 'sure', label: 'Told from the threshold', kind: 'text' },
  ],
  rows: points.map((point) => {
    const why = lowEvidence(point.closed);
    return [
      point.level,
      point.closed,
      point.winRate,
      point.value,
      quadrantNames[quadrantOf(point, thresholds)],
      why ?? (isPlaced(point, thresholds) ? 'yes' : 'no, its interval crosses it'),
    ];
  }),
});
