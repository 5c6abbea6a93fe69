import type { ChartOption, ChartRow, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { asPercent, font, plainTooltip, valueAxis } from './parts/axes.ts';
import { area, path } from './parts/marks.ts';

/** Share of the deals won (or lost) by age. Only what stands out has a band. */
export interface CurveRow extends ChartRow {
  points: readonly { age: number; estimate: number; low: number; high: number }[];
  part: 'all' | 'chosen' | 'other';
}

const drawCurve =
  (rows: readonly CurveRow[], palette: Palette): RenderItem =>
  (params, api) => {
    const row = rows[params.dataIndex];
    if (!row) return null;
    const place = (age: number, value: number) => {
      const [x = 0, y = 0] = api.coord([age, value]);
      return { x, y };
    };
    const line = row.points.map(({ age, estimate }) => place(age, estimate));
    const low = row.points.map(({ age, low: value }) => place(age, value));
    const high = row.points.map(({ age, high: value }) => place(age, value));
    const other = row.part === 'other';
    const colour = { all: palette.ink, chosen: palette.accent, other: palette.neutral }[row.part];
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        ...(other ? [] : [area([...low, ...high.toReversed()], colour)]),
        path(line, colour, other ? 1 : 2, other ? 0.6 : 1),
        // Wider than what is drawn, to point at.
        path(line, 'transparent', 12, 1),
      ],
    };
  };

/** Cumulative shares by days since creation, one curve for each cohort; rows later in the list are drawn on top. */
export const cohortsOption = (rows: readonly CurveRow[], palette: Palette): ChartOption => ({
  animation: false,
  grid: { left: 40, right: 16, top: 10, bottom: 44, outerBoundsMode: 'none' },
  tooltip: plainTooltip(rows, palette),
  xAxis: {
    ...valueAxis(palette, String, false),
    name: 'days since creation',
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: { ...font, color: palette.muted },
    splitLine: { show: false },
    max: 'dataMax',
  },
  yAxis: valueAxis(palette, asPercent, false),
  series: [
    {
      type: 'custom',
      cursor: 'default',
      renderItem: drawCurve(rows, palette),
      encode: { x: [0, 1], y: [2, 3] },
      data: rows.map(({ points, part }) => [
        points[0]?.age ?? 0,
        points.at(-1)?.age ?? 0,
        0,
        // A young cohort's wide band must not flatten the others.
        Math.max(0, ...points.map(({ estimate, high }) => (part === 'other' ? estimate : high))),
      ]),
    },
  ],
});
