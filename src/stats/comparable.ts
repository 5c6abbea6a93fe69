import type { GroupedDesign } from './design.ts';
import type { LogisticFit } from './logistic.ts';

/** Which deals the levels of a field can be compared on, where other fields tell partly the same. */
export interface Comparable {
  /** Per row of the design without the field: its class; −1 where a separated level decides it. */
  rowClass: Int32Array;
  /** Per level: the class of the deals it is known for; −1 when there are none, or no other level to compare with. */
  levelClass: Int32Array;
}

/**
 * Sorts deals and levels into classes within which the field's levels can be compared. A rep who sells in one region
 * only can be compared with the other reps of that region, and with nobody else; where two joined columns are blank
 * for the same deals, their other levels are compared on the deals where they are known. A row with a level put in its
 * place has a prediction only when every combination of columns that is 0 on all rows stays 0.
 * @param others the design collapsed to the fit's other factors, in the fit's order
 * @param decided per row of it: the limit that separated levels force, else −1
 * @returns null when no other field tells the same in part: then every level is comparable on all deals
 * @see Searle 1971, 5.4 (estimable functions); R: estimability::is.estble
 */
export function comparable(
  others: GroupedDesign,
  fit: LogisticFit,
  position: number,
  decided: Int8Array,
): Comparable | null {
  const own = ownShares(fit, position);
  if (own.length === 0) return null;
  const classes = new Map<string, number>();
  const classOf = (values: readonly number[]): number => {
    const key = values.map((value) => Math.round(value * 1e5)).join(' ');
    const known = classes.get(key) ?? classes.size;
    classes.set(key, known);
    return known;
  };
  const rest = own.map(({ intercept, levels }) => ({
    intercept,
    levels: levels.filter((_, i) => i !== position),
  }));
  const rowClass = new Int32Array(others.rows).fill(-1);
  for (let row = 0; row < others.rows; row++) {
    if (decided[row] !== -1 || others.deals[row] === 0) continue;
    rowClass[row] = classOf(
      rest.map(({ intercept, levels }) =>
        others.factors.reduce(
          (sum, { codes }, i) => sum + (levels[i]?.[codes[row] ?? 0] ?? 0),
          intercept,
        ),
      ),
    );
  }
  const present = fit.columns.present[position] ?? [];
  const levelClass = Int32Array.from(present, (here, level) =>
    here ? classOf(own.map(({ levels }) => -(levels[position]?.[level] ?? 0))) : -1,
  );
  const members = new Map<number, number>();
  for (const one of levelClass) members.set(one, (members.get(one) ?? 0) + 1);
  return {
    rowClass,
    levelClass: levelClass.map((one) => ((members.get(one) ?? 0) > 1 ? one : -1)),
  };
}

/** The combinations of columns that are 0 on every row and take part of this field. */
export const ownShares = (fit: LogisticFit, position: number): LogisticFit['columns']['nulls'] =>
  fit.columns.nulls.filter(({ levels }) =>
    levels[position]?.some((share) => Math.abs(share) > 1e-6),
  );

/** The indexes of the factors whose levels tell the same as some of this field's. */
export function mixedWith(fit: LogisticFit, position: number): number[] {
  const shares = ownShares(fit, position);
  return fit.factors.filter(
    (_, i) =>
      i !== position &&
      shares.some(({ levels }) => levels[i]?.some((share) => Math.abs(share) > 1e-6)),
  );
}
