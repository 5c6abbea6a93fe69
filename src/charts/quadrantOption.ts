import type { ChartOption, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { asPercent, font, plainTooltip, valueAxis } from './parts/axes.ts';
import { dot, line, target, words, type Point } from './parts/marks.ts';
import { placeNames, textWidth, type Box, type PlacedName } from './parts/placeNames.ts';
import { quadrantExtent, type QuadrantRow, type Thresholds } from './quadrantExtent.ts';

export const QUADRANT_HEIGHT = 420;
const MARGIN = { left: 46, right: 16, top: 26, bottom: 44 };
const LONGEST = 28;

const cut = (label: string): string =>
  label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;

/** Names of the four corners, from the upper right one clockwise. */
export interface Corners {
  upperRight: string;
  lowerRight: string;
  lowerLeft: string;
  upperLeft: string;
}

function cornersOf(corners: Corners, frame: Box) {
  const [top, bottom] = [frame.top - 13, frame.bottom - 11];
  return [
    { text: corners.upperRight, x: frame.right, y: top, align: 'right' as const },
    { text: corners.upperLeft, x: frame.left, y: top, align: 'left' as const },
    { text: corners.lowerRight, x: frame.right - 4, y: bottom, align: 'right' as const },
    { text: corners.lowerLeft, x: frame.left + 4, y: bottom, align: 'left' as const },
  ];
}

const drawRow =
  (
    rows: readonly QuadrantRow[],
    names: readonly (PlacedName | null)[],
    [least, most]: readonly [number, number],
    palette: Palette,
  ): RenderItem =>
  (params, api) => {
    const row = rows[params.dataIndex];
    if (!row) return null;
    const at = (rate: number): Point => {
      const [x = 0, y = 0] = api.coord([row.value, Math.min(most, Math.max(least, rate))]);
      return { x, y };
    };
    const [middle, low, high] = [at(row.estimate), at(row.low), at(row.high)];
    const colour = row.faint ? palette.neutral : palette.ink;
    const name = names[params.dataIndex];
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        target(middle.x - 10, high.y, 20, low.y - high.y),
        line(low, high, palette.neutral, row.faint ? 1 : 1.5),
        dot(middle, 5, colour, row.placed ? null : palette.surface),
        ...(name
          ? [words(name, cut(row.label), row.faint ? palette.muted : palette.ink, font, name.align)]
          : []),
      ],
    };
  };

/** The two thresholds and what the corners between them are called. */
const drawThresholds =
  (
    thresholds: Thresholds,
    corners: ReturnType<typeof cornersOf>,
    frame: Box,
    palette: Palette,
  ): RenderItem =>
  (_params, api) => {
    const [x = 0, y = 0] = api.coord([thresholds.value, thresholds.rate]);
    return {
      type: 'group',
      silent: true,
      emphasisDisabled: true,
      children: [
        line({ x, y: frame.top }, { x, y: frame.bottom }, palette.accent, 1),
        line({ x: frame.left, y }, { x: frame.right, y }, palette.accent, 1),
        ...corners.map(({ text, align, ...place }) =>
          words(place, text, palette.muted, font, align),
        ),
      ],
    };
  };

/**
 * Value of a deal against win rate, cut into four by two thresholds. Dots are hollow where the interval of the rate
 * crosses its threshold. Names never lie on each other; one that finds no room is left to the tooltip and the table.
 */
export function quadrantOption(
  rows: readonly QuadrantRow[],
  thresholds: Thresholds,
  corners: Corners,
  axis: { name: string; format: (value: number) => string },
  palette: Palette,
  width: number,
): ChartOption {
  const extent = quadrantExtent(rows, thresholds);
  const frame: Box = {
    left: MARGIN.left,
    top: MARGIN.top,
    right: width - MARGIN.right,
    bottom: QUADRANT_HEIGHT - MARGIN.bottom,
  };
  const scale = (value: number, [from, to]: readonly [number, number], a: number, b: number) =>
    a + ((value - from) / (to - from || 1)) * (b - a);
  const named = cornersOf(corners, frame);
  const taken = named.map(({ text, align, ...at }) => {
    const left = align === 'right' ? at.x - textWidth(text) : at.x;
    return { left, right: left + textWidth(text), top: at.y - 9, bottom: at.y + 9 };
  });
  const [from, to] = extent.value;
  const place = (value: number) => (extent.logarithmic ? Math.log(value) : value);
  const x = (value: number) =>
    scale(place(value), [place(from), place(to)], frame.left, frame.right);
  const y = (rate: number) => scale(rate, extent.rate, frame.bottom, frame.top);
  const upright = (at: number, top: number, bottom: number): Box => ({
    left: at - 2,
    right: at + 2,
    top,
    bottom,
  });
  const lines: Box[] = [
    upright(x(thresholds.value), frame.top, frame.bottom),
    { ...frame, top: y(thresholds.rate) - 2, bottom: y(thresholds.rate) + 2 },
    ...rows.map((row) => upright(x(row.value), y(row.high), y(row.low))),
  ];
  const names = placeNames(
    rows.map((row) => ({ label: cut(row.label), x: x(row.value), y: y(row.estimate) })),
    frame,
    taken,
    lines,
  );
  return {
    animation: false,
    grid: { ...MARGIN, outerBoundsMode: 'none' },
    tooltip: plainTooltip(rows, palette),
    xAxis: {
      ...valueAxis(palette, axis.format, true),
      type: extent.logarithmic ? 'log' : 'value',
      boundaryGap: undefined,
      min: extent.value[0],
      max: extent.value[1],
      name: axis.name,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { ...font, color: palette.muted },
      splitLine: { show: false },
      axisLabel: {
        ...valueAxis(palette, axis.format, true).axisLabel,
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    yAxis: {
      ...valueAxis(palette, asPercent, true),
      boundaryGap: undefined,
      min: extent.rate[0],
      max: extent.rate[1],
      axisLabel: {
        ...valueAxis(palette, asPercent, true).axisLabel,
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    series: [
      {
        type: 'custom',
        cursor: 'pointer',
        renderItem: drawRow(rows, names, extent.rate, palette),
        encode: { x: 0, y: 1 },
        data: rows.map(({ value, estimate }) => [value, estimate]),
      },
      {
        type: 'custom',
        silent: true,
        tooltip: { show: false },
        renderItem: drawThresholds(thresholds, named, frame, palette),
        data: [[thresholds.value, thresholds.rate]],
      },
    ],
  };
}
