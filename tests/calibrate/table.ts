import type { CalibrationRow } from '../../src/words/method/calibrationRow.ts';
import type { Findings } from './findings.ts';
import { noteOf } from './notes.ts';
import { ALL_PROMISES } from './promises/all.ts';
import type { CalibrationShape } from './shapes/shape.ts';

/** Every promise that makes sense for a shape, held against its simulated files. */
export const rowsOf = (shape: CalibrationShape, runs: readonly Findings[]): CalibrationRow[] =>
  ALL_PROMISES.filter((promise) => promise.on(shape)).map((promise) => {
    const found = promise.found(runs, shape);
    const note = found.kept ? '' : noteOf(promise.id, shape, runs);
    return { promise: promise.promise, shape: shape.id, ...found, note };
  });
