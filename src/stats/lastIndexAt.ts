/**
 * Where a step function stands: the place of the last of the sorted numbers that is not beyond `at`.
 * @param sorted ascending
 * @returns −1 when all are beyond
 * @see R: findInterval(at, sorted) - 1
 */
export function lastIndexAt(sorted: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
