import type { ChartOption } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { asPercent, valueAxis } from './parts/axes.ts';
import { box, line, target } from './parts/marks.ts';
import { rowsChart, type TextRow } from './parts/rowsChart.ts';

/** One band of open deals: its share of the value, and of the deals. */
export interface FitRow extends TextRow {
  band: 'high' | 'medium' | 'low' | 'unknown';
  share: number;
  dealsShare: number;
}

const HALF = 9;
const TICK = 13;

/** Bars of open value by fit; the upright tick is the band's share of the deals. */
export const fitOption = (rows: readonly FitRow[], palette: Palette, width: number): ChartOption =>
  rowsChart({
    rows,
    values: ({ share, dealsShare }) => [share, dealsShare, 0],
    draw: ({ band, share, dealsShare }, place) => {
      const fill = { high: palette.helps, medium: palette.neutral, low: palette.hurts };
      const [start, end] = [place(0, -TICK), place(Math.max(share, dealsShare), TICK)];
      return [
        target(start.x, start.y, end.x - start.x, end.y - start.y),
        box(place(0, -HALF), place(share, HALF), band === 'unknown' ? palette.line : fill[band]),
        line(place(dealsShare, -TICK), place(dealsShare, TICK), palette.ink, 2),
      ];
    },
    xAxis: { ...valueAxis(palette, asPercent, false), min: 0 },
    palette,
    width,
    wished: 150,
  });
