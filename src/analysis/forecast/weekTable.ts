/**
 * Deals by week of creation and of end, on a grid of whole weeks that counts back from the file’s last day. Everything a
 * past forecast may know is a part of it: of week t and before.
 */
export interface WeekTable {
  /** Weeks on the grid; `created` and `ended` are under it. */
  weeks: number;
  groups: number;
  /** At risk, won and lost per pair of weeks, all groups together: index created × weeks + calendar week. */
  atRisk: Float64Array;
  won: Float64Array;
  lost: Float64Array;
  /** The same by group; index (group × weeks + created) × weeks + calendar week. */
  groupRisk: Float32Array;
  groupWon: Float32Array;
  groupLost: Float32Array;
  /** Deals, their value and its squares by group and week of creation, all of them. */
  created: {
    deals: Float64Array;
    priced: Float64Array;
    value: Float64Array;
    squares: Float64Array;
  };
  rows: WeekRows;
}

/** One entry per combination; see `sql/forecastWeeks.ts`. */
export interface WeekRows {
  created: Float64Array;
  /** −1: still open. */
  ended: Float64Array;
  won: Float64Array;
  group: Float64Array;
  deals: Float64Array;
  priced: Float64Array;
  value: Float64Array;
  squares: Float64Array;
}

/** All of it at once. */
export function weekTable(rows: WeekRows, groups: number): WeekTable {
  const steps = weekTableSteps(rows, groups);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rows between two breaths. */
const AT_ONCE = 30_000;

/** Yields often enough for its caller to let others work. */
export function* weekTableSteps(rows: WeekRows, groups: number): Generator<void, WeekTable> {
  const size = rows.created.length;
  let last = 0;
  for (let r = 0; r < size; r++) last = Math.max(last, rows.created[r] ?? 0);
  const weeks = last + 1;
  const square = weeks * weeks;
  const table: WeekTable = {
    weeks,
    groups,
    atRisk: new Float64Array(square),
    won: new Float64Array(square),
    lost: new Float64Array(square),
    groupRisk: new Float32Array(groups * square),
    groupWon: new Float32Array(groups * square),
    groupLost: new Float32Array(groups * square),
    created: {
      deals: new Float64Array(groups * weeks),
      priced: new Float64Array(groups * weeks),
      value: new Float64Array(groups * weeks),
      squares: new Float64Array(groups * weeks),
    },
    rows,
  };
  const add = (list: Float64Array | Float32Array, at: number, by: number): void => {
    list[at] = (list[at] ?? 0) + by;
  };
  for (let r = 0; r < size; r++) {
    if (r % AT_ONCE === AT_ONCE - 1) yield;
    const group = rows.group[r] ?? 0;
    const created = rows.created[r] ?? 0;
    const ended = rows.ended[r] ?? -1;
    const deals = rows.deals[r] ?? 0;
    const at = group * weeks + created;
    add(table.created.deals, at, deals);
    add(table.created.priced, at, rows.priced[r] ?? 0);
    add(table.created.value, at, rows.value[r] ?? 0);
    add(table.created.squares, at, rows.squares[r] ?? 0);
    if (ended >= 0)
      add(rows.won[r] === 1 ? table.groupWon : table.groupLost, at * weeks + ended, deals);
  }
  for (let at = 0; at < groups * weeks; at++) {
    const created = at % weeks;
    if (created === 0) yield;
    let open = table.created.deals[at] ?? 0;
    // From the week of creation to the last one; weeks count back.
    for (let week = created; week >= 0; week--) {
      const cell = at * weeks + week;
      const [won, lost] = [table.groupWon[cell] ?? 0, table.groupLost[cell] ?? 0];
      table.groupRisk[cell] = open;
      const pair = created * weeks + week;
      add(table.atRisk, pair, open);
      add(table.won, pair, won);
      add(table.lost, pair, lost);
      open -= won + lost;
    }
  }
  return table;
}
