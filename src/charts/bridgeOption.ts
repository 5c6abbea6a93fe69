import type { ChartOption, ChartRow, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import {
  asPercent,
  nameAxis,
  namesWidth,
  plainTooltip,
  textAxis,
  valueAxis,
} from './parts/axes.ts';
import { box, line, target } from './parts/marks.ts';

/** A step of the way from the rate before to the rate after. Totals have `from` equal to `to`. */
export interface BridgeStep extends ChartRow {
  from: number;
  to: number;
  total: boolean;
  text: string;
}

const HALF = 7;

const drawStep =
  (steps: readonly BridgeStep[], palette: Palette): RenderItem =>
  (params, api) => {
    const step = steps[params.dataIndex];
    if (!step) return null;
    const at = (value: number, row: number, dy: number) => {
      const [x = 0, y = 0] = api.coord([value, row]);
      return { x, y: y + dy };
    };
    const row = params.dataIndex;
    const [from, to] = [at(step.from, row, -HALF), at(step.to, row, HALF)];
    const colour = step.to >= step.from ? palette.helps : palette.hurts;
    const last = row === steps.length - 1;
    const mark = step.total
      ? line({ x: from.x, y: from.y - 2 }, { x: to.x, y: to.y + 2 }, palette.ink, 4)
      : box(from, to, colour);
    const reach = Math.min(from.x, to.x) - 8;
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        target(reach, from.y - 4, Math.abs(to.x - from.x) + 16, 2 * HALF + 8),
        // Where the next step starts.
        ...(last ? [] : [line(to, at(step.to, row + 1, -HALF), palette.neutral, 1)]),
        mark,
      ],
    };
  };

/** The exact way from one rate to the other: what the mix did, then what each level's own rate did. */
export const bridgeOption = (
  steps: readonly BridgeStep[],
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
  tooltip: plainTooltip(steps, palette),
  xAxis: valueAxis(palette, asPercent, true),
  yAxis: [
    nameAxis(steps, palette, namesWidth(wished, width)),
    textAxis(
      steps.map(({ text }) => text),
      palette,
    ),
  ],
  series: [
    {
      type: 'custom',
      cursor: 'default',
      renderItem: drawStep(steps, palette),
      encode: { x: [0, 2], y: 1 },
      data: steps.map(({ from, to }, at) => [from, at, to]),
    },
  ],
});
