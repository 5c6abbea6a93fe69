import type { Combination, CombinationSearch } from '../../../domain/document/combinations.ts';
import { insteadSentence } from '../../../words/insteadSentence.ts';
import { counted, list } from '../../../words/numbers.ts';
import { count, percent, pointsRange, pValue } from '../../text/format.ts';

/** `Region APAC with Lead source Partner`. */
export const nameOf = ({ levels }: Pick<Combination, 'levels'>): string =>
  levels.map(({ field, level }) => `${field} ${level}`).join(' with ');

const side = (of: { deals: number; won: number }): string =>
  `${count(of.won)} of ${count(of.deals)}`;

/** What stands behind it. */
export function evidenceLine(one: Combination): string {
  const counts =
    one.before && one.after
      ? `Won ${side(one.after)} closed deals, ${side(one.before)} before`
      : `Won ${side(one)} closed deals`;
  return `${counts}; expected ${percent(one.expected)}, difference ${pointsRange(one.difference)} points, p\u00a0${pValue(one.pValueFamilywise)}.`;
}

const looks = ({ combinations, changes }: CombinationSearch): string =>
  list(
    [
      combinations > 0 ? counted(combinations, 'segment') : '',
      changes > 0 ? counted(changes, 'change') : '',
    ].filter(Boolean),
  );

/** How much was searched, so that what is told can be believed. */
export const searched = (search: CombinationSearch): string =>
  `${looks(search)} were looked at, each with at least ${counted(search.fewestDeals, 'closed deal')}. Told is what would be rare as the most striking of them all.`;

/** Why silence is an answer. */
export function nothingTold(search: CombinationSearch, nearest: readonly Combination[]): string {
  const best = nearest.toSorted((a, b) => a.pValueFamilywise - b.pValueFamilywise)[0];
  const near = best
    ? ` The nearest, ${nameOf(best)}, would be matched by chance in ${percent(best.pValueFamilywise)} of such searches.`
    : '';
  return `${looks(search)} were looked at, none differs beyond what chance makes of so many looks.${near}`;
}

/** Which quarters the changes are between, where that is not what the verdict compares; null where it is. */
export function changesNote(search: CombinationSearch): string | null {
  if (search.instead) return insteadSentence('Changes of segments', search.instead);
  return search.combinations > 0 && search.changes === 0
    ? 'Changes of segments were not looked for: they take two complete quarters, by closed date, to be compared.'
    : null;
}
