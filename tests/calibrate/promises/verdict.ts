import type { FoundVerdict } from '../findings.ts';
import type { CalibrationShape } from '../shapes/shape.ts';
import { truthOf } from '../truth.ts';
import { atLeast, atMost, type CalibrationPromise } from './promise.ts';

const moved = (verdict: FoundVerdict | null): boolean | null =>
  verdict && (verdict.kind === 'declined' || verdict.kind === 'improved');

const nothingChanges = (shape: CalibrationShape): boolean => truthOf(shape) === null;

/** Quarters that differ by themselves, whatever the compared two do. */
const movesByItself = (shape: CalibrationShape): boolean =>
  shape.quarterSpread !== undefined || shape.repQuarterSpread !== undefined;

/** Nothing changed: does the app say that the win rate moved? */
export const verdictPromises: readonly CalibrationPromise[] = [
  {
    id: 'comparison',
    promise: 'two quarters found that can be compared',
    on: (shape) => shape.createdTo !== undefined || shape.cycles !== undefined,
    found: (runs) => atLeast(0.95, runs, (run) => run.verdict !== null),
  },
  {
    id: 'verdict',
    promise: 'false verdict',
    on: nothingChanges,
    found: (runs) => atMost(0.07, runs, (run) => moved(run.verdict)),
  },
  {
    id: 'verdict-value',
    promise: 'false verdict by value',
    on: (shape) => nothingChanges(shape) && shape.amountSpread !== undefined,
    found: (runs) => atMost(0.07, runs, (run) => moved(run.byValue)),
  },
  {
    id: 'verdict-unusual',
    promise: 'false verdict that is not called usual for this business',
    on: movesByItself,
    found: (runs) =>
      atMost(0.07, runs, ({ verdict }) => verdict && moved(verdict) === true && !verdict.usual),
  },
  {
    id: 'verdict-season',
    of: 'calendar',
    promise: 'false verdict that is neither called usual nor beside a season that is named',
    on: (shape) => shape.fourthQuarter !== undefined,
    found: (runs) =>
      atMost(
        0.07,
        runs,
        ({ verdict, calendar }) =>
          verdict &&
          moved(verdict) === true &&
          !verdict.usual &&
          calendar?.seasons.includes('month-of-year') !== true,
      ),
  },
  {
    id: 'verdict-year',
    promise: 'false verdict against the same quarter of the year before',
    on: (shape) => shape.fourthQuarter !== undefined,
    found: (runs) => atMost(0.07, runs, (run) => moved(run.yearOnYear)),
  },
];
