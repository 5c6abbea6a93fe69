import { FEWEST_DEALS, type PairSlice } from '../../../../domain/slices.ts';
import { counted } from '../../../../words/numbers.ts';
import { percent } from '../../../text/format.ts';

/** Points between shrunk rates under which they are one and the same. */
const ALIKE = 0.0005;
const MOST_SAID = 3;

/** The picture in words: the cells that can be read and lie furthest from each other. */
export function pairAlternative({ fields, cells, all }: PairSlice): string {
  const readable = cells
    .filter(({ deals, shrunk }) => deals >= FEWEST_DEALS && shrunk !== null)
    .toSorted((a, b) => (b.shrunk ?? 0) - (a.shrunk ?? 0));
  const say = (some: typeof readable): string =>
    some
      .map(
        ({ levels, winRate }) => `${levels.join(' with ')} ${percent(winRate?.estimate ?? null)}`,
      )
      .join(', ');
  const best = readable.slice(0, MOST_SAID);
  const worst = readable.slice(Math.max(best.length, readable.length - MOST_SAID));
  return `Win rate by ${fields[0]} and ${fields[1]}; all deals ${percent(all.winRate?.estimate ?? null)}. ${
    best.length > 0 ? `Highest: ${say(best)}.` : 'No cell has enough deals to be read.'
  }${worst.length > 0 ? ` Lowest: ${say(worst.toReversed())}.` : ''}`;
}

/** What stands under the picture. @param mean rate of all deals, worded */
export function pairNotes(
  { cells, levels, leftOut, fields }: PairSlice,
  shown: { columns: readonly string[]; rows: readonly string[] },
  mean: string,
): string[] {
  const shrunk = cells.flatMap((cell) => (cell.shrunk === null ? [] : [cell.shrunk]));
  const alike = shrunk.length > 1 && Math.max(...shrunk) - Math.min(...shrunk) < ALIKE;
  const faint = cells.filter(({ deals }) => deals > 0 && deals < FEWEST_DEALS).length;
  const hidden = ([shown.columns, shown.rows] as const).flatMap((names, i) => {
    const total = (levels[i]?.length ?? 0) + (leftOut[i] ?? 0);
    return total > names.length
      ? [`the first ${names.length} of ${total} of ${fields[i] ?? ''}`]
      : [];
  });
  return [
    alike
      ? `All cells shrink to the same rate, ${mean}: nothing in these deals tells one from another.`
      : `Coloured against ${mean}, the rate of all deals. Which combination is beyond chance is told under Segments worth telling.`,
    ...(faint > 0
      ? [`${counted(faint, 'cell has', 'cells have')} fewer than ${FEWEST_DEALS} closed deals.`]
      : []),
    ...(hidden.length > 0 ? [`Shown: ${hidden.join(' and ')}, those with most closed deals.`] : []),
  ];
}
