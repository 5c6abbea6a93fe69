import { LARGEST_BIAS, LEAST_SHARE } from '../../domain/edgeMask.ts';
import { FEWEST_DEALS } from '../../domain/slices.ts';

/**
 * The thresholds and numbers of draws that the texts name. Words may not import the analysis, so a test holds each of
 * these against the constant it stands for (tests/words/methodFigures.test.ts).
 */
export const figures = {
  materiality: 0.01,
  tooCoarse: 0.1,
  fewestEarlier: 3,
  leastShare: LEAST_SHARE,
  largestBias: LARGEST_BIAS,
  usualCycles: 0.995,
  cutP: 0.01,
  bridgeDraws: 1000,
  driverQ: 0.1,
  smallestTold: 0.01,
  fewestLevelDeals: 10,
  fewestExpected: 5,
  fewestPerCoefficient: 10,
  folds: 10,
  suspiciousAuc: 0.85,
  suspiciousGap: 0.2,
  fewestSegmentDeals: 30,
  searchDraws: 999,
  fewestSearchDraws: 199,
  toldFamilywise: 0.05,
  falseAlertChance: 0.05,
  naiveFall: 0.05,
  leastAtRisk: 20,
  fewestClosed: 30,
  calendarQ: 0.05,
  fewestQuarters: 3,
  fewestYears: 2,
  fewestSplitQuarters: 5,
  orders: 999,
  driftDraws: 999,
  driftQ: 0.1,
  smallestMoved: 0.05,
  winsorised: 0.1,
  tellApart: 0.05,
  inconsistentQ: 0.1,
  fewestExpectedInPeriod: 5,
  fewestPeriods: 6,
  fewestAlike: FEWEST_DEALS,
} as const;
