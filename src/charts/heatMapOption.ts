import type { ChartOption, ChartRow, RenderItem } from './chartOption.ts';
import type { Palette } from './palette.ts';
import { font, nameAxis, namesWidth, plainTooltip } from './parts/axes.ts';
import { box, words, type Point } from './parts/marks.ts';

/** The deals of one level of each of two fields: `label` names both. */
export interface HeatCell extends ChartRow {
  /** Places of its levels among the names. */
  column: number;
  row: number;
  /** The rate, worded. */
  text: string;
  /** How far the rate is from that of all deals, −1…1: blue above, orange below, bare where they agree. */
  tone: number;
  /** Too few deals to be read. */
  faint: boolean;
}

export interface HeatMap {
  columns: readonly string[];
  rows: readonly string[];
  cells: readonly HeatCell[];
}

export const CELL_HEIGHT = 28;
const GAP = 2;
/** Pixels of a character at the smallest size that can be read; a rate that has no room at it is not written. */
const CHARACTER = 6.4;
const SMALLEST_FONT = 11;
/** In narrower cells a rate stands small and without its sign. */
const ROOMY = 36;
/** Narrower than this, names of columns stand aslant. */
const NARROWEST_NAME = 84;
const STRONGEST = 0.5;
const RIGHT = 12;
/** A name that stands aslant leans over the edge of its column. */
const RIGHT_ASLANT = 34;

const leftOf = (width: number): number => namesWidth(150, width) + 14;

const slanted = (columns: number, width: number): boolean =>
  (width - leftOf(width) - RIGHT) / Math.max(1, columns) < NARROWEST_NAME;

const rightOf = (columns: number, width: number): number =>
  slanted(columns, width) ? RIGHT_ASLANT : RIGHT;

const topOf = (columns: number, width: number): number => (slanted(columns, width) ? 84 : 28);

/** Pixels from the first name of a column to the last cell. */
export const heatMapHeight = ({ columns, rows }: HeatMap, width: number): number =>
  topOf(columns.length, width) + rows.length * CELL_HEIGHT + 6;

function figure(cell: HeatCell, at: Point, width: number, palette: Palette) {
  const roomy = width >= ROOMY;
  const text = roomy ? cell.text : cell.text.replace('%', '');
  if (width - 2 * GAP < text.length * CHARACTER) return [];
  const size = roomy ? font.fontSize : SMALLEST_FONT;
  const colour = cell.faint ? palette.muted : palette.ink;
  return [words(at, text, colour, { ...font, fontSize: size })];
}

const drawCell =
  (cells: readonly HeatCell[], palette: Palette): RenderItem =>
  (params, api) => {
    const cell = cells[params.dataIndex];
    if (!cell) return null;
    const [x = 0, y = 0] = api.coord([cell.column, cell.row]);
    const size = api.size?.([1, 1]);
    const [width = 0, height = 0] = Array.isArray(size) ? size : [];
    const from = { x: x - width / 2 + GAP / 2, y: y - height / 2 + GAP / 2 };
    const to = { x: x + width / 2 - GAP / 2, y: y + height / 2 - GAP / 2 };
    const colour = cell.tone < 0 ? palette.hurts : palette.helps;
    const strength = cell.faint ? 0 : STRONGEST * Math.min(1, Math.abs(cell.tone));
    return {
      type: 'group',
      emphasisDisabled: true,
      children: [
        // A ground under every cell: where rates agree it shows that there is something to point at.
        box(from, to, palette.line, cell.faint ? 0.3 : 0.5),
        ...(strength > 0 ? [box(from, to, palette.surface), box(from, to, colour, strength)] : []),
        ...figure(cell, { x, y }, width, palette),
      ],
    };
  };

/** Win rate of every level of one field with every level of another; no rate is written where it could not be read. */
export const heatMapOption = (map: HeatMap, palette: Palette, width: number): ChartOption => {
  const { columns, rows, cells } = map;
  const aslant = slanted(columns.length, width);
  const right = rightOf(columns.length, width);
  const columnWidth = (width - leftOf(width) - right) / Math.max(1, columns.length);
  return {
    animation: false,
    grid: {
      left: leftOf(width),
      right,
      top: topOf(columns.length, width),
      bottom: 6,
      outerBoundsMode: 'none',
    },
    tooltip: plainTooltip(cells, palette),
    xAxis: {
      type: 'category',
      position: 'top',
      data: [...columns],
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...font,
        color: palette.ink,
        interval: 0,
        overflow: 'truncate',
        width: aslant ? 88 : columnWidth - 8,
        rotate: aslant ? -60 : 0,
      },
    },
    yAxis: nameAxis(
      rows.map((label) => ({ label, tip: '' })),
      palette,
      namesWidth(150, width),
    ),
    series: [
      {
        type: 'custom',
        cursor: 'pointer',
        renderItem: drawCell(cells, palette),
        encode: { x: 0, y: 1 },
        data: cells.map(({ column, row }) => [column, row]),
      },
    ],
  };
};
