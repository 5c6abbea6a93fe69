import type { SeasonEffect, SeasonRate } from '../domain/document/calendar.ts';
import { list, sharePercent } from './numbers.ts';

const PLACES: Readonly<Record<string, string>> = {
  '1st month of a quarter': 'the first month of a quarter',
  '2nd month of a quarter': 'the second month of a quarter',
  '3rd month of a quarter': 'the last month of a quarter',
};

type Told = Pick<SeasonEffect, 'kind' | 'seasons' | 'agreeing'>;

/**
 * A season in a sentence: when, how often against the other months, and how regularly.
 * @param standingOut the seasons it is about, some of `seasons`
 */
export function seasonSentence(
  { kind, seasons, agreeing }: Told,
  standingOut: readonly SeasonRate[],
): string {
  const quarters = kind === 'month-of-quarter';
  const when = list(standingOut.map((one) => PLACES[one.label] ?? one.label));
  const rest = seasons.filter((one) => !standingOut.includes(one));
  const others = quarters ? 'the others' : 'the other months';
  const rates = `won ${rateOf(standingOut)} of the time, against ${rateOf(rest)} in ${others}`;
  const cycle = quarters ? 'quarter' : 'year';
  return `Deals that close in ${when} are ${rates}; ${regularly(agreeing, cycle)}compare like months.`;
}

function rateOf(seasons: readonly SeasonRate[]): string {
  const deals = seasons.reduce((sum, one) => sum + one.deals, 0);
  const won = seasons.reduce((sum, one) => sum + one.won, 0);
  return deals > 0 ? sharePercent(won / deals) : '–';
}

/** What was seen, not what will be: two years are no rule. */
function regularly(agreeing: Told['agreeing'], cycle: string): string {
  if (agreeing === null || agreeing.of < 2) return '';
  const { cycles, of } = agreeing;
  const all = of === 2 ? 'both' : `each of the ${of}`;
  const seen = cycles === of ? all : `${cycles} of ${of}`;
  return `this was so in ${seen} ${cycle}s, so `;
}
