import { dateOf, dayOf, startOf } from '../../src/domain/calendar.ts';
import type { Field } from '../../src/domain/field.ts';
import { drawDeals } from '../../src/samples/deals.ts';
import type { Shape } from '../../src/samples/shapes.ts';
import type { LevelRow } from '../../src/sql/levelCounts.ts';
import { seeded } from '../../src/stats/random.ts';

/** A file as the analysis sees it after SQL, drawn without CSV, browser or engine. */
export interface Simulated {
  fields: Field[];
  /** The regression's columns: `quarter`, `f0` …, `deals`, `won`; one row per closed deal. */
  columns: Record<string, Float64Array>;
  levels: LevelRow[];
  before: { deals: number; won: number };
  after: { deals: number; won: number };
}

/** The last two complete quarters of both shapes. */
export const BEFORE = '2024-07-01';
export const AFTER = '2024-10-01';

const quarterDay = new Map<number, number>();
function quarterOf(day: number): number {
  const known = quarterDay.get(day);
  if (known !== undefined) return known;
  const start = dayOf(startOf('quarter', dateOf(day)));
  quarterDay.set(day, start);
  return start;
}

export function simulate(shape: Shape, deals: number, seed: number): Simulated {
  const fields = fieldsOf(shape);
  const rows: number[][] = [...fields.map(() => []), [], []];
  const levels = fields.map((field, i) => field.levels.map((_, code) => emptyRow(i, code)));
  const sides = { before: { deals: 0, won: 0 }, after: { deals: 0, won: 0 } };
  const start = { before: dayOf(BEFORE), after: dayOf(AFTER) };
  for (const deal of drawDeals(shape, deals, seeded(seed))) {
    if (deal.outcome === 'open') continue;
    const won = deal.outcome === 'won' ? 1 : 0;
    const quarter = quarterOf(deal.closed);
    const codes = [...deal.levels, deal.rep];
    codes.forEach((code, i) => {
      rows[i]?.push(code);
      const row = levels[i]?.[code];
      if (row) add(row, won, quarter, start);
    });
    rows[fields.length]?.push(quarter);
    rows[fields.length + 1]?.push(won);
    for (const name of ['before', 'after'] as const)
      if (quarter === start[name]) {
        sides[name].deals += 1;
        sides[name].won += won;
      }
  }
  const won = Float64Array.from(rows[fields.length + 1] ?? []);
  const columns: Record<string, Float64Array> = {
    quarter: Float64Array.from(rows[fields.length] ?? []),
    deals: new Float64Array(won.length).fill(1),
    won,
  };
  fields.forEach((field, i) => (columns[field.key] = Float64Array.from(rows[i] ?? [])));
  return { fields, columns, levels: levels.flat(), ...sides };
}

function fieldsOf(shape: Shape): Field[] {
  const reps = Array.from({ length: shape.reps }, (_, i) => `Rep ${i + 1}`);
  const named = shape.fields.map((field) => ({
    name: field.name,
    levels: field.levels.map((level) => level.name),
  }));
  return [...named, { name: 'sales_rep', levels: reps }].map(({ name, levels }, i) => ({
    key: `f${i}`,
    column: `c${i}`,
    name,
    role: name === 'sales_rep' ? 'rep' : 'field',
    kind: 'categorical',
    levels,
    breaks: null,
  }));
}

const emptyRow = (field: number, level: number): LevelRow => ({
  field,
  level,
  deals: 0,
  won: 0,
  lost: 0,
  open: 0,
  amount: null,
  won_amount: null,
  cycle_days: null,
  cycle_deals: null,
  before_deals: 0,
  before_won: 0,
  after_deals: 0,
  after_won: 0,
});

function add(
  row: LevelRow,
  won: number,
  quarter: number,
  start: { before: number; after: number },
): void {
  row.deals += 1;
  row.won += won;
  row.lost += 1 - won;
  if (quarter === start.before) {
    row.before_deals += 1;
    row.before_won += won;
  } else if (quarter === start.after) {
    row.after_deals += 1;
    row.after_won += won;
  }
}
