import { dateOf, dayOf } from './calendar.ts';
import type { Clock } from './document/periods.ts';

/** What the edges of an export are, in days since 1970; see statistics.md, "Edge and maturity mask". */
export interface Edges {
  /** First and last creation of the weeks in which the business was really creating deals. */
  firstCreation: number;
  lastCreation: number;
  firstClose: number;
  lastClose: number;
  /** The latest day anything happened: the running period holds it. */
  asOf: number;
  /** Set when the file was cut on the closed date: periods that start before it are bent on both clocks. */
  cutOnClosedUntil: number | null;
}

/** Share of cycles of at most `days`, 0–1; 0 for negative days. */
export type CycleShare = (days: number) => number;

export interface Cycles {
  all: CycleShare;
  won: CycleShare;
  lost: CycleShare;
}

export interface MaskedPeriod {
  observableShare: number;
  bias: number;
  complete: boolean;
  masked: boolean;
  why: MaskReason | null;
}

export type MaskReason =
  | { kind: 'running'; asOf: string }
  | { kind: 'before-start'; from: string }
  | { kind: 'after-end'; to: string }
  | { kind: 'cut-on-closed'; firstClose: string }
  | { kind: 'immature'; share: number }
  | { kind: 'bias'; bias: number };

/** Below this share of its outcomes a period is not compared. */
export const LEAST_SHARE = 0.9;
/** A larger bias of the rate than half a point masks, too. */
export const LARGEST_BIAS = 0.005;

/** Share of the outcomes of closing day `t` that the export can hold: those created between its edges. */
const closedShareOn = (t: number, cycle: CycleShare, edges: Edges): number =>
  t < edges.firstClose || t > edges.asOf
    ? 0
    : cycle(t - edges.firstCreation) - cycle(t - edges.lastCreation - 1);

/** Share of the deals created on day `t` that are decided by the end of the file. */
const createdShareOn = (t: number, cycle: CycleShare, edges: Edges): number =>
  t < edges.firstCreation || t > edges.lastCreation ? 0 : cycle(edges.asOf - t);

/** Mean over every calendar day from `from` to `to`, 0–1. */
function meanShare(
  from: number,
  to: number,
  clock: Clock,
  cycle: CycleShare,
  edges: Edges,
): number {
  const shareOn = clock === 'closed' ? closedShareOn : createdShareOn;
  let sum = 0;
  for (let t = from; t <= to; t++) sum += shareOn(t, cycle, edges);
  return Math.max(0, Math.min(1, sum / (to - from + 1)));
}

/**
 * Whether a period shows its true win rate or only what the edges of the export left of it.
 * @param winRate overall win rate, 0–1: weighs the shares of won and lost
 * @param smallestDetectable of the comparison with the period before, a fraction, or null
 * @param decidedShare created clock only: share of the period's deals that are closed, 0–1
 */
export function edgeMask(
  period: { from: string; to: string; clock: Clock },
  edges: Edges,
  cycles: Cycles,
  winRate: number,
  smallestDetectable: number | null,
  decidedShare: number | null = null,
): MaskedPeriod {
  const from = dayOf(period.from);
  const to = dayOf(period.to);
  const seen = meanShare(from, to, period.clock, cycles.all, edges);
  const observableShare = decidedShare === null ? seen : Math.min(seen, decidedShare);
  const won = meanShare(from, to, period.clock, cycles.won, edges) * winRate;
  const lost = meanShare(from, to, period.clock, cycles.lost, edges) * (1 - winRate);
  const bias = won + lost > 0 ? won / (won + lost) - winRate : 0;
  const complete = to <= edges.asOf;
  const why = reason(
    period.clock,
    from,
    to,
    edges,
    observableShare,
    bias,
    complete,
    smallestDetectable,
  );
  return { observableShare, bias, complete, masked: why !== null, why };
}

function reason(
  clock: Clock,
  from: number,
  to: number,
  edges: Edges,
  share: number,
  bias: number,
  complete: boolean,
  smallestDetectable: number | null,
): MaskReason | null {
  if (!complete) return { kind: 'running', asOf: dateOf(edges.asOf) };
  const { cutOnClosedUntil } = edges;
  const bentByCut = cutOnClosedUntil !== null && from < cutOnClosedUntil;
  const bentOnCreated = cutOnClosedUntil !== null && clock === 'created' && from < edges.firstClose;
  if (bentByCut || bentOnCreated)
    return { kind: 'cut-on-closed', firstClose: dateOf(edges.firstClose) };
  if (share < LEAST_SHARE) {
    if (from < edges.firstCreation + (to - from))
      return { kind: 'before-start', from: dateOf(edges.firstCreation) };
    if (clock === 'closed' && to > edges.lastCreation)
      return { kind: 'after-end', to: dateOf(edges.lastCreation) };
    return { kind: 'immature', share };
  }
  const largestBias = Math.min(LARGEST_BIAS, (smallestDetectable ?? Infinity) / 4);
  return Math.abs(bias) > largestBias ? { kind: 'bias', bias } : null;
}
