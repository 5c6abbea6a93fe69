import type { Interval } from '../../domain/interval.ts';
import { Z95 } from '../../stats/distributions.ts';
import type { FitBand, FitBandName, Pipeline } from '../../domain/document/pipeline.ts';
import { skewFitSentence } from '../../words/pipelineSentence.ts';
import type { OpenCell } from './openCells.ts';
import { bandOf, type Scorer } from './scoreDeals.ts';

const BANDS: readonly FitBandName[] = ['high', 'medium', 'low', 'unknown'];
/** Value in deals of a low fit, and how much more of it there is than of the deals. */
const SKEWED = 0.5;
const BEYOND_DEALS = 0.1;

/** The open pipeline by what is expected of it: the shares add up to all of it. */
export function fitBands(
  cells: readonly OpenCell[],
  scorer: Scorer,
  hasAmount: boolean,
): Pick<Pipeline, 'fit' | 'expected'> {
  const sums = new Map(BANDS.map((band) => [band, { deals: 0, amount: 0, won: 0, value: 0 }]));
  const total = { deals: 0, amount: 0, won: 0, value: 0, soonWon: 0, soonValue: 0 };
  for (const { places, age, deals, amount } of cells) {
    const chance = scorer.chance(places, age);
    const sum = sums.get(bandOf(chance, scorer.cutOffs));
    if (!sum) continue;
    const soon = scorer.soon(age) ?? 0;
    const p = chance ?? 0;
    sum.deals += deals;
    sum.amount += amount;
    sum.won += deals * p;
    sum.value += amount * p;
    total.deals += deals;
    total.amount += amount;
    total.won += deals * p;
    total.value += amount * p;
    total.soonWon += deals * p * soon;
    total.soonValue += amount * p * soon;
  }
  const byValue = hasAmount && total.amount > 0;
  const fit = BANDS.flatMap((band): FitBand[] => {
    const { deals, amount, won, value } = sums.get(band) ?? {
      deals: 0,
      amount: 0,
      won: 0,
      value: 0,
    };
    // A pipeline of which all can be scored has no band for what can't.
    if (band === 'unknown' && deals === 0) return [];
    return [
      {
        band,
        deals,
        amount: hasAmount ? amount : null,
        share: byValue ? amount / total.amount : deals / Math.max(1, total.deals),
        expectedWon: band === 'unknown' ? null : won,
        expectedAmount: band === 'unknown' || !hasAmount ? null : value,
      },
    ];
  });
  return {
    fit,
    expected: {
      won: total.won,
      amount: hasAmount ? total.value : null,
      wonThisQuarter: total.soonWon,
      amountThisQuarter: hasAmount ? total.soonValue : null,
    },
  };
}

/** Whether the money lies where deals are seldom won. A fact with its threshold; null without amounts. */
export function skewOf(
  fit: readonly FitBand[],
  cells: readonly OpenCell[],
  scorer: Scorer | null,
): Pipeline['skew'] {
  const low = fit.find(({ band }) => band === 'low');
  const amount = fit.reduce((sum, one) => sum + (one.amount ?? 0), 0);
  const all = fit.reduce((sum, one) => sum + one.deals, 0);
  if (!low || low.amount === null || amount <= 0 || all === 0) return null;
  const value = low.amount / amount;
  const deals = low.deals / all;
  const told = value >= SKEWED && value >= deals + BEYOND_DEALS;
  return {
    value,
    interval: scorer && shareInterval(value, amount, cells, scorer),
    deals,
    told,
    threshold: `at least ${SKEWED * 100}% of the open value, and ${BEYOND_DEALS * 100} points more of it than of the open deals, is a low fit`,
    sentence: skewFitSentence(value, deals, told),
  };
}

/**
 * How far the low deals' share of the value could have come out elsewhere, had other deals like these been open: the
 * interval of a ratio of sums, by the delta method. @param amount of all open deals
 * @see Cochran 1977, Sampling Techniques, 2.11
 */
function shareInterval(
  value: number,
  amount: number,
  cells: readonly OpenCell[],
  { chance, cutOffs }: Scorer,
): Interval {
  let variance = 0;
  for (const { places, age, squares } of cells) {
    const isLow = bandOf(chance(places, age), cutOffs) === 'low';
    variance += squares * (Number(isLow) - value) ** 2;
  }
  const half = (Z95 * Math.sqrt(variance)) / amount;
  return { estimate: value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
