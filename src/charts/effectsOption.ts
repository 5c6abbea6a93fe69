import type { ChartOption } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { asPoints, valueAxis } from './parts/axes.ts';
import { box, dot, line, target } from './parts/marks.ts';
import { rowsChart, type TextRow } from './parts/rowsChart.ts';

/** One level's effect on the win rate, as fractions. `told` is what survived the tests: only that has colour. */
export interface EffectRow extends TextRow {
  estimate: number;
  low: number;
  high: number;
  told: boolean;
}

const BAR = 10;

const colourOf = (row: EffectRow, palette: Palette): string => {
  if (!row.told) return palette.neutral;
  return row.estimate >= 0 ? palette.helps : palette.hurts;
};

/** Levels as bars from the average, with their intervals: blue helps, orange hurts, grey is not told. */
export const effectsOption = (
  rows: readonly EffectRow[],
  palette: Palette,
  width: number,
  wished = 120,
): ChartOption =>
  rowsChart({
    rows,
    values: ({ estimate, low, high }) => [estimate, low, high],
    draw: (row, place) => {
      const [zero, end, low, high] = [
        place(0),
        place(row.estimate),
        place(row.low),
        place(row.high),
      ];
      const colour = colourOf(row, palette);
      const top = { x: zero.x, y: end.y - BAR / 2 };
      const left = Math.min(zero.x, low.x);
      const right = Math.max(zero.x, high.x);
      return [
        target(left, end.y - BAR, right - left, 2 * BAR),
        box(top, { x: end.x, y: end.y + BAR / 2 }, colour, row.told ? 0.35 : 0.25),
        line(low, high, colour, 2),
        dot(end, 4, colour),
      ];
    },
    xAxis: valueAxis(palette, asPoints, false),
    palette,
    width,
    wished,
  });
