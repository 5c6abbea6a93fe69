import type { ChartOption, ChartRow, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { nameAxis, namesWidth, plainTooltip, rateAxis, textAxis } from './parts/axes.ts';
import { diamond, dot, line, target } from './parts/marks.ts';

/** A level's win rate with its interval, and the rate shrunk towards the field's mean. */
export interface SegmentRow extends ChartRow {
  estimate: number;
  low: number;
  high: number;
  shrunk: number | null;
  text: string;
}

const HALF = 11;

const drawRow =
  (rows: readonly SegmentRow[], mean: number | null, palette: Palette): RenderItem =>
  (params, api) => {
    const row = rows[params.dataIndex];
    if (!row) return null;
    const at = (value: number, dy = 0) => {
      const [x = 0, y = 0] = api.coord([value, params.dataIndex]);
      return { x, y: y + dy };
    };
    const [low, high] = [at(row.low), at(row.high)];
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        target(low.x, low.y - HALF, high.x - low.x, 2 * HALF),
        ...(mean === null ? [] : [line(at(mean, -HALF - 2), at(mean, HALF + 2), palette.muted, 1)]),
        line(low, high, palette.neutral, 2),
        dot(at(row.estimate), 4, palette.ink),
        ...(row.shrunk === null
          ? []
          : [diamond(at(row.shrunk), 4.5, palette.accent, palette.surface)]),
      ],
    };
  };

/** Win rate of each level with its interval; the upright line is the rate of all deals. */
export const segmentsOption = (
  rows: readonly SegmentRow[],
  mean: number | null,
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
  xAxis: rateAxis(palette),
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
      cursor: 'pointer',
      renderItem: drawRow(rows, mean, palette),
      encode: { x: [0, 2, 3], y: 1 },
      data: rows.map(({ estimate, low, high }, at) => [estimate, at, low, high]),
    },
  ],
});
