import type { ChartOption, ChartRow, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { font, plainTooltip, rateAxis } from './parts/axes.ts';
import { dot, hatch, line, target } from './parts/marks.ts';

/** A period's win rate. Masked ones are hatched; the two that are compared are marked. */
export interface RateRow extends ChartRow {
  estimate: number;
  low: number;
  high: number;
  masked: boolean;
  compared: boolean;
}

const readable = (row: RateRow | undefined): row is RateRow => row !== undefined && !row.masked;

interface Plot {
  y: number;
  height: number;
}

const drawPeriod =
  (rows: readonly RateRow[], palette: Palette): RenderItem =>
  (params, api) => {
    const at = params.dataIndex;
    const row = rows[at];
    if (!row) return null;
    const place = (value: number, index = at) => {
      const [x = 0, y = 0] = api.coord([index, value]);
      return { x, y };
    };
    const width = Math.abs(place(0, at + 1).x - place(0, at).x);
    const { y, height } = params.coordSys as unknown as Plot;
    const centre = place(row.estimate);
    const left = centre.x - width / 2;
    const next = rows[at + 1];
    const colour = row.compared ? palette.accent : palette.ink;
    const joined = readable(row) && readable(next);
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        target(left, y, width, height),
        ...(row.masked ? hatch(left, y, width, height, palette.line) : []),
        ...(joined ? [line(centre, place(next.estimate, at + 1), palette.neutral, 1)] : []),
        line(place(row.low), place(row.high), row.masked ? palette.neutral : colour, 2),
        dot(
          centre,
          row.compared ? 5 : 4,
          row.masked ? palette.neutral : colour,
          row.masked ? palette.surface : null,
        ),
      ],
    };
  };

/** Win rate by period with intervals, on one clock. */
export const ratesOverTimeOption = (
  rows: readonly RateRow[],
  palette: Palette,
  cursor: 'default' | 'pointer' = 'default',
): ChartOption => ({
  animation: false,
  grid: { left: 44, right: 8, top: 10, bottom: 28, outerBoundsMode: 'none' },
  tooltip: plainTooltip(rows, palette),
  xAxis: {
    type: 'category',
    data: rows.map(({ label }) => label),
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: { ...font, color: palette.muted, hideOverlap: true },
  },
  yAxis: rateAxis(palette),
  series: [
    {
      type: 'custom',
      cursor,
      renderItem: drawPeriod(rows, palette),
      encode: { x: 0, y: [1, 2, 3] },
      data: rows.map(({ estimate, low, high }, at) => [at, estimate, low, high]),
    },
  ],
});
