import type { Drivers, ExcludedColumn } from '../domain/document/drivers.ts';
import type { Field } from '../domain/field.ts';
import { collapse } from '../stats/collapse.ts';
import type { GroupedDesign } from '../stats/design.ts';
import { fitFirth } from '../stats/firth.ts';
import { fitLogistic, type LogisticFit } from '../stats/logistic.ts';
import { levelInformation, type LevelInformation } from '../stats/levelInformation.ts';
import { levelScores, type LevelScore } from '../stats/levelScores.ts';
import { determinedBy } from '../stats/nesting.ts';
import { settledFit, submodel, type Submodel } from '../stats/submodel.ts';

/** The model that a field is judged in. */
export interface FieldModel {
  design: GroupedDesign;
  /** By maximum likelihood. */
  fit: LogisticFit;
  /** The one that effects are taken from: `fit`, or a penalised one. */
  used: LogisticFit;
  /** The field's place in the design. */
  index: number;
  /** The model without the field. */
  without: Submodel | null;
  /** Its fit as the score test can stand on it. */
  settled: LogisticFit | null;
  /** What that fit knows of each level of the field. */
  information: LevelInformation | null;
  /** Each level of the field against what that fit expects of it. */
  scores: readonly LevelScore[];
  /** Finer fields that were left out, as this one follows from them; indexes of the whole design. */
  leftOut: readonly number[];
}

type Fitted = Pick<FieldModel, 'design' | 'fit' | 'used'>;

/**
 * Leaves out every field whose levels are those of another one in other words (a rep's id and name), and says from
 * which finer fields each of the rest follows.
 */
export function withoutRepeats(
  design: GroupedDesign,
  fields: readonly Field[],
): { design: GroupedDesign; fields: Field[]; finer: number[][]; repeats: ExcludedColumn[] } {
  const determined = determinedBy(design);
  const repeats: ExcludedColumn[] = [];
  // The rep's own column stays, as reps are judged by it; else the first one.
  const rank = (i: number): number => (fields[i]?.role === 'rep' ? -1 : i);
  const kept = fields.flatMap((field, i) => {
    const same = determined[i]?.find((j) => rank(j) < rank(i) && determined[j]?.includes(i));
    const other = same === undefined ? undefined : fields[same];
    if (!other) return [i];
    repeats.push({
      column: field.name,
      reason: 'same-as-another',
      note: `Its levels are those of ${other.name} in other words.`,
      aucWith: null,
      canPutBack: false,
    });
    return [];
  });
  const places = [...kept, ...design.factors.keys()].filter(
    (place, i) => i < kept.length || place >= fields.length,
  );
  return {
    design: { ...design, factors: places.flatMap((place) => design.factors[place] ?? []) },
    fields: kept.flatMap((i) => fields[i] ?? []),
    // What follows from the closed quarter can't be judged without it: time is always adjusted for.
    finer: kept.map((i) => kept.flatMap((j, place) => (determined[i]?.includes(j) ? [place] : []))),
    repeats,
  };
}

/** How to get at the model of each field: the whole one, or one without the fields that this one follows from. */
export function fieldModels(
  whole: Fitted,
  finer: readonly (readonly number[])[],
): (field: number, without: Submodel | null) => FieldModel {
  const smaller = new Map<string, Fitted>();
  return (field, known) => {
    const leftOut = finer[field] ?? [];
    if (leftOut.length === 0) return judged(whole, field, leftOut, known);
    const key = leftOut.join();
    const places = [...whole.design.factors.keys()].filter((place) => !leftOut.includes(place));
    const model = smaller.get(key) ?? fitWithout(whole, places);
    smaller.set(key, model);
    return judged(model, places.indexOf(field), leftOut, null);
  };
}

function judged(
  model: Fitted,
  index: number,
  leftOut: readonly number[],
  known: Submodel | null,
): FieldModel {
  const { design, fit } = model;
  const without = known ?? submodel(design, index, fit);
  const settled = without && settledFit(design, index, without);
  const information = settled && levelInformation(design, settled, index);
  const scores = settled && information ? levelScores(design, settled, index, information) : [];
  return { ...model, index, without, settled, information, scores, leftOut };
}

function fitWithout(whole: Fitted, places: readonly number[]): Fitted {
  const { design } = collapse(whole.design, places);
  // The deals are the same, so there is a model of them as there was before.
  const fit = fitLogistic(design) ?? whole.fit;
  return { design, fit, used: estimable(design, fit).used };
}

/**
 * The fit that effects are taken from. Where a level has no wins or no losses, or coefficients run off, Firth's
 * penalised likelihood gives finite ones, corrected so that predicted wins still sum to the actual (FLIC).
 */
export function estimable(
  design: GroupedDesign,
  fit: LogisticFit,
): { used: LogisticFit; method: Drivers['method'] } {
  if (fit.converged && fit.separated.length === 0)
    return { used: fit, method: 'maximum-likelihood' };
  const firth = fitFirth(design);
  return firth?.converged
    ? { used: firth, method: 'firth-flic' }
    : { used: fit, method: 'maximum-likelihood' };
}
