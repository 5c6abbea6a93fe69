/**
 * Symmetric positive definite matrices as flat row-major arrays of size × size; only the lower triangle is read.
 * L is the lower triangular root: L·Lᵀ = matrix.
 */

/** The root L; null when the matrix is not (numerically) positive definite. R: t(chol(A)) */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = (matrix[i * size + j] ?? 0) - dotRows(root, i * size, root, j * size, j);
      if (i !== j) root[i * size + j] = rest / (root[j * size + j] ?? 1);
      else if (rest > 1e-13 * (matrix[i * size + i] ?? 0)) root[i * size + i] = Math.sqrt(rest);
      else return null;
    }
  }
  return root;
}

/** x with A·x = b, from A's root. R: backsolve/forwardsolve */
export function choleskySolve(
  root: Float64Array,
  size: number,
  b: ArrayLike<number>,
): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let rest = b[i] ?? 0;
    for (let j = 0; j < i; j++) rest -= (root[i * size + j] ?? 0) * (x[j] ?? 0);
    x[i] = rest / (root[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = x[i] ?? 0;
    for (let j = i + 1; j < size; j++) rest -= (root[j * size + i] ?? 0) * (x[j] ?? 0);
    x[i] = rest / (root[i * size + i] ?? 1);
  }
  return x;
}

/** A's inverse, full, from A's root. R: chol2inv(t(L)) */
export function choleskyInverse(root: Float64Array, size: number): Float64Array {
  // The inverse of L, column by column and laid out by column, so that both loops below run along the memory.
  const columns = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const at = column * size;
    columns[at + column] = 1 / (root[column * size + column] ?? 1);
    for (let row = column + 1; row < size; row++) {
      const before = row - column;
      const sum = dotRows(root, row * size + column, columns, at + column, before);
      columns[at + row] = -sum / (root[row * size + row] ?? 1);
    }
  }
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const sum = dotRows(columns, i * size + i, columns, j * size + i, size - i);
      inverse[i * size + j] = sum;
      inverse[j * size + i] = sum;
    }
  }
  return inverse;
}

/** ln det A, from A's root. */
export function logDeterminant(root: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += 2 * Math.log(root[i * size + i] ?? 1);
  return sum;
}

/** xᵀ·A·y for a full symmetric A. */
export function quadraticForm(
  matrix: Float64Array,
  size: number,
  x: ArrayLike<number>,
  y: ArrayLike<number> = x,
): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const left = x[i] ?? 0;
    if (left === 0) continue;
    let row = 0;
    for (let j = 0; j < size; j++) row += (matrix[i * size + j] ?? 0) * (y[j] ?? 0);
    sum += left * row;
  }
  return sum;
}

/** Four sums side by side: one alone would have each addition wait for the one before. */
function dotRows(
  left: Float64Array,
  from: number,
  right: Float64Array,
  other: number,
  length: number,
): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = length - (length % 4);
  for (let k = 0; k < whole; k += 4) {
    a += (left[from + k] ?? 0) * (right[other + k] ?? 0);
    b += (left[from + k + 1] ?? 0) * (right[other + k + 1] ?? 0);
    c += (left[from + k + 2] ?? 0) * (right[other + k + 2] ?? 0);
    d += (left[from + k + 3] ?? 0) * (right[other + k + 3] ?? 0);
  }
  for (let k = whole; k < length; k++) a += (left[from + k] ?? 0) * (right[other + k] ?? 0);
  return a + b + c + d;
}
