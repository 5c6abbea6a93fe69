/**
 * Adjusts p-values so that the chance of any false one among those under a level is at most that level, whatever
 * they have to do with each other.
 * @param pValues 0…1; null where no test was possible, which does not count as a look
 * @returns adjusted p-values in the same order
 * @see Holm 1979; R: p.adjust(p, 'holm')
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = pValues
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((a, b) => a.p - b.p);
  const adjusted = new Array<number | null>(pValues.length).fill(null);
  let most = 0;
  tested.forEach(({ p, index }, fromSmallest) => {
    most = Math.min(1, Math.max(most, p * (tested.length - fromSmallest)));
    adjusted[index] = most;
  });
  return adjusted;
}
