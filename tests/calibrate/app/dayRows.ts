import type { CloseRow, FirstCloseRow } from '../../../src/sql/closesByDay.ts';
import type { CreationRow } from '../../../src/sql/creationsByDay.ts';
import type { CycleRow } from '../../../src/sql/cyclesByDay.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';
import type { Answers } from './simulatedPort.ts';

/** Rows by day, made when first met, in order of the days. */
function byDay<Row>(make: (day: number) => Row): { at: (day: number) => Row; rows: () => Row[] } {
  const rows = new Map<number, Row>();
  return {
    at: (day) => {
      const row = rows.get(day) ?? make(day);
      rows.set(day, row);
      return row;
    },
    rows: () => [...rows].sort(([a], [b]) => a - b).map(([, row]) => row),
  };
}

/** What the edges of the export are found from. */
export function dayAnswers(file: DrawnFile): Answers {
  const creations = byDay<CreationRow>((day) => ({ day, deals: 0, won: 0, open: 0 }));
  const closes = byDay<CloseRow>((day) => ({ day, won: 0, lost: 0 }));
  const cycles = byDay<CycleRow>((days) => ({ days, won: 0, lost: 0 }));
  const first = { closed: Infinity, created: Infinity };
  for (let deal = 0; deal < file.size; deal++) {
    const created = file.created[deal] ?? 0;
    const closed = file.closed[deal] ?? 0;
    const creation = creations.at(created);
    creation.deals += 1;
    if (!isClosed(file, deal)) {
      creation.open += 1;
      continue;
    }
    const outcome = file.won[deal] === 1 ? 'won' : 'lost';
    if (outcome === 'won') creation.won += 1;
    closes.at(closed)[outcome] += 1;
    cycles.at(closed - created)[outcome] += 1;
    if (closed < first.closed) Object.assign(first, { closed, created });
    else if (closed === first.closed) first.created = Math.min(first.created, created);
  }
  const firstClose: FirstCloseRow = { created: first.created };
  return {
    creations: () => creations.rows(),
    closes: () => closes.rows(),
    cycles: () => cycles.rows(),
    'first-close': () => [firstClose],
  };
}
