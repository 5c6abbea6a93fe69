import type { FitBandName, ScoreFactor } from '../../domain/document/pipeline.ts';
import { OTHER_LEVEL, type Field } from '../../domain/field.ts';
import type { Interval } from '../../domain/interval.ts';
import { Z95 } from '../../stats/distributions.ts';
import { logistic, scorePoints } from '../../stats/scorePoints.ts';
import type { Scoring } from './scoring.ts';

/** Points of win rate, as a fraction, from the closed deals' rate to a high or a low fit. */
export const BAND_POINTS = 0.05;
export const AGE_FACTOR = 'age';

export interface OpenDealScore {
  probability: Interval;
  thisQuarter: number | null;
  factors: ScoreFactor[];
}

/** Scores deals by the places of their levels in the fields of the file, and their age. */
export interface Scorer {
  fields: readonly Field[];
  cutOffs: { low: number; high: number };
  base: number;
  /** P(won in the end) alone; null for an age that is not known, or beyond the last one. @param places by field */
  chance: (places: readonly number[], age: number) => number | null;
  /** Of the wins still to come, the share that comes this quarter. */
  soon: (age: number) => number | null;
  full: (places: readonly number[], age: number) => OpenDealScore | null;
}

/** @param daysLeft of the quarter; null when that can't be told */
export function scorerOf(
  scoring: Scoring,
  allFields: readonly Field[],
  daysLeft: number | null,
): Scorer {
  const { design, fit, fields: parts, ages, start } = scoring;
  const rate = fit.won / fit.deals;
  const fields = design.factors.flatMap(
    ({ name }) => allFields.find((field) => field.name === name) ?? [],
  );
  const codes = fields.map((field, f) => {
    const levels = design.factors[f]?.levels ?? [];
    const other = levels.indexOf(OTHER_LEVEL);
    return field.levels.map((level) => {
      const code = levels.indexOf(level);
      return code >= 0 ? code : other;
    });
  });
  const codeOf = (field: number, place: number): number => codes[field]?.[place] ?? -1;
  const shiftOf = remembered((age) => {
    const odds = age < 0 ? null : ages.logOdds(age);
    return odds === null ? null : odds - ages.start;
  });
  const errorOf = remembered((age) => ages.standardError(age));
  const soon = remembered((age) => (daysLeft === null ? null : ages.wonWithin(age, daysLeft)));
  const partOf = (place: number, field: number): number => parts.part(field, codeOf(field, place));
  return {
    fields,
    cutOffs: { low: rate - BAND_POINTS, high: rate + BAND_POINTS },
    base: logistic(start),
    soon,
    chance: (places, age) => {
      const shift = shiftOf(age);
      if (shift === null) return null;
      let odds = start + shift;
      for (let f = 0; f < fields.length; f++) odds += partOf(places[f] ?? -1, f);
      return logistic(odds);
    },
    full: (places, age) => {
      const shift = shiftOf(age);
      const ageError = errorOf(age);
      if (shift === null || ageError === null) return null;
      const own = fields.map((_, f) => partOf(places[f] ?? -1, f));
      const { probability, points } = scorePoints(start, [...own, shift]);
      const variance = parts.variance(fields.map((_, f) => codeOf(f, places[f] ?? -1)));
      const half = Z95 * Math.sqrt(variance + ageError * ageError);
      const odds = own.reduce((sum, one) => sum + one, start + shift);
      const within = soon(age);
      return {
        probability: {
          estimate: probability,
          low: logistic(odds - half),
          high: logistic(odds + half),
        },
        thisQuarter: within === null ? null : probability * within,
        factors: [...fields.map(({ name }) => name), AGE_FACTOR]
          .map((field, f) => ({
            field,
            level: f < fields.length ? (fields[f]?.levels[places[f] ?? -1] ?? '') : String(age),
            points: points[f] ?? 0,
          }))
          .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
      };
    },
  };
}

export const bandOf = (
  chance: number | null,
  { low, high }: { low: number; high: number },
): FitBandName =>
  chance === null ? 'unknown' : chance >= high ? 'high' : chance < low ? 'low' : 'medium';

/** Ages are few and deals many. */
function remembered(find: (age: number) => number | null): (age: number) => number | null {
  const known = new Map<number, number | null>();
  return (age) => {
    const before = known.get(age);
    if (before !== undefined) return before;
    const found = find(age);
    known.set(age, found);
    return found;
  };
}
