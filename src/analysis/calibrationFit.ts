import type { CalibrationFit, DriverHealth } from '../domain/document/drivers.ts';

/**
 * How far what was expected of groups of deals is from what was won of them: the mean distance, each group counted by its
 * deals, and in how many groups the expected rate lies inside the 95% interval of the one that came. Groups without a
 * rate count in neither.
 */
export function calibrationFit(bands: DriverHealth['calibration']): CalibrationFit {
  const known = bands.flatMap(({ actual, predicted, deals }) =>
    actual
      ? [
          {
            gap: Math.abs(actual.estimate - predicted),
            within: actual.low <= predicted && predicted <= actual.high,
            deals,
          },
        ]
      : [],
  );
  const deals = known.reduce((sum, one) => sum + one.deals, 0);
  return {
    groups: known.length,
    within: known.filter(({ within }) => within).length,
    meanGap: deals > 0 ? known.reduce((sum, one) => sum + (one.deals / deals) * one.gap, 0) : null,
  };
}
