import type { CalibrationShape } from '../shapes/shape.ts';
import { truthOf } from '../truth.ts';
import { atLeast, atMost, type CalibrationPromise } from './promise.ts';

const isStill = (shape: CalibrationShape): boolean =>
  truthOf(shape) === null && shape.fourthQuarter === undefined;

/** Does the app see seasons, trends and steps where there are none, and the one that is there? */
export const calendarPromises: readonly CalibrationPromise[] = [
  {
    id: 'calendar',
    of: 'calendar',
    promise: 'a season, trend or step told',
    on: isStill,
    found: (runs) =>
      atMost(
        0.07,
        runs,
        ({ calendar }) =>
          calendar && (calendar.seasons.length > 0 || calendar.trend || calendar.changePoint),
      ),
  },
  {
    id: 'season',
    of: 'calendar',
    promise: 'the season named',
    on: (shape) => shape.fourthQuarter !== undefined,
    found: (runs) =>
      atLeast(0.8, runs, ({ calendar }) => calendar && calendar.seasons.includes('month-of-year')),
  },
  {
    id: 'drift',
    of: 'calendar',
    promise: 'drift of any field told where no mix moved',
    on: (shape) => shape.planted?.by !== 'mix' && shape.id !== 'decline',
    found: (runs) => atMost(0.13, runs, ({ calendar }) => calendar && calendar.drift.length > 0),
  },
];
