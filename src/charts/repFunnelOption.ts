import type { ChartOption, ChartRow, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { asPoints, font, plainTooltip, valueAxis } from './parts/axes.ts';
import { area, dot, line, path, target, words, type Point } from './parts/marks.ts';
import { placeNames, type Box, type PlacedName } from './parts/placeNames.ts';

export const FUNNEL_HEIGHT = 360;
const MARGIN = { left: 52, right: 16, top: 12, bottom: 44 };
const STEPS = 60;
/** Room beyond the farthest rep. */
const ROOM = 1.2;

/** A rep by closed deals and by what was won beyond expectation, a fraction. */
export interface FunnelRow extends ChartRow {
  deals: number;
  difference: number;
  outside: null | 95 | 99.8;
  /** Nobody is pointed at where reps can't be told apart. */
  named: boolean;
}

/** Half the width of the limits of one deal: of so many deals it is over their root. Fractions. */
export interface FunnelLimits {
  inner: number;
  outer: number;
}

/** A little more than the books there are, and from none where some are small. */
export function funnelExtent(
  rows: readonly FunnelRow[],
  { outer }: FunnelLimits,
): { deals: [number, number]; reach: number } {
  const most = Math.max(1, ...rows.map(({ deals }) => deals));
  const middle = rows.map(({ deals }) => deals).sort((a, b) => a - b)[rows.length >> 1] ?? 1;
  const farthest = Math.max(0, ...rows.map(({ difference }) => Math.abs(difference)));
  const reach = ROOM * Math.max(farthest, outer / Math.sqrt(Math.max(1, middle)));
  const least = Math.min(...rows.map(({ deals }) => deals));
  const from = least > most / 3 ? 0.6 * least : 0;
  return { deals: [from, 1.05 * most], reach: Math.min(1, reach) };
}

function mark(row: FunnelRow, palette: Palette): [colour: string, hollow: string | null] {
  if (row.outside === null || !row.named) return [palette.ink, null];
  const colour = row.difference >= 0 ? palette.helps : palette.hurts;
  return [colour, row.outside === 95 ? palette.surface : null];
}

const drawRep =
  (
    rows: readonly FunnelRow[],
    names: readonly (PlacedName | null)[],
    palette: Palette,
  ): RenderItem =>
  ({ dataIndex }, api) => {
    const row = rows[dataIndex];
    if (!row) return null;
    const [x = 0, y = 0] = api.coord([row.deals, row.difference]);
    const name = names[dataIndex];
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        target(x - 9, y - 9, 18, 18),
        dot({ x, y }, 4.5, ...mark(row, palette)),
        ...(name ? [words(name, row.label, palette.ink, font, name.align)] : []),
      ],
    };
  };

/** The limits as two pairs of curves, the inner one filled, and the line of expectation. */
const drawLimits =
  (limits: FunnelLimits, [from, to]: readonly [number, number], palette: Palette): RenderItem =>
  (_params, api) => {
    const point = (deals: number, value: number): Point => {
      const [x = 0, y = 0] = api.coord([deals, value]);
      return { x, y };
    };
    const deals = Array.from(
      { length: STEPS + 1 },
      // Denser where the curves bend.
      (_, at) => Math.max(from, 1) + (to - Math.max(from, 1)) * (at / STEPS) ** 2,
    );
    const curve = (half: number, sign: number): Point[] =>
      deals.map((n) => point(n, (sign * half) / Math.sqrt(n)));
    const [above, below] = [curve(limits.inner, 1), curve(limits.inner, -1)];
    return {
      type: 'group',
      silent: true,
      emphasisDisabled: true,
      children: [
        area([...above, ...below.toReversed()], palette.neutral),
        path(above, palette.neutral, 1, 1),
        path(below, palette.neutral, 1, 1),
        path(curve(limits.outer, 1), palette.neutral, 1, 0.6),
        path(curve(limits.outer, -1), palette.neutral, 1, 0.6),
        line(point(from, 0), point(to, 0), palette.accent, 1.5),
      ],
    };
  };

/**
 * Each rep by closed deals and by what they won beyond expectation, inside the limits of chance for a book of that size:
 * 95% filled, 99.8% as a line. A ring lies outside the first, a filled dot in colour outside the second.
 */
export function repFunnelOption(
  rows: readonly FunnelRow[],
  limits: FunnelLimits,
  palette: Palette,
  width: number,
): ChartOption {
  const { deals, reach } = funnelExtent(rows, limits);
  const frame: Box = {
    left: MARGIN.left,
    top: MARGIN.top,
    right: width - MARGIN.right,
    bottom: FUNNEL_HEIGHT - MARGIN.bottom,
  };
  const x = (n: number) =>
    frame.left + ((n - deals[0]) / (deals[1] - deals[0])) * (frame.right - frame.left);
  const y = (value: number) =>
    frame.bottom - ((value + reach) / (2 * reach)) * (frame.bottom - frame.top);
  const places = rows.map((row) => ({ label: row.label, x: x(row.deals), y: y(row.difference) }));
  const wanted = rows.flatMap((row, at) => (row.named && row.outside !== null ? [at] : []));
  const dots = places.map((at) => ({
    left: at.x - 5,
    right: at.x + 5,
    top: at.y - 5,
    bottom: at.y + 5,
  }));
  const found = placeNames(
    wanted.flatMap((at) => places[at] ?? []),
    frame,
    [],
    dots,
  );
  const names = rows.map((_, at) => found[wanted.indexOf(at)] ?? null);
  return {
    animation: false,
    grid: { ...MARGIN, outerBoundsMode: 'none' },
    tooltip: plainTooltip(rows, palette),
    xAxis: {
      ...valueAxis(palette, String, false),
      min: deals[0],
      max: deals[1],
      name: 'closed deals',
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { ...font, color: palette.muted },
      splitLine: { show: false },
      axisLabel: {
        ...valueAxis(palette, thousands, false).axisLabel,
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    yAxis: {
      ...valueAxis(palette, asPoints, false),
      min: -reach,
      max: reach,
      axisLabel: {
        ...valueAxis(palette, asPoints, false).axisLabel,
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        clip: true,
        tooltip: { show: false },
        renderItem: drawLimits(limits, deals, palette),
        data: [[0, 0]],
      },
      {
        type: 'custom',
        cursor: 'pointer',
        renderItem: drawRep(rows, names, palette),
        encode: { x: 0, y: 1 },
        data: rows.map((row) => [row.deals, row.difference]),
      },
    ],
  };
}

const thousands = (value: number): string => value.toLocaleString('en-US');
