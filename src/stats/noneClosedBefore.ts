/**
 * How likely it is that none of some deals has closed before a day, when each takes its time from one distribution:
 * the product of 1 − F(day − 1 − created) over deals. Of few deals the first close is late by chance.
 * @param creations deals created per day, in days since 1970   @param share of cycles of at most so many days, 0–1
 * @returns 0–1; 1 when no deal could have closed by then
 */
export function noneClosedBefore(
  day: number,
  creations: readonly { day: number; deals: number }[],
  share: (days: number) => number,
): number {
  let logarithm = 0;
  for (const { day: created, deals } of creations) {
    const closed = created < day ? share(day - 1 - created) : 0;
    if (closed > 0 && deals > 0) logarithm += deals * Math.log1p(-Math.min(1, closed));
  }
  return Math.exp(logarithm);
}
