/** Blank cells take the name of the group to their left, as merged cells do. */
function filledRight(cells: readonly string[]): string[] {
  let group = '';
  return cells.map((cell) => (group = cell.trim() || group));
}

/** The names of one column, from the top one down, each once. */
const joined = (parts: readonly string[]): string =>
  [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))].join(' ');

/**
 * Names that tell the columns apart: “Column 3” where the file gives none, “Amount (2)” for the second Amount.
 * @param header the records that name the columns, the one with the groups first
 */
export function columnNames(header: readonly (readonly string[])[], width: number): string[] {
  const rows = header.map((cells, i) =>
    i < header.length - 1 && cells.some((cell) => cell.trim() === '') ? filledRight(cells) : cells,
  );
  const given = Array.from({ length: width }, (_, i) =>
    joined(rows.map((cells) => cells[i] ?? '')),
  );
  const taken = new Set(given);
  const seen = new Set<string>();
  return given.map((name, i) => {
    const base = name || `Column ${i + 1}`;
    let own = base;
    const again = name === '' ? taken.has(base) : seen.has(base);
    for (let n = 2; again && (own === base || taken.has(own) || seen.has(own)); n += 1) {
      own = `${base} (${n})`;
    }
    seen.add(own);
    return own;
  });
}
