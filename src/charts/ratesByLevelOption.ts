import type { ChartOption, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { asPercent, font, plainTooltip, valueAxis } from './parts/axes.ts';
import { dot, hatch, line, path, type Point, target } from './parts/marks.ts';
import { wrapped } from './parts/wrapped.ts';

/** One level in one period. Without closed deals there is no rate. */
export interface PanelPoint {
  rate: { estimate: number; low: number; high: number } | null;
  /** Too few deals to be read. */
  faint: boolean;
  tip: string;
}

export interface Panel {
  label: string;
  points: readonly PanelPoint[];
}

export interface Panels {
  /** Names of the periods, the same for all panels. */
  periods: readonly { label: string; masked: boolean }[];
  /** The rates of all deals, a thin line in each panel. */
  all: readonly (number | null)[];
  panels: readonly Panel[];
}

const PANEL_HEIGHT = 168;
const MARGIN = { left: 40, right: 10, top: 26, bottom: 28 };

/** Four stand two by two: one alone under three would look like another kind of thing. */
export function panelColumns(width: number, panels: number): number {
  if (width >= 900 && panels !== 2 && panels !== 4) return Math.min(3, Math.max(1, panels));
  return width >= 560 ? Math.min(2, Math.max(1, panels)) : 1;
}

export const panelsHeight = ({ panels }: Panels, width: number): number =>
  Math.ceil(panels.length / panelColumns(width, panels.length)) * PANEL_HEIGHT;

interface Plot {
  y: number;
  height: number;
}

const drawPeriod =
  (
    { periods, all }: Panels,
    { points }: Panel,
    [least, most]: readonly [number, number],
    palette: Palette,
  ): RenderItem =>
  (params, api) => {
    const at = params.dataIndex;
    const point = points[at];
    if (!point) return null;
    const place = (value: number, index = at) => {
      const [x = 0, y = 0] = api.coord([index, Math.min(most, Math.max(least, value))]);
      return { x, y };
    };
    const masked = periods[at]?.masked ?? false;
    const { y, height } = params.coordSys as unknown as Plot;
    const width = Math.abs(place(0, at + 1).x - place(0, at).x);
    const left = place(0).x - width / 2;
    const quiet = masked || point.faint;
    const colour = quiet ? palette.neutral : palette.ink;
    const next = points[at + 1];
    const inside = point.rate && point.rate.estimate >= least && point.rate.estimate <= most;
    const joined = !masked && periods[at + 1]?.masked === false;
    const [here, there] = [all[at], all[at + 1]];
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        target(left, y, width, height),
        ...(masked ? hatch(left, y, width, height, palette.line) : []),
        ...(joined && typeof here === 'number' && typeof there === 'number'
          ? [path([place(here), place(there, at + 1)], palette.accent, 1, 0.7)]
          : []),
        ...(joined && point.rate && next?.rate
          ? [
              line(
                place(point.rate.estimate),
                place(next.rate.estimate, at + 1),
                palette.neutral,
                1,
              ),
            ]
          : []),
        ...(point.rate
          ? [line(place(point.rate.low), place(point.rate.high), colour, point.faint ? 1 : 2)]
          : []),
        ...(point.rate && inside
          ? [dot(place(point.rate.estimate), 3.5, colour, quiet ? palette.surface : null)]
          : []),
        ...(point.rate && !inside
          ? [beyond(place(point.rate.estimate), point.rate.estimate < least, colour)]
          : []),
      ],
    };
  };

/** An arrowhead at the edge of the scale, towards a rate that lies off it. */
const beyond = ({ x, y }: Point, below: boolean, colour: string) => {
  const base = below ? y - 5 : y + 5;
  return path(
    [
      { x: x - 4, y: base },
      { x, y },
      { x: x + 4, y: base },
    ],
    colour,
    1.5,
    1,
  );
};

/** Ends of the scale that all panels share. Few deals make wild rates, and those must not flatten the rest. */
function scaleOf({ periods, all, panels }: Panels): [number, number] {
  const rates = all.filter((rate) => rate !== null);
  for (const { points } of panels)
    points.forEach(({ rate, faint }, at) => {
      if (!rate) return;
      if (faint) return;
      if (periods[at]?.masked) rates.push(rate.estimate);
      else rates.push(rate.low, rate.high);
    });
  if (rates.length === 0) return [0, 1];
  const [least, most] = [Math.min(...rates) - 0.01, Math.max(...rates) + 0.01];
  // Steps the axis can write without one label on another.
  const steps = most - least > 0.3 ? 10 : 20;
  return [
    Math.max(0, Math.floor(least * steps) / steps),
    Math.min(1, Math.ceil(most * steps) / steps),
  ];
}

/** Small multiples: the win rate of each level over time on one scale, beside that of all deals. */
export function ratesByLevelOption(shown: Panels, palette: Palette, width: number): ChartOption {
  const { periods, panels } = shown;
  const columns = panelColumns(width, panels.length);
  const panelWidth = width / columns;
  const scale = scaleOf(shown);
  const [min, max] = scale;
  return {
    animation: false,
    grid: panels.map((_, i) => ({
      left: (i % columns) * panelWidth + MARGIN.left,
      width: panelWidth - MARGIN.left - MARGIN.right,
      top: Math.floor(i / columns) * PANEL_HEIGHT + MARGIN.top,
      height: PANEL_HEIGHT - MARGIN.top - MARGIN.bottom,
      outerBoundsMode: 'none' as const,
    })),
    tooltip: {
      ...plainTooltip([], palette),
      formatter: (params) => {
        const one = Array.isArray(params) ? params[0] : params;
        return wrapped(panels[one?.seriesIndex ?? -1]?.points[one?.dataIndex ?? -1]?.tip ?? '', 52);
      },
    },
    xAxis: panels.map((_, i) => ({
      type: 'category' as const,
      gridIndex: i,
      data: periods.map(({ label }) => label),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { ...font, color: palette.muted, hideOverlap: true },
    })),
    yAxis: panels.map(({ label }, i) => ({
      ...valueAxis(palette, asPercent, false),
      gridIndex: i,
      min,
      max,
      splitNumber: 3,
      name: label,
      nameLocation: 'end' as const,
      nameGap: 10,
      nameTruncate: { maxWidth: panelWidth - MARGIN.left - MARGIN.right },
      nameTextStyle: {
        ...font,
        color: palette.ink,
        fontWeight: 'bold' as const,
        align: 'left' as const,
      },
    })),
    series: panels.map((panel, i) => ({
      type: 'custom' as const,
      cursor: 'default',
      xAxisIndex: i,
      yAxisIndex: i,
      renderItem: drawPeriod(shown, panel, scale, palette),
      encode: { x: 0, y: 1 },
      data: panel.points.map(({ rate }, at) => [at, rate?.estimate ?? null]),
    })),
  };
}
