import type { ChartOption, ChartRow, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { asPoints, nameAxis, namesWidth, plainTooltip, textAxis, valueAxis } from './parts/axes.ts';
import { box, dot, line, target } from './parts/marks.ts';

/** One level's effect on the win rate, as fractions. `told` is what survived the tests: only that has colour. */
export interface EffectRow extends ChartRow {
  estimate: number;
  low: number;
  high: number;
  told: boolean;
  /** The number at the right end, worded. */
  text: string;
}

const BAR = 10;

const colourOf = (row: EffectRow, palette: Palette): string => {
  if (!row.told) return palette.neutral;
  return row.estimate >= 0 ? palette.helps : palette.hurts;
};

const drawRow =
  (rows: readonly EffectRow[], palette: Palette): RenderItem =>
  (params, api) => {
    const row = rows[params.dataIndex];
    if (!row) return null;
    const at = (value: number) => {
      const [x = 0, y = 0] = api.coord([value, params.dataIndex]);
      return { x, y };
    };
    const [zero, end, low, high] = [at(0), at(row.estimate), at(row.low), at(row.high)];
    const colour = colourOf(row, palette);
    const top = { x: zero.x, y: end.y - BAR / 2 };
    const left = Math.min(zero.x, low.x);
    const right = Math.max(zero.x, high.x);
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        target(left, end.y - BAR, right - left, 2 * BAR),
        box(top, { x: end.x, y: end.y + BAR / 2 }, colour, row.told ? 0.35 : 0.25),
        line(low, high, colour, 2),
        dot(end, 4, colour),
      ],
    };
  };

/** Levels as bars from the average, with their intervals: blue helps, orange hurts, grey is not told. */
export const effectsOption = (
  rows: readonly EffectRow[],
  palette: Palette,
  width: number,
  wished = 120,
): ChartOption => ({
  animation: false,
  grid: {
    left: namesWidth(wished, width) + 14,
    right: 56,
    top: 8,
    bottom: 28,
    outerBoundsMode: 'none',
  },
  tooltip: plainTooltip(rows, palette),
  xAxis: valueAxis(palette, asPoints, false),
  yAxis: [
    nameAxis(rows, palette, namesWidth(wished, width)),
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
      encode: { x: [0, 2, 3], y: 1 },
      data: rows.map(({ estimate, low, high }, at) => [estimate, at, low, high]),
    },
  ],
});
