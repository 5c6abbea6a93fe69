/** A list longer than this is neither read nor drawn quickly. */
const MOST = 200;

/**
 * The levels of a field that fit what is typed: what begins with it first, so that a short name is not lost among those
 * that hold it. @returns the first 200, and how many more there are
 */
export function levelsShown(
  levels: readonly string[],
  search: string,
): { levels: string[]; more: number } {
  const wanted = search.trim().toLowerCase();
  const fitting = levels.filter((level) => level.toLowerCase().includes(wanted));
  const begins = (level: string): boolean => level.toLowerCase().startsWith(wanted);
  const ordered =
    fitting.length > MOST && wanted !== ''
      ? [...fitting.filter(begins), ...fitting.filter((level) => !begins(level))]
      : fitting;
  return { levels: ordered.slice(0, MOST), more: Math.max(0, fitting.length - MOST) };
}
