import { truthOf } from '../truth.ts';
import { atMost, type CalibrationPromise } from './promise.ts';

/** The budget is 5% a complete period; with the error of a thousand files, and of p-values that are approximate. */
const BUDGET = 0.07;

/** Nothing is to be found: does any of the tests behind alerts raise one? */
export const alertPromises: readonly CalibrationPromise[] = [
  {
    id: 'alerts',
    of: 'alerts',
    promise: 'any false alert in a complete period, of all tests together',
    on: (shape) => shape.drivers.length === 0 && truthOf(shape) === null,
    found: (runs) => {
      const found = atMost(BUDGET, runs, ({ alerts }) => alerts && alerts.tests > 0);
      const raised = runs.flatMap(({ alerts }) => alerts?.naive ?? []);
      const naive = raised.reduce((sum, one) => sum + one, 0) / Math.max(1, raised.length);
      return { ...found, found: `${found.found}; a rule of 5 points: ${naive.toFixed(1)} a file` };
    },
  },
];
