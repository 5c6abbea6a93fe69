import { dayOf } from '../domain/calendar.ts';
import { creationEdges } from '../domain/creationEdges.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Cycles, Edges } from '../domain/edgeMask.ts';
import {
  closesByDay,
  firstCloseCreated,
  type CloseRow,
  type FirstCloseRow,
} from '../sql/closesByDay.ts';
import { creationsByDay, type CreationRow } from '../sql/creationsByDay.ts';
import { cyclesByDay, type CycleRow } from '../sql/cyclesByDay.ts';
import { kaplanMeier, type CycleDistribution } from '../stats/kaplanMeier.ts';
import type { AnalysisPort } from './port.ts';

/**
 * What the export can show of each day: a property of the file, not of a filter, so it is found once per file.
 * `edges` is null when the file has no closed dates, or no created dates to tell cycles from.
 */
export interface Horizon {
  edges: Edges | null;
  cycles: Cycles;
  /** Days from created to closed, open deals counted as not closed yet. */
  cycle: CycleDistribution;
  winRate: number;
  creations: readonly CreationRow[];
  closes: readonly CloseRow[];
}

export async function findHorizon(port: AnalysisPort, dataset: Dataset): Promise<Horizon> {
  const [creations, closes, cycleRows] = await Promise.all([
    port.rows<CreationRow>('creations', 'Deals created per day', creationsByDay()),
    port.rows<CloseRow>('closes', 'Deals closed per day', closesByDay()),
    port.rows<CycleRow>('cycles', 'Days from created to closed', cyclesByDay()),
  ]);
  const won = closes.reduce((sum, row) => sum + row.won, 0);
  const lost = closes.reduce((sum, row) => sum + row.lost, 0);
  const winRate = won + lost > 0 ? won / (won + lost) : 0;
  const asOf = dataset.source.asOf === null ? null : dayOf(dataset.source.asOf);
  const { all, ...cycles } = distributions(cycleRows, creations, asOf, winRate);
  return {
    edges: asOf === null ? null : await findEdges(port, creations, closes, all, asOf),
    cycles: { all: all.cdf, won: cycles.won.cdf, lost: cycles.lost.cdf },
    cycle: all,
    winRate,
    creations,
    closes,
  };
}

/** So much of the closed cycles is within the longest one that still counts as usual; the rest are stragglers. */
export const USUAL_CYCLES = 0.995;

/**
 * An open deal is a cycle longer than its age; among the won and the lost it counts by the overall win rate.
 * One that is older than deals ever take is forgotten, not late: it has no outcome that a period could be missing.
 */
function distributions(
  rows: readonly CycleRow[],
  creations: readonly CreationRow[],
  asOf: number | null,
  winRate: number,
): Record<'all' | 'won' | 'lost', CycleDistribution> {
  const closedOnly = kaplanMeier(
    rows.map((row) => ({ day: row.days, events: row.won + row.lost, censored: 0 })),
  );
  const longest = closedOnly.quantile(USUAL_CYCLES) ?? Infinity;
  const waiting = (row: CreationRow): boolean =>
    asOf !== null && row.open > 0 && row.day <= asOf && asOf - row.day <= longest;
  const open = creations.filter(waiting);
  const censored = (share: number): { day: number; events: number; censored: number }[] =>
    open.map((row) => ({ day: (asOf ?? 0) - row.day, events: 0, censored: row.open * share }));
  const closed = (
    events: (row: CycleRow) => number,
  ): { day: number; events: number; censored: number }[] =>
    rows.map((row) => ({ day: row.days, events: events(row), censored: 0 }));
  return {
    all: kaplanMeier([...closed((row) => row.won + row.lost), ...censored(1)]),
    won: kaplanMeier([...closed((row) => row.won), ...censored(winRate)]),
    lost: kaplanMeier([...closed((row) => row.lost), ...censored(1 - winRate)]),
  };
}

async function findEdges(
  port: AnalysisPort,
  creations: readonly CreationRow[],
  closes: readonly CloseRow[],
  cycle: CycleDistribution,
  asOf: number,
): Promise<Edges | null> {
  const created = creationEdges(creations);
  const firstClose = closes[0]?.day;
  const lastClose = closes.at(-1)?.day;
  if (!created || firstClose === undefined || lastClose === undefined) return null;
  const cutOnClosed = firstClose > created.first + (cycle.quantile(0.02) ?? Infinity);
  return {
    firstCreation: created.first,
    lastCreation: created.last,
    firstClose,
    lastClose,
    asOf,
    cutOnClosedUntil: cutOnClosed ? await bentUntil(port, firstClose, cycle) : null,
  };
}

/** A file cut on the closed date is bent until nine tenths of what was created with its first close have closed. */
async function bentUntil(
  port: AnalysisPort,
  firstClose: number,
  cycle: CycleDistribution,
): Promise<number> {
  const [row] = await port.rows<FirstCloseRow>(
    'first-close',
    'When the first deals to close were created',
    firstCloseCreated(),
  );
  return Math.max(firstClose, (row?.created ?? firstClose) + (cycle.quantile(0.9) ?? 0));
}
