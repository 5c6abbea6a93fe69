import type { Interval } from '../domain/interval.ts';
import { wilson } from '../stats/wilson.ts';

/** Win rate by count with its interval; null when nothing is closed. */
export const winRateOf = (won: number, lost: number): Interval | null =>
  won + lost > 0 ? wilson(won, won + lost) : null;

/** A ratio that may have nothing below the line. */
export const ratio = (above: number | null, below: number | null): number | null =>
  above === null || below === null || below <= 0 ? null : above / below;
