import { dateOf, startOf } from '../../../src/domain/calendar.ts';
import type { Grain } from '../../../src/domain/document/periods.ts';
import type { PeriodRow } from '../../../src/sql/periodCounts.ts';
import type { RepMonthRow } from '../../../src/sql/repMonths.ts';
import { isClosed, type DrawnFile } from '../draw/drawFile.ts';
import type { Answers } from './simulatedPort.ts';

/** Closed deals by month and quarter, and by rep and month. */
export const monthAnswers = (file: DrawnFile): Answers => ({
  'periods-month-closed': () => periodRows(file, 'month'),
  'periods-quarter-closed': () => periodRows(file, 'quarter'),
  'rep-months': () => repRows(file),
});

const known: Record<Grain, Map<number, string>> = { month: new Map(), quarter: new Map() };

function startOfDay(grain: Grain, day: number): string {
  const start = known[grain].get(day) ?? startOf(grain, dateOf(day));
  known[grain].set(day, start);
  return start;
}

function periodRows(file: DrawnFile, grain: Grain): PeriodRow[] {
  const rows = new Map<string, PeriodRow>();
  for (let deal = 0; deal < file.size; deal++) {
    if (!isClosed(file, deal)) continue;
    const start = startOfDay(grain, file.closed[deal] ?? 0);
    const row = rows.get(start) ?? { ...EMPTY, start };
    rows.set(start, row);
    row.deals += 1;
    if (file.won[deal] === 1) row.won += 1;
    else row.lost += 1;
  }
  return [...rows.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

const EMPTY: PeriodRow = {
  start: '',
  deals: 0,
  won: 0,
  lost: 0,
  amount: null,
  won_amount: null,
  cycle_days: null,
  cycle_deals: null,
};

function repRows(file: DrawnFile): RepMonthRow[] {
  const reps = file.fields.at(-1)?.levels ?? [];
  const codes = file.codes.at(-1) ?? [];
  const rows = new Map<string, RepMonthRow>();
  for (let deal = 0; deal < file.size; deal++) {
    if (!isClosed(file, deal)) continue;
    const start = startOfDay('month', file.closed[deal] ?? 0);
    const rep = reps[codes[deal] ?? 0] ?? '';
    const row = rows.get(`${start} ${rep}`) ?? { rep, start, deals: 0, won: 0 };
    rows.set(`${start} ${rep}`, row);
    row.deals += 1;
    row.won += file.won[deal] ?? 0;
  }
  return [...rows.values()];
}
