import { dateOf, labelOf } from '../../domain/calendar.ts';
import type {
  ForecastBand,
  ForecastMethod,
  ForecastRecord,
  ForecastScore,
} from '../../domain/document/forecast.ts';
import { quantileOf } from '../../stats/quantileOf.ts';
import { recordSentence, type ForecastUnit } from '../../words/forecastSentence.ts';
import { LEVELS, scoreOf, type Graded } from './record.ts';
import type { Method } from './replays.ts';

/** The three quantiles of draws. @param soFar is won already */
export function bandOfDraws(draws: Float64Array, soFar: number): ForecastBand {
  const sorted = draws.slice().sort();
  const [p10 = 0, p50 = 0, p90 = 0] = LEVELS.map((p) => soFar + (quantileOf(sorted, p) ?? 0));
  return { p10, p50, p90 };
}

/** The record of the method that is used; the others beside it. */
export function recordOf(
  graded: readonly Graded[],
  method: ForecastMethod,
  unit: ForecastUnit,
  weightedBy: ForecastRecord['weightedBy'],
): ForecastRecord {
  const own = graded.filter(({ bands }) => bands[method]);
  const score = (of: Method): ForecastScore | null => {
    const found = scoreOf(
      own.filter(({ bands }) => bands[of]),
      of,
    );
    return (
      found && {
        periods: found.replays,
        coverage80: found.coverage,
        medianAbsoluteError: found.medianAbsoluteError,
        pinball: found.pinball,
      }
    );
  };
  const facts = {
    ...(score(method) ?? { periods: 0, coverage80: 0, medianAbsoluteError: 0, pinball: 0 }),
    replays: own.flatMap(({ quarter, asOf, soFar, actual, bands }) => {
      const band = bands[method];
      return band
        ? [
            {
              label: labelOf('quarter', quarter.start),
              asOf: dateOf(asOf),
              soFar,
              actual,
              ...band,
              inside: band.p10 <= actual && actual <= band.p90,
            },
          ]
        : [];
    }),
    stageWeighted: score('weighted'),
    weightedBy,
    lastYear: score('lastYear'),
  };
  // A quarter that only one of two could be replayed for says nothing of which is closer.
  const beside = (other: Method): number =>
    scoreOf(
      own.filter(({ bands }) => bands[other]),
      method,
    )?.pinball ?? Infinity;
  const shared = { stageWeighted: beside('weighted'), lastYear: beside('lastYear') };
  return { ...facts, sentence: recordSentence(facts, method, unit, shared) };
}
