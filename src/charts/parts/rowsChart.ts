import type { ChartOption, ChartRow, RenderItem } from '../chartOption.ts';
import type { Palette } from '../palette.ts';
import { nameAxis, namesWidth, plainTooltip, textAxis } from './axes.ts';
import type { Point } from './marks.ts';

/** A row with the number that stands at its right end, worded. */
export interface TextRow extends ChartRow {
  text: string;
}

/** Where a value lies in a row, in pixels; `dy` below its middle. */
export type PlaceOf = (value: number, dy?: number, row?: number) => Point;

type Shapes = Extract<NonNullable<ReturnType<RenderItem>>, { type: 'group' }>['children'];

interface RowsChart<Row extends TextRow> {
  rows: readonly Row[];
  /** The numbers of a row that the scale along the bottom has to hold. */
  values: (row: Row) => readonly number[];
  /** The shapes of a row. */
  draw: (row: Row, place: PlaceOf, index: number) => Shapes;
  xAxis: ChartOption['xAxis'];
  palette: Palette;
  /** Pixels of the picture, and those wished for the names. */
  width: number;
  wished: number;
  cursor?: 'default' | 'pointer';
}

/** One line for each row: its name at the left, what is drawn of it, its number at the right. */
export function rowsChart<Row extends TextRow>(chart: RowsChart<Row>): ChartOption {
  const { rows, values, draw, xAxis, palette, width, wished, cursor = 'default' } = chart;
  const names = namesWidth(wished, width);
  const renderItem: RenderItem = ({ dataIndex }, api) => {
    const row = rows[dataIndex];
    if (!row) return null;
    const place: PlaceOf = (value, dy = 0, index = dataIndex) => {
      const [x = 0, y = 0] = api.coord([value, index]);
      return { x, y: y + dy };
    };
    return { type: 'group', emphasisDisabled: true, children: draw(row, place, dataIndex) };
  };
  const data = rows.map((row, at) => {
    const [first = 0, ...others] = values(row);
    return [first, at, ...others];
  });
  const places = (data[0] ?? []).map((_, at) => at).filter((at) => at !== 1);
  return {
    animation: false,
    grid: {
      left: names + 14,
      right: textsWidth(rows),
      top: 8,
      bottom: 28,
      outerBoundsMode: 'none',
    },
    tooltip: plainTooltip(rows, palette),
    xAxis,
    yAxis: [
      nameAxis(rows, palette, names),
      textAxis(
        rows.map(({ text }) => text),
        palette,
      ),
    ],
    series: [{ type: 'custom', cursor, renderItem, encode: { x: places, y: 1 }, data }],
  };
}

/** Pixels of a letter, of the gap before the numbers, and the least and most they get. */
const LETTER = 7;
const GAP = 14;
const [LEAST, MOST] = [56, 112];

function textsWidth(rows: readonly TextRow[]): number {
  const letters = Math.max(0, ...rows.flatMap(({ text }) => text.split('\n').map((l) => l.length)));
  return Math.min(Math.max(GAP + LETTER * letters, LEAST), MOST);
}
