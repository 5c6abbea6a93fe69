import { atLeast, atMost, type CalibrationPromise } from './promise.ts';

/** Main effects there may be, but no segment that differs or moves beyond them: does the search tell one? */
export const segmentPromises: readonly CalibrationPromise[] = [
  {
    id: 'segments',
    of: 'search',
    promise: 'any segment told, of all combinations and changes',
    on: (shape) => shape.segmentsMove !== true,
    found: (runs) =>
      atMost(
        0.07,
        runs,
        ({ segments }) => segments && segments.combinations + segments.changes > 0,
      ),
  },
  {
    id: 'segment-found',
    of: 'search',
    promise: 'the change of a segment told where 6 points are lost in it',
    on: (shape) => shape.planted?.by === 'rate' && shape.planted.points === 6,
    found: (runs) => atLeast(0.95, runs, ({ segments }) => segments && segments.changes > 0),
  },
];
