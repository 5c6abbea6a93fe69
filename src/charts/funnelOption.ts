import type { ChartOption } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { valueAxis } from './parts/axes.ts';
import { box, target } from './parts/marks.ts';
import { rowsChart, type TextRow } from './parts/rowsChart.ts';

/** One stage in deals: those that got further, those still there and those lost, one after the other. */
export interface FunnelRow extends TextRow {
  advanced: number;
  open: number;
  lost: number;
  /** The stage that is named as the bottleneck: only that has a colour of its own. */
  told: boolean;
}

const HALF = 9;
const compact = new Intl.NumberFormat('en-US', { notation: 'compact' });

/** Stages from the first to the last: how many deals got to each, and what became of them there. */
export const funnelOption = (
  rows: readonly FunnelRow[],
  palette: Palette,
  width: number,
): ChartOption =>
  rowsChart({
    rows,
    values: ({ advanced, open, lost }) => [advanced + open + lost, 0],
    draw: ({ advanced, open, lost, told }, place) => {
      const [start, end] = [place(0, -2 * HALF), place(advanced + open + lost, 2 * HALF)];
      const part = (from: number, size: number, fill: string, opacity: number) =>
        size > 0 ? [box(place(from, -HALF), place(from + size, HALF), fill, opacity)] : [];
      return [
        target(start.x, start.y, end.x - start.x, end.y - start.y),
        ...part(0, advanced, palette.neutral, 0.85),
        ...part(advanced, open, palette.accent, 0.75),
        ...part(advanced + open, lost, told ? palette.hurts : palette.neutral, told ? 0.85 : 0.3),
      ];
    },
    xAxis: {
      ...valueAxis(palette, (value) => compact.format(value).replace('K', 'k'), false),
      min: 0,
    },
    palette,
    width,
    wished: 170,
  });
