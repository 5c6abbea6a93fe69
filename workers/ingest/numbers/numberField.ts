import { BLANK_LEVEL } from '../../../src/domain/field.ts';
import {
  cycleMatches,
  type CycleRow,
  differentNumbers,
  type NumberRow,
  type QuantileRow,
  quintiles,
  range,
  type RangeRow,
} from '../../../src/sql/load/numberShape.ts';
import type { LoadPort } from '../port.ts';
import type { Usage } from '../usage.ts';

/** Numbers of so few different values are levels as they are. */
const MAX_CATEGORIES = 6;
/** Edges of bands are placed on this many rows at least. */
const ROWS_FOR_EDGES = 100_000;

const shown = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 6 });

/** Bands by their edges: up to the first, between two, above the last. */
export function bandNames(breaks: readonly number[]): string[] {
  const names = breaks.map((edge, i) => {
    const before = breaks[i - 1];
    return before === undefined ? `≤ ${shown(edge)}` : `${shown(before)} – ${shown(edge)}`;
  });
  return [...names, `> ${shown(breaks.at(-1) ?? 0)}`];
}

/** Looks how a column of numbers can be a field: in five bands of equal size, or by its few values. */
export async function numberField(
  port: LoadPort,
  usage: Usage,
  deals: number,
  filled: number,
): Promise<Usage> {
  const { plan, column } = usage;
  const blank = filled < deals ? [BLANK_LEVEL] : [];
  const base = {
    column,
    name: plan.name,
    role: plan.role === 'amount' ? ('amount' as const) : ('measure' as const),
  };
  const distinct = usage.counts?.distinct ?? 0;
  if (distinct <= MAX_CATEGORIES) {
    const few = await port.query<NumberRow>(differentNumbers(column, MAX_CATEGORIES));
    const values = few.map(({ value }) => value).sort((a, b) => a - b);
    const levels = [...values.map(String), ...blank];
    if (levels.length < 2) {
      return { ...usage, usedAs: 'ignored', reason: 'Every cell holds the same value.' };
    }
    return { ...usage, field: { ...base, kind: 'categorical', levels, breaks: null } };
  }
  if (plan.role === 'measure') {
    const [cycle] = await port.query<CycleRow>(cycleMatches(column));
    if (cycle && cycle.known > 0 && cycle.same >= 0.99 * cycle.known) {
      const reason = 'It is the days from created to closed, known only once a deal has ended.';
      return { ...usage, usedAs: 'ignored', reason };
    }
  }
  const every = Math.max(1, Math.floor(deals / ROWS_FOR_EDGES));
  const [row] = await port.query<QuantileRow>(quintiles(column, every));
  const [ends] = await port.query<RangeRow>(range(column));
  const edges = row ? [row.q0, row.q1, row.q2, row.q3] : [];
  // An edge at the very top would leave an empty band above it.
  const breaks = [...new Set(edges)].filter(
    (edge) => edge !== null && edge < (ends?.highest ?? Infinity),
  ) as number[];
  if (breaks.length === 0) {
    const reason = 'Nearly every cell holds the same number.';
    return { ...usage, usedAs: plan.role === 'amount' ? 'measure' : 'ignored', reason };
  }
  return {
    ...usage,
    field: { ...base, kind: 'bands', levels: [...bandNames(breaks), ...blank], breaks },
  };
}
