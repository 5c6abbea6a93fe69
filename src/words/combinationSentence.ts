import type { Combination, SegmentLevel } from '../domain/document/combinations.ts';
import { howOften } from './chance.ts';
import { changeSize, count, list, rateInRange } from './numbers.ts';
import { periodName } from './periodName.ts';
import { sentenceStart } from './sentenceStart.ts';

type Told = Pick<
  Combination,
  'aspect' | 'levels' | 'deals' | 'winRate' | 'before' | 'difference' | 'pValueFamilywise'
>;

/** Names of fields whose levels deals are “in”. */
const PLACE = /region|country|territory|area|market|geo|state|city|industry|sector|vertical/i;
/** Bands, blanks, the pool of rare levels and bare numbers are not said before a noun. */
const UNSPEAKABLE = /^(up to|over|under|[(≤≥<>]|[-−+]?\d)/i;

/**
 * What is told of a segment, for reading aloud: its rate with its range, how far that is from what was expected, and how
 * often so large a gap comes by chance among all that was looked at.
 * @param looked segments that were looked at, of both kinds   @param periods labels of the two compared ones
 */
export function combinationSentence(
  told: Told,
  looked: number,
  periods: { before: string; after: string } | null,
): string {
  const { aspect, levels, winRate, difference, pValueFamilywise } = told;
  const rate = winRate ? `won ${rateInRange(winRate)}` : 'won none';
  const side = difference.estimate < 0 ? 'below' : 'above';
  const gap = `${changeSize(difference)} ${side}`;
  const rare = `a gap this large among ${looked === 1 ? 'the one segment' : `the ${count(looked)} segments`} looked at would appear in ${howOften(pValueFamilywise)}.`;
  const dealt = sentenceStart(dealsOf(levels, told.deals));
  if (aspect === 'combination')
    return `${dealt} ${rate}, ${gap} what ${partsOf(levels)} explain by themselves. If they explained all of it, ${rare}`;
  const when = periods
    ? `${rate} in ${periodName(periods.after)}${earlier(told, periods.before)}`
    : rate;
  return `${dealt} ${when}, ${gap} where the rate would be had it moved as the rest did. If it had, ${rare}`;
}

function earlier({ before }: Told, label: string): string {
  if (!before || before.deals === 0) return '';
  return ` after ${Math.round((100 * before.won) / before.deals)}% in ${periodName(label)}`;
}

const isPlain = (levels: readonly SegmentLevel[]): boolean =>
  levels.every(({ level }) => !UNSPEAKABLE.test(level));

/** `Partner and EMEA`; `the two` where they were just said at length. */
const partsOf = (levels: readonly SegmentLevel[]): string => {
  if (isPlain(levels)) return list(levels.map(({ level }) => level));
  return levels.length === 2 ? 'the two' : 'its parts';
};

/** `Partner deals in EMEA`, `EMEA deals`; `Deals with Size over 10 and Product Core` where that would be misread. */
export function dealsOf(levels: readonly SegmentLevel[], deals: number): string {
  const noun = deals === 1 ? 'deal' : 'deals';
  const plain = isPlain(levels);
  const places = levels.filter(({ field }) => PLACE.test(field));
  const others = levels.filter((one) => !places.includes(one));
  if (plain && levels.length === 1) return `${levels[0]?.level ?? ''} ${noun}`;
  if (plain && others.length === 1 && places.length > 0)
    return `${others[0]?.level ?? ''} ${noun} in ${list(places.map((one) => one.level))}`;
  const named = list(levels.map(({ field, level }) => `${field} ${level}`));
  return `${deals === 1 ? 'The deal' : 'Deals'} with ${named}`;
}
