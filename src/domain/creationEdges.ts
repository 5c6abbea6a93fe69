/**
 * First and last creation of the weeks that reach 20% of the median week. One stray deal from years ago must not
 * pass for the start of the business, nor one typo for its end.
 * @param creations deals created per day (days since 1970), any order
 */
export function creationEdges(
  creations: readonly { day: number; deals: number }[],
): { first: number; last: number } | null {
  const weeks = new Map<number, number>();
  for (const { day, deals } of creations) {
    const week = Math.floor((day + 3) / 7); // 1970-01-01 was a Thursday: weeks run Monday to Sunday
    weeks.set(week, (weeks.get(week) ?? 0) + deals);
  }
  const sizes = [...weeks.values()].sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)];
  if (median === undefined) return null;
  const busy = creations.filter(
    ({ day, deals }) => deals > 0 && (weeks.get(Math.floor((day + 3) / 7)) ?? 0) >= 0.2 * median,
  );
  if (busy.length === 0) return null;
  let first = Infinity;
  let last = -Infinity;
  for (const { day } of busy) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return { first, last };
}
