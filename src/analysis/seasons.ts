import type { SeasonEffect, SeasonRate } from '../domain/document/calendar.ts';
import type { Period } from '../domain/document/periods.ts';
import type { GroupedDesign } from '../stats/design.ts';
import { fitLogistic } from '../stats/logistic.ts';
import { marginalEffects } from '../stats/marginalEffects.ts';
import { scaledReach } from '../stats/scaledTest.ts';
import { seasonTest } from '../stats/seasonTest.ts';
import { widenEffect } from '../stats/widenEffect.ts';
import { wilson } from '../stats/wilson.ts';
import { MONTH_NAMES } from '../words/periodName.ts';
import { countBy, monthDesign, placeMonth, sumOf, type Month } from './seasonMonths.ts';
import { agreement } from './standingOut.ts';

/** With fewer quarters no month is left over to show how much months spread. */
const FEWEST_QUARTERS = 3;
/** A month of the year seen once can't be told from that one year. */
const FEWEST_YEARS = 2;

/** An effect before its q, and what is decided by it. */
export type FoundSeason = Omit<SeasonEffect, 'qValue' | 'told' | 'sentence'>;

/** @param months of closing, unmasked ones only */
export function findSeasons(months: readonly Period[]): FoundSeason[] {
  const placed = months.filter((one) => one.deals > 0).map(placeMonth);
  return [monthOfQuarter(placed), monthOfYear(placed)];
}

/** Quarters have a level each. One with a single month says nothing of seasons, and would blur their rates. */
function monthOfQuarter(all: readonly Month[]): FoundSeason {
  const sizes = countBy(all, (one) => one.quarter);
  const months = all.filter((one) => (sizes.get(one.quarter) ?? 0) > 1);
  const cycles = new Set(months.map((one) => one.quarter)).size;
  const seasons = ['1st month of a quarter', '2nd month of a quarter', '3rd month of a quarter'];
  const tested = monthDesign(months, [(one) => one.quarter, (one) => seasons[one.ofQuarter] ?? '']);
  return effectOf('month-of-quarter', {
    months,
    cycles,
    cycleOf: (one) => one.quarter,
    seasonOf: (one) => one.ofQuarter,
    seasons,
    tested,
    estimated: tested,
    reason:
      cycles < FEWEST_QUARTERS
        ? `It takes ${FEWEST_QUARTERS} complete quarters to see a season within them; the file has ${cycles}.`
        : null,
  });
}

/**
 * Years have a level each. Tested beyond the month of the quarter, so that busy quarter ends are not told a second time
 * as "March, June, September and December".
 */
function monthOfYear(months: readonly Month[]): FoundSeason {
  const seen = countBy(months, (one) => one.ofYear);
  const fewest = Math.min(...MONTH_NAMES.map((_, i) => seen.get(i) ?? 0));
  const year = (one: Month): string => one.year;
  const month = (one: Month): string => MONTH_NAMES[one.ofYear] ?? '';
  const sizes = countBy(months, (one) => one.quarter);
  const full = months.filter((one) => sizes.get(one.quarter) === 3);
  return effectOf('month-of-year', {
    months,
    cycles: new Set(months.map(year)).size,
    cycleOf: year,
    seasonOf: (one) => one.ofYear,
    seasons: MONTH_NAMES,
    tested: monthDesign(months, [year, (one) => String(one.ofQuarter), month]),
    estimated: monthDesign(months, [year, month]),
    coarser: monthDesign(full, [year, (one) => String(one.quarterOfYear)]),
    reason:
      fewest < FEWEST_YEARS
        ? `It takes every month of the year in at least ${FEWEST_YEARS} years to see a season; some months are there ${fewest === 0 ? 'not at all' : 'only once'}.`
        : null,
  });
}

interface Question {
  months: readonly Month[];
  cycles: number;
  cycleOf: (month: Month) => string;
  seasonOf: (month: Month) => number;
  seasons: readonly string[];
  tested: GroupedDesign;
  estimated: GroupedDesign;
  coarser?: GroupedDesign;
  reason: string | null;
}

function effectOf(kind: SeasonEffect['kind'], question: Question): FoundSeason {
  const { months, cycles, seasonOf, seasons, tested, estimated, coarser } = question;
  const test = question.reason === null ? seasonTest(tested, coarser) : null;
  const rates = seasons.map((label, season): SeasonRate => {
    const { deals, won } = sumOf(months.filter((one) => seasonOf(one) === season));
    return { label, deals, won, winRate: wilson(won, deals), points: null };
  });
  if (test === null) {
    const reason =
      question.reason ?? 'All deals of these months ended alike, or the months can’t be compared.';
    return { kind, seasons: rates, cycles, reason, ...NO_TEST };
  }
  const reach = scaledReach({ dispersion: test.dispersion, df: test.residualDf });
  const found = withPoints(rates, estimated, reach);
  return {
    kind,
    seasons: found,
    cycles,
    agreeing: agreement(found, months, question.cycleOf, seasonOf),
    ...test,
    reason: null,
  };
}

const NO_TEST = {
  agreeing: null,
  chiSquare: null,
  df: null,
  dispersion: null,
  residualDf: null,
  pValue: null,
};

function withPoints(rates: SeasonRate[], design: GroupedDesign, reach: number): SeasonRate[] {
  const fit = fitLogistic(design);
  if (!fit) return rates;
  const effects = marginalEffects(design, fit, design.factors.length - 1);
  return rates.map((rate) => {
    const points = effects.find((one) => one.level === rate.label)?.points ?? null;
    return { ...rate, points: points && widenEffect(points, fit.won / fit.deals, reach) };
  });
}
