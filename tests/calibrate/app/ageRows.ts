import { dateOf } from '../../../src/domain/calendar.ts';
import type { LifeRow } from '../../../src/sql/lifeTable.ts';
import type { OpenFactsRow } from '../../../src/sql/openFacts.ts';
import type { Horizon } from '../../../src/analysis/horizon.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';
import { quarterOf } from '../draw/quarters.ts';
import type { Answers } from './simulatedPort.ts';

/** Deals by creation quarter and age, and the open ones together. */
export const ageAnswers = (file: DrawnFile, horizon: Horizon): Answers => ({
  'life-table': () => lifeRows(file, horizon),
  'open-facts': () => [openRow(file)],
});

function lifeRows(file: DrawnFile, { edges }: Horizon): LifeRow[] {
  const cutBefore = edges && edges.cutOnClosedUntil !== null ? edges.firstClose : -Infinity;
  const rows = new Map<string, LifeRow>();
  for (let deal = 0; deal < file.size; deal++) {
    const created = file.created[deal] ?? 0;
    const closed = isClosed(file, deal);
    const age = (closed ? (file.closed[deal] ?? 0) : file.asOf) - created;
    const start = quarterOf(created);
    const cut = created < cutBefore ? 1 : 0;
    const key = `${start} ${age} ${cut}`;
    const row = rows.get(key) ?? { quarter: numberOf(start), age, cut, won: 0, lost: 0, open: 0 };
    rows.set(key, row);
    row[closed ? (file.won[deal] === 1 ? 'won' : 'lost') : 'open'] += 1;
  }
  return [...rows.values()].sort((a, b) => a.quarter - b.quarter || a.age - b.age);
}

/** Year × 4 + quarter − 1 of the quarter that starts on a day. */
function numberOf(start: number): number {
  const date = dateOf(start);
  return Number(date.slice(0, 4)) * 4 + (Number(date.slice(5, 7)) - 1) / 3;
}

/** No amounts, and no limit to be older than: facts are not what is calibrated. */
function openRow(file: DrawnFile): OpenFactsRow {
  let open = 0;
  for (let deal = 0; deal < file.size; deal++) if (!isClosed(file, deal)) open += 1;
  return { open, amount: null, stalled: 0, stalled_amount: null, top: 0, top_amount: null };
}
