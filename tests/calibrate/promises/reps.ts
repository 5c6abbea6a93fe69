import { atMost, type CalibrationPromise } from './promise.ts';

const any = (reps: number | null): boolean | null => (reps === null ? null : reps > 0);

/** All reps are alike: is any called inconsistent, or off what their book lets expect? */
export const repPromises: readonly CalibrationPromise[] = [
  {
    id: 'rep-off',
    promise: 'any rep told off expectation',
    on: () => true,
    found: (runs) => atMost(0.13, runs, ({ reps }) => any(reps.off)),
  },
  {
    id: 'rep-inconsistent',
    promise: 'any rep called inconsistent',
    on: (shape) => shape.repQuarterSpread === undefined,
    found: (runs) => atMost(0.13, runs, ({ reps }) => any(reps.inconsistent)),
  },
];
