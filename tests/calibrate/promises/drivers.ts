import type { Findings } from '../findings.ts';
import { atLeast, atMost, meanAtMost, type CalibrationPromise, type Found } from './promise.ts';

/** From so many deals a calibration slope has to be near 1 by itself, not only within its error. */
const MANY_DEALS = 20_000;

/** Which fields go with winning: false ones among none, false ones among true ones, and what scores are worth. */
export const driverPromises: readonly CalibrationPromise[] = [
  {
    id: 'fields',
    promise: 'any field told as a driver',
    on: (shape) => shape.drivers.length === 0,
    found: (runs) => atMost(0.13, runs, (run) => run.drivers.fields > 0),
  },
  {
    id: 'levels',
    promise: 'any level told as a driver',
    on: (shape) => shape.drivers.length === 0,
    found: (runs) => atMost(0.1, runs, (run) => run.drivers.levels > 0),
  },
  {
    id: 'false-share',
    promise: 'false among told drivers, mean',
    on: (shape) => shape.drivers.length > 0,
    // A file that told nothing told nothing false.
    found: (runs) =>
      meanAtMost(0.1, runs, ({ drivers }) => {
        const told = drivers.fields + drivers.levels;
        return told > 0 ? (drivers.falseFields + drivers.falseLevels) / told : 0;
      }),
  },
  {
    id: 'slope-many',
    promise: 'calibration slope of scores within 0.9–1.1',
    on: (shape) => shape.drivers.length > 0 && shape.deals >= MANY_DEALS,
    found: (runs) =>
      withMean(
        runs,
        atLeast(0.95, runs, ({ slope }) => slope && slope.value >= 0.9 && slope.value <= 1.1),
      ),
  },
  {
    id: 'slope-few',
    promise: 'calibration slope of scores within 2 standard errors of 1',
    on: (shape) => shape.drivers.length > 0 && shape.deals < MANY_DEALS,
    found: (runs) =>
      withMean(
        runs,
        atLeast(
          0.93,
          runs,
          ({ slope }) => slope && Math.abs(slope.value - 1) <= 2 * slope.standardError,
        ),
      ),
  },
];

/** The mean slope beside the share of files in which it is near 1. */
function withMean(runs: readonly Findings[], found: Found): Found {
  const slopes = runs.flatMap(({ slope }) => slope?.value ?? []);
  if (slopes.length === 0) return found;
  const mean = slopes.reduce((sum, one) => sum + one, 0) / slopes.length;
  return { ...found, found: `${found.found}, mean ${mean.toFixed(2)}` };
}
