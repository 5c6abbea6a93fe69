export interface IndependentColumns {
  /** Columns that are not a combination of the ones before them, ascending. */
  kept: readonly number[];
  /** For each other column, the combination of all columns that is zero on every row (1 at the column itself). */
  nulls: readonly Float64Array[];
}

/**
 * Which columns of X are needed, told from X'X alone: a column is dropped when the earlier ones leave under
 * `tolerance` of its sum of squares unexplained. That is what R's glm does with an aliased level (its coefficient
 * is NA); here the combination is kept too, as it says which effects can't be told.
 * @param gram X'X, size × size, lower triangle read
 * @param scale what "unexplained" is measured against, per column; by default the column's own sum of squares
 * @see R: qr(X)$pivot, whose tolerance is on lengths, the square root of this one
 */
export function independentColumns(
  gram: Float64Array,
  size: number,
  tolerance = 1e-9,
  scale?: ArrayLike<number>,
): IndependentColumns {
  const kept: number[] = [];
  const nulls: Float64Array[] = [];
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    let rest = gram[i * size + i] ?? 0;
    const whole = scale?.[i] ?? rest;
    for (const j of kept) {
      let entry = gram[i * size + j] ?? 0;
      for (const k of kept) {
        if (k >= j) break;
        entry -= (root[i * size + k] ?? 0) * (root[j * size + k] ?? 0);
      }
      entry /= root[j * size + j] ?? 1;
      root[i * size + j] = entry;
      rest -= entry * entry;
    }
    if (whole > 0 && rest > tolerance * whole) {
      root[i * size + i] = Math.sqrt(rest);
      kept.push(i);
    } else {
      nulls.push(combination(root, size, kept, i));
    }
  }
  return { kept, nulls };
}

/** Back-substitution: column i less what makes it up of the kept columns. */
function combination(
  root: Float64Array,
  size: number,
  kept: readonly number[],
  i: number,
): Float64Array {
  const zero = new Float64Array(size);
  zero[i] = 1;
  for (let at = kept.length - 1; at >= 0; at--) {
    const j = kept[at] ?? 0;
    let rest = root[i * size + j] ?? 0;
    for (const k of kept) if (k > j) rest += (root[k * size + j] ?? 0) * (zero[k] ?? 0);
    zero[j] = -rest / (root[j * size + j] ?? 1);
  }
  return zero;
}
