import { dayOf } from '../../domain/calendar.ts';
import type { CloseRow, FirstCloseRow } from '../../sql/closesByDay.ts';
import type { CreationRow } from '../../sql/creationsByDay.ts';
import type { CycleRow } from '../../sql/cyclesByDay.ts';
import { NO_DAY } from '../../sql/dealLives.ts';
import type { AnalysisPort } from '../port.ts';

interface Sums {
  won: number;
  lost: number;
  open: number;
}

/** Adds to what stands under a day. */
function add(to: Map<number, Sums>, day: number, won: number, lost: number, open: number): void {
  const at = to.get(day);
  if (at) {
    at.won += won;
    at.lost += lost;
    at.open += open;
  } else to.set(day, { won, lost, open });
}

const inOrder = <T>(of: Map<number, Sums>, row: (day: number, sums: Sums) => T): T[] =>
  [...of].sort(([a], [b]) => a - b).map(([day, sums]) => row(day, sums));

/**
 * Answers what the horizon asks of a file as that file would have on an earlier day, from counts that are there already:
 * eight quarter ends cost one query. The rule of which deals stood in the file is that of `sql/asOf.ts`.
 * @param lives answer to `dealLives`
 */
export function livesPort(
  port: AnalysisPort,
  lives: Record<string, Float64Array>,
  day: string,
): AnalysisPort {
  const end = dayOf(day);
  const cell = (name: string): Float64Array => lives[name] ?? new Float64Array();
  const [created, closed, wins, losses, opens] = ['created', 'closed', 'won', 'lost', 'open'].map(
    cell,
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const creations = new Map<number, Sums>();
  const closes = new Map<number, Sums>();
  const cycles = new Map<number, Sums>();
  let firstClose = Infinity;
  let firstCreated = Infinity;
  for (let row = 0; row < created.length; row++) {
    const from = created[row] ?? NO_DAY;
    const to = closed[row] ?? NO_DAY;
    const [won, lost, open] = [wins[row] ?? 0, losses[row] ?? 0, opens[row] ?? 0];
    const isClosed = to > NO_DAY && to <= end && open === 0;
    const stood = from === NO_DAY ? isClosed : from <= end && (open > 0 || to > NO_DAY);
    if (!stood) continue;
    if (from > NO_DAY)
      add(
        creations,
        from,
        isClosed ? won : 0,
        isClosed ? lost : 0,
        isClosed ? 0 : won + lost + open,
      );
    if (!isClosed) continue;
    add(closes, to, won, lost, 0);
    if (from > NO_DAY && to >= from) add(cycles, to - from, won, lost, 0);
    if (to < firstClose) [firstClose, firstCreated] = [to, Infinity];
    if (to === firstClose && from > NO_DAY) firstCreated = Math.min(firstCreated, from);
  }
  const answers: Record<string, unknown[]> = {
    creations: inOrder(creations, (at, { won, lost, open }): CreationRow => ({
      day: at,
      deals: won + lost + open,
      won,
      open,
    })),
    closes: inOrder(closes, (at, { won, lost }): CloseRow => ({ day: at, won, lost })),
    cycles: inOrder(cycles, (days, { won, lost }): CycleRow => ({ days, won, lost })),
    'first-close': [
      { created: Number.isFinite(firstCreated) ? firstCreated : null } satisfies FirstCloseRow,
    ],
  };
  return {
    ...port,
    // Whoever asks says what a row is, as of the engine.
    rows: <Row>(id: string) => Promise.resolve((answers[id] ?? []) as Row[]),
    breathe: () => port.breathe(),
  };
}
