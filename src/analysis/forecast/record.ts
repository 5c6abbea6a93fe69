import { pinball } from '../../stats/pinball.ts';
import { quantileOf } from '../../stats/quantileOf.ts';
import {
  bandOf,
  METHODS,
  MOST_GRADED,
  shockAt,
  type Band,
  type Method,
  type Replay,
} from './replays.ts';

/** One replay with the bands that each method would have given on that day. */
export interface Graded extends Replay {
  bands: Record<Method, Band | null>;
}

export interface Score {
  replays: number;
  /** Share of them whose 80% band held what came. */
  coverage: number;
  /** Of the median, in the measure’s unit. */
  medianAbsoluteError: number;
  /** Mean over the three quantiles and the replays, in the same unit. */
  pinball: number;
}

/** What each method would have said, with nothing but what was known: the bands of a replay rest on earlier ones alone. */
export function grade(replays: readonly Replay[], which: 0 | 1): Graded[] {
  return replays.slice(0, MOST_GRADED).map((one) => {
    const band = (method: Method): Band | null => {
      const plain = one.methods[method];
      return plain ? bandOf(plain, shockAt(replays, method, one.back, which)) : null;
    };
    return {
      ...one,
      bands: { model: band('model'), weighted: band('weighted'), lastYear: band('lastYear') },
    };
  });
}

export const LEVELS = [0.1, 0.5, 0.9] as const;

export const lossOf = (actual: number, { p10, p50, p90 }: Band): number =>
  [p10, p50, p90].reduce((sum, q, i) => sum + pinball(actual, q, LEVELS[i] ?? 0.5), 0) / 3;

/** @returns null where the method could be replayed nowhere. Only replays that all of `beside` have are counted. */
export function scoreOf(graded: readonly Graded[], method: Method): Score | null {
  const told = graded.flatMap(({ actual, bands }) => {
    const band = bands[method];
    return band ? [{ actual, band }] : [];
  });
  if (told.length === 0) return null;
  const errors = told.map(({ actual, band }) => Math.abs(actual - band.p50)).sort((a, b) => a - b);
  const inside = told.filter(({ actual, band }) => band.p10 <= actual && actual <= band.p90);
  return {
    replays: told.length,
    coverage: inside.length / told.length,
    medianAbsoluteError: quantileOf(errors, 0.5) ?? 0,
    pinball: told.reduce((sum, { actual, band }) => sum + lossOf(actual, band), 0) / told.length,
  };
}

/** Fewest replays by which one method is preferred to the model. */
const FEWEST_TO_CHOOSE = 4;

/** The method with the least loss over the replays that all of them have; the model where these are too few. */
export function bestMethod(graded: readonly Graded[]): Method {
  let best: Method = 'model';
  for (const method of METHODS) {
    const both = graded.filter(({ bands }) => bands[method] && bands[best]);
    if (both.length < FEWEST_TO_CHOOSE) continue;
    const [own, other] = [scoreOf(both, method), scoreOf(both, best)];
    if (own && other && own.pinball < other.pinball) best = method;
  }
  return best;
}
