import { dayOf } from '../domain/calendar.ts';
import { creationEdges } from '../domain/creationEdges.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Days } from '../domain/definitions.ts';
import type { Cycles, Edges } from '../domain/edgeMask.ts';
import {
  closesByDay,
  firstCloseCreated,
  type CloseRow,
  type FirstCloseRow,
} from '../sql/closesByDay.ts';
import { creationsByDay, type CreationRow } from '../sql/creationsByDay.ts';
import { cyclesByDay, type CycleRow } from '../sql/cyclesByDay.ts';
import { cyclesByOutcome, type CyclesByOutcome } from '../stats/cyclesByOutcome.ts';
import { kaplanMeier, type CycleDistribution } from '../stats/kaplanMeier.ts';
import { noneClosedBefore } from '../stats/noneClosedBefore.ts';
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
  /** Of all deals once they are decided, 0–1. */
  winRate: number;
  creations: readonly CreationRow[];
  closes: readonly CloseRow[];
  /** Quarters a person chose by closed date: the other periods are not looked at. The edges stay those of the file. */
  within?: Days;
}

export async function findHorizon(port: AnalysisPort, dataset: Dataset): Promise<Horizon> {
  const [creations, closes, cycleRows] = await Promise.all([
    port.rows<CreationRow>('creations', 'Deals created per day', creationsByDay()),
    port.rows<CloseRow>('closes', 'Deals closed per day', closesByDay()),
    port.rows<CycleRow>('cycles', 'Days from created to closed', cyclesByDay()),
  ]);
  const won = closes.reduce((sum, row) => sum + row.won, 0);
  const lost = closes.reduce((sum, row) => sum + row.lost, 0);
  const asOf = dataset.source.asOf === null ? null : dayOf(dataset.source.asOf);
  const waiting = stillExpected(cycleRows, creations, asOf);
  const { cycle, outcomes } = distributions(cycleRows, waiting, asOf);
  const closedRate = won + lost > 0 ? won / (won + lost) : 0;
  const anyOpen = waiting.some((row) => row.open > 0);
  return {
    edges: asOf === null ? null : await findEdges(port, creations, waiting, closes, cycle, asOf),
    cycles: { all: cycle.cdf, won: outcomes.won, lost: outcomes.lost },
    cycle,
    // Closed deals alone favour the outcome that comes sooner.
    winRate: anyOpen ? (outcomes.winRate ?? closedRate) : closedRate,
    creations,
    closes,
  };
}

/** So much of the closed cycles is within the longest one that still counts as usual; the rest are stragglers. */
export const USUAL_CYCLES = 0.995;

/**
 * The creations without open deals that are older than deals ever take: those are forgotten, not late, and have no
 * outcome that a period could be missing.
 */
function stillExpected(
  rows: readonly CycleRow[],
  creations: readonly CreationRow[],
  asOf: number | null,
): CreationRow[] {
  const closedOnly = kaplanMeier(
    rows.map((row) => ({ day: row.days, events: row.won + row.lost, censored: 0 })),
  );
  const longest = closedOnly.quantile(USUAL_CYCLES) ?? Infinity;
  const isExpected = (day: number): boolean =>
    asOf !== null && day <= asOf && asOf - day <= longest;
  return creations.map((row) =>
    row.open === 0 || isExpected(row.day) ? row : { ...row, deals: row.deals - row.open, open: 0 },
  );
}

/** An open deal is a cycle longer than its age. */
function distributions(
  rows: readonly CycleRow[],
  waiting: readonly CreationRow[],
  asOf: number | null,
): { cycle: CycleDistribution; outcomes: CyclesByOutcome } {
  const closed = rows.map(({ days, won, lost }) => ({ age: days, won, lost, censored: 0 }));
  const open = waiting
    .filter((row) => row.open > 0)
    .map((row) => ({ age: (asOf ?? 0) - row.day, won: 0, lost: 0, censored: row.open }));
  const ages = [...closed, ...open];
  return {
    cycle: kaplanMeier(
      ages.map(({ age, won, lost, censored }) => ({ day: age, events: won + lost, censored })),
    ),
    outcomes: cyclesByOutcome(ages),
  };
}

/** A first close as late as this is called a cut only where chance would make it so late less often. */
const CUT_P = 0.01;

async function findEdges(
  port: AnalysisPort,
  creations: readonly CreationRow[],
  waiting: readonly CreationRow[],
  closes: readonly CloseRow[],
  cycle: CycleDistribution,
  asOf: number,
): Promise<Edges | null> {
  const created = creationEdges(creations);
  const firstClose = closes[0]?.day;
  const lastClose = closes.at(-1)?.day;
  if (!created || firstClose === undefined || lastClose === undefined) return null;
  const isLate = firstClose > created.first + (cycle.quantile(0.02) ?? Infinity);
  const since = waiting.filter((row) => row.day >= created.first);
  const cutOnClosed = isLate && noneClosedBefore(firstClose, since, cycle.cdf) < CUT_P;
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
