import type { ChartOption } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { rateAxis } from './parts/axes.ts';
import { dot, line, target } from './parts/marks.ts';
import { rowsChart, type TextRow } from './parts/rowsChart.ts';

/** A rep's win rate with its interval, and the rate that the same deals would have brought. */
export interface RepRow extends TextRow {
  estimate: number;
  low: number;
  high: number;
  expected: number | null;
  /** The funnel limit it lies outside of, in percent. */
  outside: null | 95 | 99.8;
}

const HALF = 11;
const TICK = 8;

/** Only a rep outside the funnel has colour: a ring outside 95%, filled outside 99.8%. */
function mark(row: RepRow, palette: Palette): [colour: string, hollow: string | null] {
  if (row.outside === null || row.expected === null) return [palette.ink, null];
  const colour = row.estimate >= row.expected ? palette.helps : palette.hurts;
  return [colour, row.outside === 95 ? palette.surface : null];
}

/** Actual against expected for each rep: dot and interval against an upright tick. */
export const repsOption = (rows: readonly RepRow[], palette: Palette, width: number): ChartOption =>
  rowsChart({
    rows,
    values: ({ estimate, low, high, expected }) => [estimate, low, high, expected ?? estimate],
    draw: (row, place) => {
      const { expected } = row;
      const [low, high] = [place(row.low), place(row.high)];
      return [
        target(low.x, low.y - HALF, high.x - low.x, 2 * HALF),
        line(low, high, palette.neutral, 2),
        ...(expected === null
          ? []
          : [line(place(expected, -TICK), place(expected, TICK), palette.accent, 2)]),
        dot(place(row.estimate), 4, ...mark(row, palette)),
      ];
    },
    xAxis: rateAxis(palette),
    palette,
    width,
    wished: 150,
  });
