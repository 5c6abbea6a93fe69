import type { ChartOption } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { asPercent, valueAxis } from './parts/axes.ts';
import { box, line, target } from './parts/marks.ts';
import { rowsChart, type TextRow } from './parts/rowsChart.ts';

/** A step of the way from the rate before to the rate after. Totals have `from` equal to `to`. */
export interface BridgeStep extends TextRow {
  from: number;
  to: number;
  total: boolean;
  /** False: what chance would give; then it is grey. */
  told?: boolean;
}

const HALF = 7;

/** Ends of a scale that shows so much at least, or a difference of nothing would fill the picture. */
function atLeast(steps: readonly BridgeStep[], span: number): { min?: number; max?: number } {
  const all = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (all.length === 0 || high - low >= span) return {};
  const min = Math.max(0, Math.min(1 - span, Math.floor(50 * (low + high - span)) / 100));
  return { min, max: min + span };
}

/** The exact way from one rate to the other: what the mix did, then what each level's own rate did. @param leastSpan of the scale, as a share */
export const bridgeOption = (
  steps: readonly BridgeStep[],
  palette: Palette,
  width: number,
  wished = 120,
  leastSpan = 0,
): ChartOption =>
  rowsChart({
    rows: steps,
    values: ({ from, to }) => [from, to],
    draw: (step, place, row) => {
      const [from, to] = [place(step.from, -HALF), place(step.to, HALF)];
      const sure = step.to >= step.from ? palette.helps : palette.hurts;
      const colour = step.told === false ? palette.neutral : sure;
      const last = row === steps.length - 1;
      const mark = step.total
        ? line({ x: from.x, y: from.y - 2 }, { x: to.x, y: to.y + 2 }, palette.ink, 4)
        : box(from, to, colour);
      const reach = Math.min(from.x, to.x) - 8;
      return [
        target(reach, from.y - 4, Math.abs(to.x - from.x) + 16, 2 * HALF + 8),
        // Where the next step starts.
        ...(last ? [] : [line(to, place(step.to, -HALF, row + 1), palette.neutral, 1)]),
        mark,
      ];
    },
    xAxis: { ...valueAxis(palette, asPercent, true), ...atLeast(steps, leastSpan) },
    palette,
    width,
    wished,
  });
