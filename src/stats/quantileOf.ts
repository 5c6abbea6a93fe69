/**
 * The p-quantile of numbers sorted upwards, between two of them by linear interpolation.
 * @param sorted ascending   @param p 0…1
 * @returns null when there are none
 * @see Hyndman & Fan 1996, type 7; R: quantile(x, p)
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? 0;
  return low + (position - below) * (high - low);
}
