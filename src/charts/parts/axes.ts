import type { ChartOption, ChartRow } from '../chartOption.ts';
import type { Palette } from '../palette.ts';
import { wrapped } from './wrapped.ts';

type YAxis = Extract<ChartOption['yAxis'], { type?: 'category' }>;

const MINUS = '−';
/** Share of the reach of the values that a zoomed scale leaves free at either end. */
const ROOM = 0.03;
/** The page's own, by name: widths are measured with it, and neither `inherit` nor a token can be. */
export const font = {
  fontFamily: "'Inter Variable', 'Inter Stand-in', ui-sans-serif, system-ui, sans-serif",
  fontSize: 12,
};

export const asPercent = (value: number): string => `${Math.round(100 * value)}%`;
export const asPoints = (value: number): string => {
  const points = Number((100 * value).toFixed(1));
  return points > 0 ? `+${points}` : String(points).replace('-', MINUS);
};

/** Room for the names: as wished, but never so much that the picture has less than the words. */
export const namesWidth = (wished: number, width: number): number =>
  Math.round(Math.min(wished, 0.34 * width));

/** A quiet scale along the bottom: hairlines, no box. */
export const valueAxis = (
  palette: Palette,
  format: (value: number) => string,
  zoomed: boolean,
) => ({
  type: 'value' as const,
  scale: zoomed,
  ...(zoomed && { boundaryGap: [`${100 * ROOM}%`, `${100 * ROOM}%`] as [string, string] }),
  splitNumber: 4,
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: palette.line, width: 1 } },
  axisLabel: { ...font, color: palette.muted, formatter: format, hideOverlap: true },
});

/** A rate lies between none and all, whatever room a scale would take beside its ends. */
export const rateAxis = (palette: Palette) => ({
  ...valueAxis(palette, asPercent, true),
  min: ({ min, max }: { min: number; max: number }) => (min - ROOM * (max - min) < 0 ? 0 : null),
  max: ({ min, max }: { min: number; max: number }) => (max + ROOM * (max - min) > 1 ? 1 : null),
});

/** Names down the left side, first row on top; cut short where there is no room. */
export const nameAxis = (rows: readonly ChartRow[], palette: Palette, width: number): YAxis => ({
  type: 'category',
  inverse: true,
  data: rows.map(({ label }) => label),
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: {
    ...font,
    ...(rows.some(({ label }) => label.includes('\n')) && { lineHeight: 13 }),
    color: palette.ink,
    width,
    overflow: 'truncate',
    interval: 0,
    margin: 10,
  },
});

/** Already worded numbers down the right side, one for each row. */
export const textAxis = (texts: readonly string[], palette: Palette): YAxis => ({
  type: 'category',
  inverse: true,
  position: 'right',
  data: [...texts],
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { ...font, color: palette.muted, interval: 0, margin: 8 },
});

/** Tooltips are drawn, not written as HTML: a level called `<img onerror=…>` stays its name. */
export const plainTooltip = (
  rows: readonly ChartRow[],
  palette: Palette,
): NonNullable<Exclude<ChartOption['tooltip'], readonly unknown[]>> => ({
  trigger: 'item',
  renderMode: 'richText',
  confine: true,
  backgroundColor: palette.surface,
  borderColor: palette.line,
  borderWidth: 1,
  padding: [8, 10],
  textStyle: { ...font, color: palette.ink },
  formatter: (params) => {
    const { dataIndex } = Array.isArray(params) ? (params[0] ?? { dataIndex: -1 }) : params;
    return wrapped(rows[dataIndex]?.tip ?? '', 52);
  },
});
