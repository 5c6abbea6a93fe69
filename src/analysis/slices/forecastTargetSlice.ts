import type { ForecastTargetQuestion, ForecastTargetSlice } from '../../domain/forecastTarget.ts';
import { decidingDealsOf } from '../forecast/deciding.ts';
import { reached } from '../forecast/draws.ts';
import type { KeptModel } from '../setting.ts';

/** The chance to reach a typed sum, and the deals that decide it, from the draws of the forecast that is shown. */
export function forecastTargetSlice(
  { forecast }: KeptModel,
  { target }: ForecastTargetQuestion,
): ForecastTargetSlice {
  if (!forecast) return { kind: 'forecast-target', target, reached: null, deciding: [] };
  return {
    kind: 'forecast-target',
    target,
    reached: reached(forecast.totals, forecast.soFar, target),
    deciding: decidingDealsOf(forecast, target),
  };
}
