/**
 * Turns p-values into q-values: among all results with q ≤ 0.10, on average at most one in ten is a false one.
 * Pass every p-value that was looked at, not only those to be shown.
 * @param pValues 0…1; null where no test was possible, which neither gets a q nor counts as a look
 * @returns q-values in the same order
 * @see Benjamini & Hochberg 1995; R: p.adjust(p, 'BH')
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = pValues
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((a, b) => b.p - a.p);
  const q = new Array<number | null>(pValues.length).fill(null);
  let least = 1;
  tested.forEach(({ p, index }, fromLargest) => {
    least = Math.min(least, p * (tested.length / (tested.length - fromLargest)));
    q[index] = least;
  });
  return q;
}
