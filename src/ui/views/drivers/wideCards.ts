/** Rows by which two cards beside each other may differ before the shorter one leaves a hole. */
const ALIKE_ROWS = 4;

/**
 * Which of the cards take a whole line, so that two columns leave no hole: one whose neighbour has far more or fewer rows,
 * and a last one without a neighbour.
 * @param rows rows of each card, in their order
 */
export function wideCards(rows: readonly number[]): boolean[] {
  const wide = rows.map(() => false);
  for (let at = 0; at < rows.length; at += 1) {
    const [one = 0, next] = [rows[at], rows[at + 1]];
    if (next !== undefined && Math.abs(one - next) <= ALIKE_ROWS) at += 1;
    else wide[at] = true;
  }
  return wide;
}
