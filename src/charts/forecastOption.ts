import type { ChartOption } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { valueAxis } from './parts/axes.ts';
import { box, dot, line, target } from './parts/marks.ts';
import { rowsChart, type TextRow } from './parts/rowsChart.ts';

/** A quarter or month: the range it was, or is, forecast to end in, and what it ended at. */
export interface ForecastRow extends TextRow {
  p10: number;
  p50: number;
  p90: number;
  /** Won when the forecast was made. */
  soFar: number;
  /** Null: it is not over. */
  actual: number | null;
}

const HALF = 7;
const TICK = 10;

/**
 * Ranges with their middle. What is over is grey and has a dot where it ended, filled where the range held it and hollow
 * where it did not; what is to come is in the accent. A line from 0 to what was won when the forecast was made.
 */
export const forecastOption = (
  rows: readonly ForecastRow[],
  palette: Palette,
  width: number,
  format: (value: number) => string,
): ChartOption =>
  rowsChart({
    rows,
    values: ({ p10, p50, p90, soFar, actual }) => [p10, p50, p90, soFar, actual ?? p50, 0],
    draw: ({ p10, p50, p90, soFar, actual }, place) => {
      const over = actual !== null;
      const inside = over && p10 <= actual && actual <= p90;
      const colour = over ? palette.neutral : palette.accent;
      const [low, high] = [place(p10, -HALF), place(p90, HALF)];
      const start = place(0);
      const reach = place(Math.max(p90, actual ?? p90), TICK);
      return [
        target(start.x, start.y - TICK, reach.x - start.x + 8, 2 * TICK),
        ...(soFar > 0 ? [line(start, place(soFar), palette.muted, 2)] : []),
        box(low, high, colour, over ? 0.35 : 0.5),
        line(place(p50, -TICK), place(p50, TICK), over ? palette.muted : palette.ink, 2),
        ...(over ? [dot(place(actual), 4.5, palette.ink, inside ? null : palette.surface)] : []),
      ];
    },
    xAxis: { ...valueAxis(palette, format, false), min: 0 },
    palette,
    width,
    wished: 110,
  });

/** A step on the way from what is won to what is expected. */
export interface ForecastStep extends TextRow {
  from: number;
  to: number;
  kind: 'won' | 'open' | 'new' | 'expected' | 'target';
  /** Of what is expected. */
  range: { low: number; high: number } | null;
}

/** Won so far, what open deals bring and what deals not created yet do: together what is expected, with its range. */
export const forecastStepsOption = (
  steps: readonly ForecastStep[],
  palette: Palette,
  width: number,
  format: (value: number) => string,
): ChartOption =>
  rowsChart({
    rows: steps,
    values: ({ from, to, range }) => [from, to, range?.low ?? from, range?.high ?? to],
    draw: ({ from, to, kind, range }, place, row) => {
      const [start, end] = [place(from, -HALF), place(to, HALF)];
      const next = steps[row + 1];
      const fill = {
        won: palette.ink,
        open: palette.accent,
        new: palette.accent,
        expected: palette.neutral,
        target: palette.neutral,
      }[kind];
      const faint = kind === 'new' ? 0.45 : 1;
      return [
        target(start.x, start.y - 4, Math.max(end.x - start.x, 8), 2 * HALF + 8),
        ...(next && kind !== 'expected' && kind !== 'target'
          ? [line(place(to, HALF), place(to, -HALF, row + 1), palette.neutral, 1)]
          : []),
        ...(kind === 'target'
          ? [line(place(to, -TICK), place(to, TICK), palette.ink, 2)]
          : [box(start, end, fill, faint)]),
        ...(range
          ? [
              line(place(range.low), place(range.high), palette.ink, 2),
              line(place(range.low, -5), place(range.low, 5), palette.ink, 2),
              line(place(range.high, -5), place(range.high, 5), palette.ink, 2),
            ]
          : []),
      ];
    },
    xAxis: { ...valueAxis(palette, format, false), min: 0 },
    palette,
    width,
    wished: 160,
  });
