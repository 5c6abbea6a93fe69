import type { ChartOption } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { rateAxis } from './parts/axes.ts';
import { diamond, dot, line, target } from './parts/marks.ts';
import { rowsChart, type TextRow } from './parts/rowsChart.ts';

/** Deals of which the model expected much the same: what it expected, and what became of them. */
export interface CalibrationRow extends TextRow {
  predicted: number;
  estimate: number;
  low: number;
  high: number;
}

const HALF = 10;

/** The rate expected of each band of deals (diamond) beside the one they had, with its interval (dot and line). */
export const calibrationOption = (
  rows: readonly CalibrationRow[],
  palette: Palette,
  width: number,
): ChartOption =>
  rowsChart({
    rows,
    values: ({ predicted, estimate, low, high }) => [predicted, estimate, low, high],
    draw: (row, place) => {
      const [low, high] = [place(row.low), place(row.high)];
      return [
        target(low.x - 4, low.y - HALF, high.x - low.x + 8, 2 * HALF),
        line(low, high, palette.neutral, 2),
        dot(place(row.estimate), 4, palette.ink),
        diamond(place(row.predicted), 5, palette.accent, palette.surface),
      ];
    },
    xAxis: rateAxis(palette),
    palette,
    width,
    wished: 130,
  });
