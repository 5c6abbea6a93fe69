import type { RepRow } from '../../charts/repsOption.ts';
import type { Rep } from '../../domain/document/reps.ts';
import { count, percent, points, pointsRange, rate, rateRange } from './format.ts';

/** How surely a rep is above (1) or below (−1) what was expected; 0 where it can't be told. */
const sureness = ({ difference, pValue }: Rep): number =>
  difference && pValue !== null ? Math.sign(difference.estimate) * (1 - pValue) : 0;

const byName = (a: Rep, b: Rep): number => a.rep.localeCompare(b.rep, 'en', { numeric: true });

/** In order of how sure the difference is, as a large one of few deals may be luck; by name where ranks are withheld. */
export const orderedReps = (reps: readonly Rep[], ranked: boolean): Rep[] =>
  reps.toSorted((a, b) => (ranked ? sureness(b) - sureness(a) : 0) || byName(a, b));

/** Those a picture has room for: the surest ones where reps are ranked, else those with most deals. */
export function shownReps(reps: readonly Rep[], ranked: boolean, most: number): Rep[] {
  const weight = (rep: Rep): number => (ranked ? Math.abs(sureness(rep)) : rep.deals);
  const kept = reps
    .filter(({ winRate }) => winRate !== null)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, most);
  return orderedReps(kept, ranked);
}

/** Rows of the chart of reps, in the order given. */
export const repRows = (reps: readonly Rep[]): RepRow[] =>
  reps.flatMap(({ rep, deals, winRate, expected, difference, outside }) => {
    if (!winRate) return [];
    const against =
      expected === null || difference === null
        ? 'nothing to hold it against'
        : `expected of these deals ${percent(expected)}: ${points(difference)} points (${pointsRange(difference)})`;
    const limit = outside === null ? '' : `\noutside the ${outside}% limits`;
    const tip = `${rep}: ${rate(winRate)} (${rateRange(winRate)})\n${against}\n${count(deals)} closed deals${limit}`;
    return [{ ...winRate, label: rep, expected, outside, text: points(difference), tip }];
  });
