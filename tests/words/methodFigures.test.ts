import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figures } from '../../src/words/method/figures.ts';

/** Where each figure of the texts is really decided. */
const decidedBy: Record<keyof typeof figures, [file: string, constant: string]> = {
  materiality: ['src/state/analysing.svelte.ts', 'MATERIALITY'],
  tooCoarse: ['src/analysis/verdict.ts', 'TOO_COARSE'],
  fewestEarlier: ['src/analysis/verdict.ts', 'FEWEST_EARLIER'],
  leastShare: ['src/domain/edgeMask.ts', 'LEAST_SHARE'],
  largestBias: ['src/domain/edgeMask.ts', 'LARGEST_BIAS'],
  largeShare: ['src/analysis/largestDeal.ts', 'LARGE_SHARE'],
  usualCycles: ['src/analysis/horizon.ts', 'USUAL_CYCLES'],
  cutP: ['src/analysis/horizon.ts', 'CUT_P'],
  bridgeDraws: ['src/analysis/bridges.ts', 'DRAWS'],
  driverQ: ['src/analysis/driverEffects.ts', 'DRIVER_Q'],
  swingsP: ['src/analysis/driverSwings.ts', 'SWINGS_P'],
  smallestTold: ['src/analysis/driverEffects.ts', 'SMALLEST_TOLD'],
  fewestLevelDeals: ['src/analysis/driverDesign.ts', 'FEWEST_DEALS'],
  fewestExpected: ['src/analysis/driverTests.ts', 'FEWEST_EXPECTED'],
  fewestPerCoefficient: ['src/analysis/driverTests.ts', 'FEWEST_PER_COEFFICIENT'],
  folds: ['src/analysis/driverHealth.ts', 'FOLDS'],
  suspiciousAuc: ['src/analysis/exclusions.ts', 'SUSPICIOUS_AUC'],
  suspiciousGap: ['src/analysis/exclusions.ts', 'SUSPICIOUS_GAP'],
  fewestSegmentDeals: ['src/stats/segments/searchSegments.ts', 'FEWEST_DEALS'],
  searchDraws: ['src/stats/segments/searchSegments.ts', 'DRAWS'],
  fewestSearchDraws: ['src/stats/segments/searchSegments.ts', 'FEWEST_DRAWS'],
  toldFamilywise: ['src/stats/segments/searchSegments.ts', 'TOLD_P'],
  falseAlertChance: ['src/analysis/alerts/budget.ts', 'FALSE_ALERT_CHANCE'],
  naiveFall: ['src/analysis/alerts/naive.ts', 'NAIVE_FALL'],
  leastAtRisk: ['src/stats/cohortProjection.ts', 'LEAST_AT_RISK'],
  fewestClosed: ['src/analysis/alerts/cycleTest.ts', 'FEWEST_CLOSED'],
  calendarQ: ['src/analysis/calendar.ts', 'CALENDAR_Q'],
  fewestQuarters: ['src/analysis/seasons.ts', 'FEWEST_QUARTERS'],
  fewestYears: ['src/analysis/seasons.ts', 'FEWEST_YEARS'],
  fewestSplitQuarters: ['src/analysis/history.ts', 'FEWEST_QUARTERS'],
  orders: ['src/stats/changePoint.ts', 'PERMUTATIONS'],
  driftDraws: ['src/stats/stabilityTest.ts', 'DRAWS'],
  driftQ: ['src/analysis/drift.ts', 'DRIFT_Q'],
  smallestMoved: ['src/analysis/drift.ts', 'SMALLEST_MOVED'],
  winsorised: ['src/stats/funnel.ts', 'WINSORISED'],
  tellApart: ['src/analysis/reps.ts', 'TELL_APART_P'],
  inconsistentQ: ['src/analysis/repConsistency.ts', 'INCONSISTENT_Q'],
  fewestExpectedInPeriod: ['src/stats/consistency.ts', 'FEWEST_EXPECTED'],
  fewestPeriods: ['src/stats/consistency.ts', 'FEWEST_PERIODS'],
  leastToCome: ['src/stats/oddsByAge.ts', 'LEAST_TO_COME'],
  bandPoints: ['src/analysis/pipeline/scoreDeals.ts', 'BAND_POINTS'],
  skillErrors: ['src/analysis/pipeline/scoreCheck.ts', 'SKILL_ERRORS'],
  stalledQuantile: ['src/analysis/pipeline/stalledLimits.ts', 'STALLED_QUANTILE'],
  manyStalled: ['src/analysis/pipeline/stalledDeals.ts', 'MANY_STALLED'],
  fewestStalled: ['src/analysis/pipeline/stalledDeals.ts', 'FEWEST_STALLED'],
  fewestAlike: ['src/domain/slices.ts', 'FEWEST_DEALS'],
};

test.each(Object.entries(decidedBy))(
  'METHOD-5 the figure %s of the texts is the one in the code',
  (name, [file, constant]) => {
    const found = new RegExp(`\\b${constant} = ([\\d._e+-]+);`).exec(readFileSync(file, 'utf8'));
    expect(found, `${constant} in ${file}`).not.toBeNull();
    expect(Number(found?.[1]?.replaceAll('_', ''))).toBe(figures[name as keyof typeof figures]);
  },
);
