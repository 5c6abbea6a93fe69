import type { ChartOption, ChartRow, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { nameAxis, namesWidth, plainTooltip, rateAxis, textAxis } from './parts/axes.ts';
import { dot, line, target } from './parts/marks.ts';

/** A rep's win rate with its interval, and the rate that the same deals would have brought. */
export interface RepRow extends ChartRow {
  estimate: number;
  low: number;
  high: number;
  expected: number | null;
  /** The funnel limit it lies outside of, in percent. */
  outside: null | 95 | 99.8;
  text: string;
}

const HALF = 11;
const TICK = 8;

/** Only a rep outside the funnel has colour: a ring outside 95%, filled outside 99.8%. */
function mark(row: RepRow, palette: Palette): [colour: string, hollow: string | null] {
  if (row.outside === null || row.expected === null) return [palette.ink, null];
  const colour = row.estimate >= row.expected ? palette.helps : palette.hurts;
  return [colour, row.outside === 95 ? palette.surface : null];
}

const drawRow =
  (rows: readonly RepRow[], palette: Palette): RenderItem =>
  (params, api) => {
    const row = rows[params.dataIndex];
    if (!row) return null;
    const at = (value: number, dy = 0) => {
      const [x = 0, y = 0] = api.coord([value, params.dataIndex]);
      return { x, y: y + dy };
    };
    const { expected } = row;
    const [low, high] = [at(row.low), at(row.high)];
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        target(low.x, low.y - HALF, high.x - low.x, 2 * HALF),
        line(low, high, palette.neutral, 2),
        ...(expected === null
          ? []
          : [line(at(expected, -TICK), at(expected, TICK), palette.accent, 2)]),
        dot(at(row.estimate), 4, ...mark(row, palette)),
      ],
    };
  };

/** Actual against expected for each rep: dot and interval against an upright tick. */
export const repsOption = (
  rows: readonly RepRow[],
  palette: Palette,
  width: number,
): ChartOption => ({
  animation: false,
  grid: {
    left: namesWidth(150, width) + 14,
    right: 56,
    top: 8,
    bottom: 28,
    outerBoundsMode: 'none',
  },
  tooltip: plainTooltip(rows, palette),
  xAxis: rateAxis(palette),
  yAxis: [
    nameAxis(rows, palette, namesWidth(150, width)),
    textAxis(
      rows.map(({ text }) => text),
      palette,
    ),
  ],
  series: [
    {
      type: 'custom',
      cursor: 'default',
      renderItem: drawRow(rows, palette),
      encode: { x: [0, 2, 3, 4], y: 1 },
      data: rows.map(({ estimate, low, high, expected }, at) => [
        estimate,
        at,
        low,
        high,
        expected ?? estimate,
      ]),
    },
  ],
});
