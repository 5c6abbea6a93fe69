import type { HeatMap } from '../../charts/heatMapOption.ts';
import type { Panels } from '../../charts/ratesByLevelOption.ts';
import type { Period } from '../../domain/document/periods.ts';
import { FEWEST_DEALS, type PairSlice, type QuartersSlice } from '../../domain/slices.ts';
import { counted } from '../../words/numbers.ts';
import { lowEvidence } from '../../words/lowEvidence.ts';
import { periodName } from '../../words/periodName.ts';
import { percent, rate, rateRange } from './format.ts';

/** Rows of the charts that a page asks for as it is used. */

/** A shrunk rate this far from that of all deals has the full colour. */
const FULL_COLOUR = 0.12;
const MOST_COLUMNS = 14;
const MOST_ROWS = 24;

/** The first levels of both fields; `shown` are the places of its cells among those of the slice. */
export function heatMap(slice: PairSlice): HeatMap & { shown: number[] } {
  const columns = slice.levels[0].slice(0, MOST_COLUMNS).map(({ level }) => level);
  const rows = slice.levels[1].slice(0, MOST_ROWS).map(({ level }) => level);
  const mean = slice.all.winRate?.estimate ?? 0;
  const placed = slice.cells.flatMap((cell, at) => {
    const column = columns.indexOf(cell.levels[0]);
    const row = rows.indexOf(cell.levels[1]);
    return column >= 0 && row >= 0 && cell.winRate
      ? [{ cell, at, column, row, winRate: cell.winRate }]
      : [];
  });
  return {
    columns,
    rows,
    shown: placed.map(({ at }) => at),
    cells: placed.map(({ cell, column, row, winRate }) => {
      const why = lowEvidence(cell.deals);
      const label = `${cell.levels[0]}, ${cell.levels[1]}`;
      return {
        column,
        row,
        label,
        text: percent(winRate.estimate),
        tone: cell.shrunk === null ? 0 : (cell.shrunk - mean) / FULL_COLOUR,
        faint: why !== null,
        tip: `${label}: ${rate(winRate)} (${rateRange(winRate)})\nshrunk ${percent(cell.shrunk, 1)}\n${why ?? counted(cell.deals, 'closed deal')}`,
      };
    }),
  };
}

/** The chosen levels in every quarter, and all deals beside them. @param quarters in order, on the closed clock */
export function panelsOf(
  { rows }: QuartersSlice,
  levels: readonly string[],
  quarters: readonly Period[],
  /** What is added to the tip of the quarter at a place. */
  more: (at: number) => string = () => '',
): Panels {
  const cells = new Map(rows.map((row) => [`${row.quarter} ${row.level}`, row]));
  return {
    periods: quarters.map(({ label, masked }) => ({ label: periodName(label), masked })),
    all: quarters.map(({ winRate }) => winRate?.estimate ?? null),
    panels: levels.map((level) => ({
      label: level,
      points: quarters.map((quarter, at) => {
        const cell = cells.get(`${quarter.from} ${level}`);
        const winRate = cell?.winRate ?? null;
        const name = `${level}, ${periodName(quarter.label)}`;
        const mask = quarter.masked && quarter.why ? `\nMasked: ${quarter.why}` : '';
        const said = winRate
          ? `${rate(winRate)} (${rateRange(winRate)})\n${counted(cell?.deals ?? 0, 'closed deal')}`
          : 'no closed deals';
        return {
          rate: winRate,
          faint: (cell?.deals ?? 0) < FEWEST_DEALS,
          tip: `${name}: ${said}${mask}${more(at)}`,
        };
      }),
    })),
  };
}
