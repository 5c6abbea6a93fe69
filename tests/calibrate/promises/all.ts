import { alertPromises } from './alerts.ts';
import { calendarPromises } from './calendar.ts';
import { driverPromises } from './drivers.ts';
import { plantedPromises } from './planted.ts';
import type { CalibrationPromise } from './promise.ts';
import { repPromises } from './reps.ts';
import { segmentPromises } from './segments.ts';
import { verdictPromises } from './verdict.ts';

/** Every promise, in the order of the table. To add one, put it into one of these lists. */
export const ALL_PROMISES: readonly CalibrationPromise[] = [
  ...verdictPromises,
  ...plantedPromises,
  ...driverPromises,
  ...segmentPromises,
  ...calendarPromises,
  ...repPromises,
  ...alertPromises,
];
