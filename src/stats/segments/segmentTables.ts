import { collapse } from '../collapse.ts';
import type { Factor, GroupedDesign } from '../design.ts';
import type { SegmentRows } from './segmentRows.ts';
import type { Stage } from './slotSums.ts';

/** Levels of one to three fields that have deals together, and where their sums are kept. */
export interface SlotSegment {
  /** Indexes of the fields among the design's factors, ascending. */
  factors: readonly number[];
  levels: readonly number[];
  /** Slot of the first part of time; the others follow it. */
  slot: number;
  deals: number;
}

/** Every table that the search needs, laid out as one long list of slots. */
export interface SegmentTables {
  slots: number;
  /** Parts of time that one- and two-field segments are kept apart by: 1, or 3 (neither, before, after). */
  times: number;
  stages: readonly Stage[];
  /** Per factor: the slot of its first level; levels of searched factors take `times` slots each. */
  margins: readonly number[];
  searched: readonly number[];
  segments: readonly SlotSegment[];
}

export interface TableOptions {
  /** Indexes of the factors whose levels make segments; the others are only adjusted for. */
  searched: readonly number[];
  depth: 2 | 3;
  fewestDeals: number;
  /** Per row: 0, or 1 before and 2 after for deals of the two compared periods; null without a comparison. */
  times: Int32Array | null;
}

/** Another stage is worth its own pass when it has fewer rows than this share. */
const WORTH_COLLAPSING = 0.7;

/**
 * Lays out the tables of all segments. One field after the other, that of most levels first, gets its own table and
 * those with every field still left; then it is summed away, and what is left has fewer rows. Segments with too few
 * deals share a slot that nobody reads. Yields between tables.
 */
export function* segmentTables(
  rows: SegmentRows,
  { searched, depth, fewestDeals, times }: TableOptions,
): Generator<void, SegmentTables> {
  const parts = times === null ? 1 : 3;
  const size = (factor: number): number => rows.factors[factor]?.levels.length ?? 0;
  const adjusted = rows.factors.map((_, i) => i).filter((i) => !searched.includes(i));
  const order = [...adjusted, ...searched.toSorted((a, b) => size(b) - size(a))];
  const time: Factor = {
    name: '',
    levels: Array<string>(parts).fill(''),
    codes: times ?? new Int32Array(rows.rows),
  };
  const margins = rows.factors.map(() => 0);
  const segments: SlotSegment[] = [];
  const stages: Stage[] = [];
  let at: GroupedDesign = { ...rows, factors: [...factorsOf(rows, order), time] };
  let slots = parts;
  let columns: Int32Array[] = [];
  for (let left = order; left.length > 0; left = left.slice(1)) {
    const [first = 0, ...others] = left;
    const codes = at.factors[0]?.codes ?? new Int32Array(0);
    const whole = searched.includes(first);
    const timeCodes = at.factors.at(-1)?.codes ?? new Int32Array(0);
    margins[first] = slots;
    columns.push(marginColumn(codes, timeCodes, slots, whole ? parts : 1));
    slots += size(first) * (whole ? parts : 1);
    const add = (table: Table): void => {
      segments.push(...table.segments);
      columns.push(table.column);
      slots += table.width;
    };
    if (whole) {
      segments.push(...singles(at, first, margins[first] ?? 0, parts, fewestDeals));
      for (const [i, second] of others.entries()) {
        const pair = crossed(at, alone(at, first), i + 1, second, fewestDeals);
        add(laidOut(pair, slots, parts, timeCodes));
        yield;
        for (let j = i + 1; depth === 3 && j < others.length; j++) {
          const triple = crossed(at, pair, j + 1, others[j] ?? 0, fewestDeals);
          add(laidOut(triple, slots, 1, timeCodes));
          yield;
        }
      }
    }
    const rest = at.factors.map((_, i) => i).slice(1);
    const { design, rowOf } = collapse(at, rest);
    yield;
    if (others.length > 0 && design.rows >= WORTH_COLLAPSING * at.rows) {
      at = { ...at, factors: at.factors.slice(1) };
      continue;
    }
    stages.push({
      rows: at.rows,
      ...interleaved(columns, at.rows),
      next: others.length > 0 ? rowOf : null,
    });
    columns = [];
    at = design;
  }
  return { slots, times: parts, stages, margins, searched, segments };
}

/** Combinations of levels as numbered groups of rows: −1 for rows of combinations with too few deals. */
interface Groups {
  factors: readonly number[];
  levels: readonly (readonly number[])[];
  deals: readonly number[];
  groupOf: Int32Array;
}

interface Table {
  segments: SlotSegment[];
  column: Int32Array;
  width: number;
}

const factorsOf = (rows: SegmentRows, order: readonly number[]): Factor[] =>
  order.flatMap((index) => rows.factors[index] ?? []);

/** The first factor's levels as groups; none is too small yet. */
function alone(at: GroupedDesign, factor: number): Groups {
  const { codes = new Int32Array(0), levels = [] } = at.factors[0] ?? {};
  return {
    factors: [factor],
    levels: levels.map((_, level) => [level]),
    deals: [],
    groupOf: codes instanceof Int32Array ? codes : new Int32Array(codes),
  };
}

/** Splits groups by one more factor and keeps those with enough deals. */
function crossed(
  at: GroupedDesign,
  groups: Groups,
  place: number,
  factor: number,
  fewest: number,
): Groups {
  const { codes = new Int32Array(0), levels = [] } = at.factors[place] ?? {};
  const width = levels.length;
  const counts = new Float64Array(groups.levels.length * width);
  for (let row = 0; row < at.rows; row++) {
    const group = groups.groupOf[row] ?? -1;
    if (group < 0) continue;
    const cell = group * width + (codes[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + (at.deals[row] ?? 0);
  }
  const number = new Int32Array(counts.length).fill(-1);
  const found: { levels: number[]; deals: number }[] = [];
  counts.forEach((deals, cell) => {
    if (deals < fewest) return;
    number[cell] = found.length;
    found.push({
      levels: [...(groups.levels[Math.floor(cell / width)] ?? []), cell % width],
      deals,
    });
  });
  const groupOf = new Int32Array(at.rows);
  for (let row = 0; row < at.rows; row++) {
    const group = groups.groupOf[row] ?? -1;
    groupOf[row] = group < 0 ? -1 : (number[group * width + (codes[row] ?? 0)] ?? -1);
  }
  return {
    factors: [...groups.factors, factor],
    levels: found.map((one) => one.levels),
    deals: found.map((one) => one.deals),
    groupOf,
  };
}

function laidOut(groups: Groups, base: number, parts: number, times: Factor['codes']): Table {
  const column = new Int32Array(groups.groupOf.length);
  for (let row = 0; row < column.length; row++) {
    const group = groups.groupOf[row] ?? -1;
    if (group >= 0) column[row] = base + group * parts + (parts > 1 ? (times[row] ?? 0) : 0);
  }
  const segments = groups.levels.map((levels, group) =>
    inOrder(groups.factors, levels, base + group * parts, groups.deals[group] ?? 0),
  );
  return { segments, column, width: groups.levels.length * parts };
}

function inOrder(
  factors: readonly number[],
  levels: readonly number[],
  slot: number,
  deals: number,
): SlotSegment {
  const places = factors.map((_, i) => i).sort((a, b) => (factors[a] ?? 0) - (factors[b] ?? 0));
  return {
    factors: places.map((i) => factors[i] ?? 0),
    levels: places.map((i) => levels[i] ?? 0),
    slot,
    deals,
  };
}

function singles(
  at: GroupedDesign,
  factor: number,
  base: number,
  parts: number,
  fewest: number,
): SlotSegment[] {
  const { codes = new Int32Array(0), levels = [] } = at.factors[0] ?? {};
  const counts = new Float64Array(levels.length);
  for (let row = 0; row < at.rows; row++) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + (at.deals[row] ?? 0);
  }
  return levels.flatMap((_, level) => {
    const deals = counts[level] ?? 0;
    const slot = base + level * parts;
    return deals < fewest ? [] : [{ factors: [factor], levels: [level], slot, deals }];
  });
}

function marginColumn(
  codes: Factor['codes'],
  times: Factor['codes'],
  base: number,
  parts: number,
): Int32Array {
  const column = new Int32Array(codes.length);
  for (let row = 0; row < column.length; row++)
    column[row] = base + (codes[row] ?? 0) * parts + (parts > 1 ? (times[row] ?? 0) : 0);
  return column;
}

/** One list per row: the slots it is added to. */
function interleaved(
  columns: readonly Int32Array[],
  rows: number,
): { tables: number; slots: Int32Array } {
  const tables = columns.length;
  const slots = new Int32Array(rows * tables);
  columns.forEach((column, table) => {
    for (let row = 0; row < rows; row++) slots[row * tables + table] = column[row] ?? 0;
  });
  return { tables, slots };
}
