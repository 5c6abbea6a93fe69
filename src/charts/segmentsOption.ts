import type { ChartOption } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { rateAxis } from './parts/axes.ts';
import { diamond, dot, line, target } from './parts/marks.ts';
import { rowsChart, type TextRow } from './parts/rowsChart.ts';

/** A level's win rate with its interval, and the rate shrunk towards the field's mean. */
export interface SegmentRow extends TextRow {
  estimate: number;
  low: number;
  high: number;
  shrunk: number | null;
}

const HALF = 11;

/** Win rate of each level with its interval; the upright line is the rate of all deals. */
export const segmentsOption = (
  rows: readonly SegmentRow[],
  mean: number | null,
  palette: Palette,
  width: number,
  wished = 120,
): ChartOption =>
  rowsChart({
    rows,
    values: ({ estimate, low, high }) => [estimate, low, high],
    draw: (row, place) => {
      const [low, high] = [place(row.low), place(row.high)];
      const across = (rate: number) =>
        line(place(rate, -HALF - 2), place(rate, HALF + 2), palette.muted, 1);
      return [
        target(low.x, low.y - HALF, high.x - low.x, 2 * HALF),
        ...(mean === null ? [] : [across(mean)]),
        line(low, high, palette.neutral, 2),
        dot(place(row.estimate), 4, palette.ink),
        ...(row.shrunk === null
          ? []
          : [diamond(place(row.shrunk), 4.5, palette.accent, palette.surface)]),
      ];
    },
    xAxis: rateAxis(palette),
    palette,
    width,
    wished,
    cursor: 'pointer',
  });
