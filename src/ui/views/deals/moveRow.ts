/** The row that a key goes to; null when it is not one that moves. @param page rows that are seen at once */
export function movedTo(key: string, row: number, total: number, page: number): number | null {
  const wanted: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + Math.max(1, page),
    PageUp: row - Math.max(1, page),
    Home: 0,
    End: total - 1,
    ' ': row,
  };
  const to = wanted[key];
  return to === undefined ? null : Math.max(0, Math.min(total - 1, to));
}
